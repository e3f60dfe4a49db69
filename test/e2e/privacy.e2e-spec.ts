import { Logger } from '@nestjs/common';
import { IssuingService } from '@lopso/credentials';
import { NOTICE_VERSION } from '@lopso/identity';
import {
  type Actor,
  Audit,
  AuditSealing,
  AuditVerification,
  type Database,
  FileStore,
  JobWorker,
  newId,
  PersonalData,
  vietnamDate,
} from '@lopso/platform';
import { aFinishedCycle, aRound } from '../support/credentials';
import { type ActiveMember, anActiveMember } from '../support/identity';
import { LogRecord } from '../support/log-record';
import { filesHolding, placesHolding, placesWithMore, rowsHoldingYear, yearOfNobody } from '../support/personal-data';
import { TestProvince } from '../support/province';
import { TableOwner } from '../support/table-owner';
import { TestApi } from '../support/test-api';

const NAME = 'Giàng Thị Xuyến Chi';
const PHONE = '+84992555777';
/** Everybody else's: the tests of this file come in any order and share a database. */
const OTHER = 'Lò Thị Xuân Thu';

describe('personal data', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;
  const log = new LogRecord();

  beforeAll(async () => {
    api = await TestApi.start(log);
    database = api.database;
  });
  afterAll(async () => {
    await api.stop();
    log.end();
  });
  beforeEach(async () => {
    province = await TestProvince.create(database);
  });
  afterEach(() => api.clock.release());

  const officerOf = (person: ActiveMember): Actor => province.officer('commune-officer', person.member.unit);
  const ask = (person: ActiveMember, kind: string, more = {}) =>
    person.device.post('/api/own-data/requests', { kind, clientKey: newId(), ...more });

  /** A person with a seat, an account, a work with a photo, a certificate, and an audit trail that names them. */
  async function aKnownPerson(name = OTHER, phone = '+84992555888', birthYear = 1987) {
    const person = await anActiveMember(api, province, name);
    const { member } = person;
    await database.execute('update org.member set phone = $2, birth_year = $3 where id = $1', [
      member.id,
      phone,
      birthYear,
    ]);
    await database.execute('update identity.account set phone = $2 where id = $1', [person.accountId, phone]);
    await province.seat(member, await province.team(member.unit));
    const round = await aRound(database, province);
    const cycle = await aFinishedCycle(database, round, member);
    await api.app.get(IssuingService).issue([cycle.id], 'by-hand');
    const certificate = await database.queryOne<{ id: string; code: string }>(
      'select id, code from credentials.certificate where member_id = $1',
      [member.id],
    );
    const photo = `photo-${newId()}`;
    await api.app.get(FileStore).put(photo, Buffer.from(`ảnh của ${name}`));
    await aWork(person, photo);
    await anImportedLine(person, phone);
    await person.device.post('/api/me/calendars', { reach: 'own' });
    const officer = officerOf(person);
    await api.post(
      `/api/members/${member.id}/consents`,
      {
        ...{ purpose: 'phone-reminders', decision: 'agreed', noticeVersion: NOTICE_VERSION },
        ...{ signedOn: vietnamDate(api.clock.now()), note: `Giấy của ${name}` },
      },
      { as: officer },
    );
    await api.put(`/api/members/${member.id}`, { fullName: name, birthYear, kind: 'resident', phone }, { as: officer });
    await api.get(`/api/members?text=${encodeURIComponent(name)}`, { as: officer });
    return { ...person, officer, cycle, code: certificate?.code ?? '', certificateId: certificate?.id ?? '' };
  }

  /** A line of a spreadsheet that became the person, a faulty one nobody joined to them, and one that an officer said is somebody else like them. */
  async function anImportedLine({ member }: ActiveMember, phone: string): Promise<void> {
    const batchId = newId();
    await database.execute(
      `insert into interop.import_batch (id, kind, unit_id, unit_path, file_name, client_key, body_hash, uploaded_by, uploaded_at, state)
       values ($1, 'roster', $2, $3, 'danh-sach.xlsx', $4, '', $4, now(), 'committed')`,
      [batchId, member.unit.id, member.unit.path, newId()],
    );
    const candidates = JSON.stringify([{ kind: 'member', memberId: member.id, fullName: member.fullName }]);
    await database.execute(
      `insert into interop.import_row (batch_id, number, cells, parsed, candidates, state, member_id, is_another, another_than) values
         ($1, 1, $2, $3, '[]', 'done', $4, false, '[]'),
         ($1, 2, '{Người khác}', null, $5, 'ready', null, true, jsonb_build_array(jsonb_build_object('memberId', $4::uuid::text))),
         ($1, 3, $6, null, '[]', 'problem', null, false, '[]')`,
      [
        ...[
          batchId,
          [member.fullName, phone],
          JSON.stringify({ fullName: member.fullName, phone }),
          member.id,
          candidates,
        ],
        [`Bà ${member.fullName.normalize('NFD')} (tổ phó)`, phone.slice(3)],
      ],
    );
  }

  async function aWork({ member }: ActiveMember, photo: string): Promise<void> {
    const id = newId();
    await database.execute(
      `insert into assessment.submission (id, member_id, unit_id, unit_path, task_id, course_id, course_hash, number, words, rubric,
         client_key, body_hash, handed_in_at, state, graded_by, graded_at, comment)
       values ($1, $2, $3, $4, 'C05-TASK', 'C05', 'x', 1, $5, '[]', $6, '\\x01', now(), 'passed', $6, now(), $7)`,
      [
        id,
        member.id,
        member.unit.id,
        member.unit.path,
        `Tôi là ${member.fullName}`,
        newId(),
        `Chị ${member.fullName} làm tốt`,
      ],
    );
    await database.execute(
      `insert into assessment.submission_file (id, submission_id, position, store_key, media_type, size_bytes, width, height)
       values ($1, $2, 1, $3, 'image/jpeg', 10, 1, 1)`,
      [newId(), id, photo],
    );
  }

  describe('“Dữ liệu của tôi”', () => {
    it('shows what is held, section by section, to the member alone', async () => {
      const person = await anActiveMember(api, province, 'Lò Văn Pâng');
      const { status, body } = await person.device.get('/api/own-data');
      expect(status).toBe(200);
      const names = body.sections.map((section: { name: string }) => section.name);
      expect(names).toEqual(
        expect.arrayContaining(['org.member', 'identity.account', 'identity.sessions', 'identity.consents']),
      );
      expect(JSON.stringify(body.sections)).toContain('Lò Văn Pâng');
      const officers = await api.get('/api/own-data', { as: officerOf(person) });
      expect(JSON.stringify(officers.body.sections)).not.toContain('Lò Văn Pâng');
      expect((await api.get('/api/own-data')).status).toBe(401);
    });

    it('tells who looked, in the order of time, and leaves the own looking out', async () => {
      const person = await anActiveMember(api, province);
      const officer = officerOf(person);
      await api.get(`/api/members/${person.member.id}`, { as: officer });
      await api.get(`/api/members?communeId=${person.member.unit.id}&text=a`, { as: officer });
      await person.device.get('/api/own-data');
      const { body } = await person.device.get('/api/own-data/readers');
      const acts = body.entries.map((entry: { action: string }) => entry.action);
      expect(acts.slice(0, 2)).toEqual(['org.members-listed', 'org.member-read']);
      const elsewhere = province.officer('commune-officer', await province.commune());
      await api.get('/api/members?text=a', { as: elsewhere });
      expect((await person.device.get('/api/own-data/readers')).body.entries).toHaveLength(body.entries.length);
    });

    it('tells which officer read the own request, in the queue and by itself', async () => {
      const person = await anActiveMember(api, province);
      const { body: made } = await ask(person, 'correction');
      await api.get('/api/data-requests', { as: officerOf(person) });
      await api.get(`/api/data-requests/${made.id}`, { as: officerOf(person) });
      const { body } = await person.device.get('/api/own-data/readers');
      expect(body.entries.map((entry: { action: string }) => entry.action)).toEqual([
        'privacy.request-read',
        'privacy.requests-listed',
      ]);
    });

    it('tells the readers behind the own acts, however many those are', async () => {
      const person = await anActiveMember(api, province);
      await api.get(`/api/members/${person.member.id}`, { as: officerOf(person) });
      for (const kind of ['access', 'correction', 'restriction']) await ask(person, kind);
      const { body } = await person.device.get('/api/own-data/readers?limit=1');
      expect(body.entries.map((entry: { action: string }) => entry.action)).toEqual(['org.member-read']);
    });

    it('names what opens the account: keys by their names, the authenticator, links, places, devices and codes', async () => {
      const person = await anActiveMember(api, province);
      const at = [person.accountId, newId()];
      await database.execute(
        `insert into identity.passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at)
         values ($2::uuid, $1, $2::text, '\\x01', 0, '{}', 'Điện thoại của Pâng', now())`,
        at,
      );
      await database.execute(
        `insert into identity.totp (account_id, sealed_secret, created_at) values ($1, '\\x5ec4e7', now())`,
        [person.accountId],
      );
      await database.execute(
        `insert into identity.foreign_identity (account_id, issuer, subject_hash, linked_at)
         values ($1, 'https://dinh-danh.test', decode(md5($2::text), 'hex'), now())`,
        at,
      );
      await database.execute(
        `insert into identity.handset_place (id, account_id, device_hash, pin_hash, sealed_secret, created_at, last_used_at)
         values ($2::uuid, $1, decode(md5($2::text), 'hex'), 'pin-print', '\\x01', now(), now())`,
        at,
      );
      const { body } = await person.device.get('/api/own-data');
      const held = (name: string): Record<string, string | null>[] =>
        body.sections
          .filter((section: { name: string }) => section.name === name)
          .flatMap(({ rows }: { rows: { values: { name: string; value: string | null }[] }[] }) =>
            rows.map(({ values }) => Object.fromEntries(values.map((one) => [one.name, one.value]))),
          );
      expect(held('identity.passkeys')).toMatchObject([{ keyName: 'Điện thoại của Pâng' }]);
      expect(held('identity.authenticator')).toMatchObject([{ confirmedAt: null, codesLeft: '0' }]);
      expect(held('identity.providers')).toMatchObject([{ provider: 'https://dinh-danh.test' }]);
      expect(held('identity.places')).toMatchObject([{ failedTries: '0' }]);
      expect(held('identity.devices')).toHaveLength(1);
      expect(held('identity.codes')).toMatchObject([{ codePurpose: 'activate' }]);
      expect(JSON.stringify(body)).not.toMatch(/pin-print|5ec4e7|hash/i);
    });

    it('is handed over as a file only where the password was given a moment ago', async () => {
      const person = await anActiveMember(api, province);
      api.clock.stopAt(new Date(api.clock.now().getTime() + 30 * 60_000).toISOString());
      await person.device.post('/api/auth/refresh');
      expect((await person.device.get('/api/own-data')).status).toBe(200);
      expect((await person.device.get('/api/own-data/file')).body.code).toBe('identity.step-up-needed');
    });

    it('is handed over as a file', async () => {
      const person = await anActiveMember(api, province, 'Lò Văn Pâng');
      const file = await person.device.get('/api/own-data/file');
      expect(file.headers['content-disposition']).toContain('du-lieu-cua-toi.json');
      expect(file.body['org.member'][0]).toMatchObject({ fullName: 'Lò Văn Pâng', birthYear: 1987 });
    });

    it('is there also for who took the consent back', async () => {
      const person = await anActiveMember(api, province);
      await person.device.post('/api/consents', { decision: 'withdrawn', noticeVersion: NOTICE_VERSION });
      expect((await person.device.get('/api/me/home')).status).toBe(403);
      expect((await person.device.get('/api/own-data')).status).toBe(200);
      expect((await ask(person, 'erasure')).status).toBe(201);
    });
  });

  describe('consent', () => {
    it('is given and taken back purpose by purpose, and none is given beforehand', async () => {
      const person = await anActiveMember(api, province);
      const states = async () =>
        Object.fromEntries(
          (await person.device.get('/api/own-data')).body.consents.map((one: { purpose: string; isGiven: boolean }) => [
            one.purpose,
            one.isGiven,
          ]),
        );
      expect(await states()).toEqual({ 'learning-record': true, 'phone-reminders': false, 'work-photos': false });
      const say = (purpose: string, decision: string) =>
        person.device.post('/api/consents', { purpose, decision, noticeVersion: NOTICE_VERSION });
      expect((await say('work-photos', 'agreed')).status).toBe(200);
      expect((await say('phone-reminders', 'refused')).status).toBe(200);
      expect(await states()).toEqual({ 'learning-record': true, 'phone-reminders': false, 'work-photos': true });
      await say('work-photos', 'withdrawn');
      expect(await states()).toMatchObject({ 'work-photos': false });
      expect((await person.device.get('/api/auth/session')).body.account.consent.isGiven).toBe(true);
    });

    it('to an older notice is asked for once more where the purpose reads anew, and stays where it does not', async () => {
      const person = await anActiveMember(api, province);
      for (const purpose of ['learning-record', 'phone-reminders'])
        await database.execute(
          `insert into identity.consent (id, account_id, purpose, text_version, decision, decided_at)
           values ($1, $2, $3, '2026-11', 'agreed', now() + interval '1 second')`,
          [newId(), person.accountId, purpose],
        );
      api.clock.stopAt(new Date(api.clock.now().getTime() + 60_000).toISOString());
      const consent = async () => (await person.device.get('/api/auth/session')).body.account.consent;
      expect(await consent()).toMatchObject({ isGiven: false, decision: 'agreed', textVersion: '2026-11' });
      const own = async () => (await person.device.get('/api/own-data')).body.consents;
      expect(await own()).toMatchObject([{ isGiven: false }, { isGiven: true }, { isGiven: false, decision: null }]);
      await person.device.post('/api/consents', { decision: 'agreed', noticeVersion: NOTICE_VERSION });
      expect(await consent()).toMatchObject({ isGiven: true, textVersion: NOTICE_VERSION });
      expect(await own()).toMatchObject([
        { isGiven: true },
        { isGiven: true, textVersion: '2026-11' },
        { isGiven: false },
      ]);
      const { body } = await person.device.get('/api/own-data/file');
      const versions = body['identity.consents'].map((line: { textVersion: string }) => line.textVersion);
      expect(new Set(versions)).toEqual(new Set(['2026-11', NOTICE_VERSION]));
    });

    it('can be read in the words of the version it was given to', async () => {
      const before = await api.get('/api/privacy-notice?version=2026-11');
      expect(before.body).toMatchObject({ version: '2026-11', changes: [] });
      const present = (await api.get('/api/privacy-notice')).body;
      expect(present).toMatchObject({ version: NOTICE_VERSION, versions: [NOTICE_VERSION, '2026-11'] });
      expect(present.changes.length).toBeGreaterThan(0);
      expect((await api.get('/api/privacy-notice?version=2025-01')).status).toBe(404);
    });

    it('signed on paper is written down by the officer, with the day and the officer', async () => {
      const person = await anActiveMember(api, province);
      const officer = officerOf(person);
      const url = `/api/members/${person.member.id}/consents`;
      const body = {
        purpose: 'phone-reminders',
        decision: 'agreed',
        noticeVersion: NOTICE_VERSION,
        signedOn: '2026-11-20',
        note: 'Cặp hồ sơ số 3, bộ phận một cửa',
      };
      expect((await api.post(url, body, { as: officer })).status).toBe(200);
      const { body: states } = await api.get(url, { as: officer });
      expect(states[1]).toMatchObject({
        purpose: 'phone-reminders',
        isGiven: true,
        givenHow: 'paper',
        signedOn: '2026-11-20',
      });
      expect(states[1].note).toBe(body.note);
      const stranger = province.officer('commune-officer', await province.commune());
      expect((await api.post(url, body, { as: stranger })).status).toBe(404);
      expect((await api.post(url, { ...body, noticeVersion: 'old' }, { as: officer })).status).toBe(409);
    });

    it('signed on paper before the person chose in the app does not undo that choice', async () => {
      const person = await anActiveMember(api, province);
      const said = { purpose: 'work-photos', noticeVersion: NOTICE_VERSION };
      await person.device.post('/api/consents', { ...said, decision: 'refused' });
      const write = (signedOn: string) =>
        api.post(
          `/api/members/${person.member.id}/consents`,
          { ...said, decision: 'agreed', signedOn, note: 'Cặp hồ sơ số 3' },
          { as: officerOf(person) },
        );
      const day = (offset: number): string => vietnamDate(new Date(api.clock.now().getTime() + offset * 86_400_000));
      expect((await write(day(-1))).body.code).toBe('identity.consent-said-later');
      expect((await write(day(1))).body.errors).toMatchObject([{ pointer: '#/signedOn', code: 'org.date-in-future' }]);
      expect((await write('2026-02-30')).body.errors).toMatchObject([{ pointer: '#/signedOn', code: 'field.date' }]);
      expect((await write(day(0))).status).toBe(200);
    });
  });

  describe('requests', () => {
    it('are answered within two working days, which week-ends do not shorten', async () => {
      api.clock.stopAt('2026-11-26T03:00:00Z');
      const person = await anActiveMember(api, province);
      const { body } = await ask(person, 'correction', { wish: 'Tên đệm là Thị' });
      expect(body).toMatchObject({ state: 'received', answerDueOn: '2026-11-30', actDueOn: '2026-12-07' });
      const officer = officerOf(person);
      const queue = async () => (await api.get('/api/data-requests', { as: officer })).body;
      expect((await queue()).requests).toMatchObject([
        { id: body.id, isLate: false, workingDaysLeft: 2, memberName: person.member.fullName },
      ]);
      api.clock.stopAt('2026-12-01T03:00:00Z');
      expect((await queue()).requests).toMatchObject([{ isLate: true, workingDaysLeft: 0 }]);
    });

    it('are the same when sent twice, and one of a kind waits at a time', async () => {
      const person = await anActiveMember(api, province);
      const clientKey = newId();
      const first = await ask(person, 'access', { clientKey });
      expect((await ask(person, 'access', { clientKey })).body).toEqual(first.body);
      const second = await ask(person, 'access');
      expect([second.status, second.body.code]).toEqual([409, 'org.data-request-open']);
      expect((await person.device.post(`/api/own-data/requests/${first.body.id}/take-back`)).status).toBe(204);
      expect((await ask(person, 'access')).status).toBe(201);
    });

    it('are found by the key of their form, and the answer to a form sent again says how they stand', async () => {
      const person = await anActiveMember(api, province);
      const clientKey = newId();
      const first = await ask(person, 'correction', { clientKey, wish: 'Tên em viết sai' });
      await person.device.post(`/api/own-data/requests/${first.body.id}/take-back`);
      const again = await ask(person, 'correction', { clientKey, wish: 'Tên em viết sai' });
      expect(again.body).toMatchObject({ id: first.body.id, state: 'taken-back', clientKey });
      const paper = { memberId: person.member.id, kind: 'access', madeOn: '2026-11-20', clientKey: newId() };
      expect((await api.post('/api/data-requests', paper, { as: officerOf(person) })).status).toBe(201);
      const { requests } = (await person.device.get('/api/own-data')).body;
      expect(requests).toMatchObject([
        { id: first.body.id, clientKey },
        { madeHow: 'paper', clientKey: null },
      ]);
    });

    it('are refused with a reason that the person reads, and not twice', async () => {
      const person = await anActiveMember(api, province);
      const { body } = await ask(person, 'erasure');
      const officer = officerOf(person);
      const url = `/api/data-requests/${body.id}/refusal`;
      const answer = 'Hồ sơ phải giữ theo quy định về lưu trữ. Anh chị có thể khiếu nại.';
      expect((await api.post(url, { answer: 'Không' }, { as: officer })).status).toBe(400);
      expect((await api.post(url, { answer }, { as: officer })).body).toMatchObject({ state: 'refused', can: [] });
      expect((await api.post(url, { answer }, { as: officer })).body.code).toBe('org.data-request-not-open');
      const own = (await person.device.get('/api/own-data')).body.requests;
      expect(own).toMatchObject([{ state: 'refused', answer }]);
    });

    it('take more time once, with a reason', async () => {
      const person = await anActiveMember(api, province);
      const { body } = await ask(person, 'correction');
      const officer = officerOf(person);
      const url = `/api/data-requests/${body.id}/extension`;
      const extended = await api.post(url, { reason: 'Chờ giấy tờ gốc' }, { as: officer });
      expect(extended.body.actDueOn > body.actDueOn).toBe(true);
      expect((await api.post(url, { reason: 'Chờ nữa' }, { as: officer })).status).toBe(409);
    });

    it('go with the person who moves: the new office reads and answers them, to the old one they are none', async () => {
      const person = await anActiveMember(api, province);
      const { unit } = person.member;
      const team = await province.team(unit);
      await province.seat(person.member, team);
      const asked = (await ask(person, 'access')).body;
      const refused = (await ask(person, 'erasure')).body;
      const [old, next] = [officerOf(person), await province.commune()];
      const answer = 'Hồ sơ phải giữ theo quy định về lưu trữ. Anh chị có thể khiếu nại.';
      expect((await api.post(`/api/data-requests/${refused.id}/refusal`, { answer }, { as: old })).status).toBe(200);
      const target = await province.team(next);
      const term = await api.database.queryOne<{ id: string }>('select id from org.seat_term where member_id = $1', [
        person.member.id,
      ]);
      const admin = province.officer('department-admin');
      const wish = { toTeamId: target.id };
      const moved = await api.post(`/api/seat-terms/${term?.id}/move`, wish, { as: admin });
      expect(moved.status).toBe(200);
      const officer = province.officer('commune-officer', next);
      for (const { id } of [asked, refused]) {
        expect((await api.get(`/api/data-requests/${id}`, { as: old })).status).toBe(404);
        expect((await api.get(`/api/data-requests/${id}`, { as: officer })).status).toBe(200);
      }
      const accept = (as: Actor) => api.post(`/api/data-requests/${asked.id}/acceptance`, { answer }, { as });
      expect((await accept(old)).status).toBe(404);
      expect((await api.get('/api/data-requests', { as: old })).body).toMatchObject({ requests: [], open: 0 });
      await api.post(`/api/acts/${moved.body.actId}/undo`, undefined, { as: admin });
      expect((await accept(officer)).status).toBe(404);
      expect((await accept(old)).status).toBe(200);
    });

    it('of another commune look like none at all', async () => {
      const person = await anActiveMember(api, province);
      const { body } = await ask(person, 'access');
      const stranger = province.officer('commune-officer', await province.commune());
      const there = await api.get(`/api/data-requests/${body.id}`, { as: stranger });
      const absent = await api.get(`/api/data-requests/${newId()}`, { as: stranger });
      expect([there.status, { ...there.body, instance: '' }]).toEqual([404, { ...absent.body, instance: '' }]);
      expect((await api.get('/api/data-requests', { as: stranger })).body).toEqual({
        requests: [],
        open: 0,
        nextCursor: null,
      });
    });

    it('on paper are written down with the day they came in', async () => {
      api.clock.stopAt('2026-11-25T03:00:00Z');
      const commune = await province.commune();
      const member = await province.member(commune);
      const as = province.officer('commune-officer', commune);
      const body = { memberId: member.id, kind: 'restriction', madeOn: '2026-11-20', clientKey: newId() };
      const made = await api.post('/api/data-requests', body, { as });
      expect(made.body).toMatchObject({ madeHow: 'paper', answerDueOn: '2026-11-24', isLate: true });
    });

    it('count the days off that the department enters, open ones anew', async () => {
      api.clock.stopAt('2033-01-27T03:00:00Z');
      const person = await anActiveMember(api, province);
      const { body } = await ask(person, 'correction');
      // 31/1/2033 is the first of the lunar year: expected, and no term is counted by it until it is entered.
      expect(body).toMatchObject({ answerDueOn: '2033-01-31', actDueOn: '2033-02-07' });
      const officer = officerOf(person);
      const tet = { from: '2033-01-28', to: '2033-02-07', occasion: 'tet' };
      expect((await api.post('/api/holidays', tet, { as: officer })).status).toBe(403);
      const department = province.officer('department-officer', province.unit);
      const added = await api.post('/api/holidays', tet, { as: department });
      expect(added.body.changedRequests).toBeGreaterThanOrEqual(1);
      const shown = async () => (await api.get(`/api/data-requests/${body.id}`, { as: officer })).body;
      expect(await shown()).toMatchObject({ answerDueOn: '2033-02-09', actDueOn: '2033-02-08' });
      await api.post('/api/holidays/removal', { from: tet.from, to: tet.to }, { as: department });
      expect(await shown()).toMatchObject({ answerDueOn: '2033-01-31', actDueOn: '2033-02-07' });
    });

    it('say which years of days off nobody has confirmed', async () => {
      api.clock.stopAt('2035-06-01T03:00:00Z');
      const as = province.officer('department-admin', province.unit);
      // Other files on this database may have entered days of later years, which are listed as well.
      const years = async () => (await api.get('/api/holidays', { as })).body.years.slice(0, 2);
      expect(await years()).toMatchObject([{ year: 2035, isConfirmed: false }, { year: 2036 }]);
      expect((await years())[0].missing).toEqual(['tet', 'hung-vuong', 'national-day']);
      // 28/1/2036 is the first of the lunar year; Tết of 2035 is over. 2/9/2035 is a Sunday, 3/9 free in its place.
      const [present, next] = (await years()) as { expected: { day: string; occasion: string }[] }[];
      expect(present?.expected.map(({ occasion }) => occasion)).toEqual(['national-day']);
      expect(next?.expected).toContainEqual({ day: '2036-01-28', occasion: 'tet' });
      const document = 'Thông báo 6150/TB-BNV';
      const { body } = await api.post('/api/holidays/confirmation', { year: 2035, document }, { as });
      expect(body.years[0]).toMatchObject({ isConfirmed: true, document, expected: [] });
      await api.post('/api/holidays/confirmation', { year: 2035 }, { as });
      expect((await years())[0].isConfirmed).toBe(false);
      const past = { from: '2034-02-01', to: '2034-02-02', occasion: 'tet' };
      expect((await api.post('/api/holidays', past, { as })).body.errors).toMatchObject([{ pointer: '#/from' }]);
      const backwards = { from: '2035-07-02', to: '2035-07-01', occasion: 'other' };
      expect((await api.post('/api/holidays', backwards, { as })).body.errors).toMatchObject([{ pointer: '#/to' }]);
    });

    it('wait for days off that one department entered for all and no other takes out', async () => {
      api.clock.stopAt('2037-06-01T03:00:00Z');
      const [as, other] = [province, await TestProvince.create(api.database)].map((one) =>
        one.officer('department-officer', one.unit),
      );
      const days = { from: '2037-09-03', to: '2037-09-03' };
      const first = await api.post('/api/holidays', { ...days, occasion: 'national-day' }, { as });
      expect(first.status).toBe(200);
      // The same day announced to another department changes nothing and is no fault.
      expect((await api.post('/api/holidays', { ...days, occasion: 'national-day' }, { as: other })).status).toBe(200);
      const shown = async (who: typeof as) =>
        (await api.get('/api/holidays', { as: who })).body.years[0].days.find(
          ({ day }: { day: string }) => day === days.from,
        );
      expect(await shown(as)).toMatchObject({ enteredBy: 'Tỉnh Thử', canRemove: true });
      expect(await shown(other)).toMatchObject({ enteredBy: 'Tỉnh Thử', canRemove: false });
      const refused = await api.post('/api/holidays/removal', days, { as: other });
      expect([refused.status, refused.body.code]).toEqual([422, 'org.holiday-of-another']);
      await api.post('/api/holidays/confirmation', { year: 2037, document: 'Thông báo 1/TB-BNV' }, { as });
      for (const document of [undefined, 'Thông báo 2/TB-BNV'])
        expect((await api.post('/api/holidays/confirmation', { year: 2037, document }, { as: other })).status).toBe(
          422,
        );
      expect((await api.post('/api/holidays/removal', days, { as })).status).toBe(200);
      expect((await api.post('/api/holidays/confirmation', { year: 2037 }, { as })).body.years[0].isConfirmed).toBe(
        false,
      );
    });

    it('to erase, asked on paper, are not accepted by the officer who wrote the paper down', async () => {
      const person = await anActiveMember(api, province);
      const first = officerOf(person);
      const body = { memberId: person.member.id, kind: 'erasure', madeOn: '2026-11-20', clientKey: newId() };
      const made = await api.post('/api/data-requests', body, { as: first });
      expect(made.body).toMatchObject({ needsOtherOfficer: true, can: ['refuse', 'extend'] });
      const url = `/api/data-requests/${made.body.id}/acceptance`;
      expect((await api.post(url, {}, { as: first })).body.code).toBe('org.other-officer-needed');
      expect((await api.get(`/api/members/${person.member.id}`, { as: first })).status).toBe(200);
      await expect(
        database.execute(
          `update org.data_request set state = 'done', answered_by = recorded_by, answered_at = now(), done_at = now() where id = $1`,
          [made.body.id],
        ),
      ).rejects.toThrow();
      const second = officerOf(person);
      expect((await api.post(url, {}, { as: second })).body).toMatchObject({ state: 'done', memberName: null });
    });

    it('of a member who is an officer too are answered by another officer to their end', async () => {
      const person = await anActiveMember(api, province);
      const others = officerOf(person);
      const self: Actor = { ...others, accountId: person.accountId, memberId: person.member.id };
      const admin = province.officer('department-admin');
      const [correction, erasure] = [(await ask(person, 'correction')).body.id, (await ask(person, 'erasure')).body.id];
      const shown = async (id: string) => (await api.get(`/api/data-requests/${id}`, { as: self })).body;
      const said = { answer: 'Tôi tự trả lời yêu cầu của tôi.', reason: 'Tôi cần thêm ngày' };
      const tries = async (id: string, acts: readonly (keyof typeof bodies)[]) => {
        for (const act of acts) {
          const tried = await api.post(`/api/data-requests/${id}/${act}`, bodies[act], { as: self });
          expect([act, tried.status, tried.body.code]).toEqual([act, 422, 'org.other-officer-needed']);
        }
      };
      const bodies = {
        acceptance: {},
        refusal: { answer: said.answer },
        extension: { reason: said.reason },
        completion: undefined,
      };
      for (const id of [correction, erasure]) {
        expect(await shown(id)).toMatchObject({ can: [], needsOtherOfficer: true, isOwn: true });
        await tries(id, ['acceptance', 'refusal', 'extension']);
      }
      expect((await api.get(`/api/data-requests/${erasure}/doubts`, { as: self })).body.code).toBe(
        'org.other-officer-needed',
      );
      expect((await api.post(`/api/data-requests/${correction}/acceptance`, {}, { as: others })).body).toMatchObject({
        state: 'accepted',
        isOwn: false,
      });
      expect(await shown(correction)).toMatchObject({ can: [], needsOtherOfficer: true, isOwn: true });
      await tries(correction, ['extension', 'completion']);
      // Where there is one officer alone, the administrator of the department answers.
      expect((await api.post(`/api/data-requests/${correction}/completion`, undefined, { as: admin })).body.state).toBe(
        'done',
      );
      expect(await shown(correction)).toMatchObject({ can: [], needsOtherOfficer: false });
      expect((await api.post(`/api/data-requests/${erasure}/acceptance`, {}, { as: admin })).body.state).toBe('done');
    });

    it('to restrict mark the record', async () => {
      const person = await anActiveMember(api, province);
      const { body } = await ask(person, 'restriction');
      const as = officerOf(person);
      expect((await api.post(`/api/data-requests/${body.id}/acceptance`, {}, { as })).body.state).toBe('done');
      expect((await api.get(`/api/members/${person.member.id}`, { as })).body.isRestricted).toBe(true);
      const lift = await ask(person, 'lift-restriction');
      await api.post(`/api/data-requests/${lift.body.id}/acceptance`, {}, { as });
      expect((await api.get(`/api/members/${person.member.id}`, { as })).body.isRestricted).toBe(false);
    });
  });

  describe('erasure', () => {
    const WORDS = [NAME, PHONE, PHONE.slice(3)];

    it('leaves the name, telephone and birth year in no table, file or line of the log', async () => {
      const { year: birthYear, rows: before } = await yearOfNobody(database);
      const person = await aKnownPerson(NAME, PHONE, birthYear);
      expect((await placesHolding(database, WORDS)).length).toBeGreaterThan(5);
      const held = placesWithMore(await rowsHoldingYear(database, birthYear), before);
      expect(held).toEqual(expect.arrayContaining(['credentials.certificate.fields', 'org.member.birth_year']));
      const { body } = await ask(person, 'erasure', { wish: `Xóa hết về ${NAME}` });
      const done = await api.post(
        `/api/data-requests/${body.id}/acceptance`,
        { answer: `Chào ${NAME}` },
        { as: person.officer },
      );
      expect(done.body).toMatchObject({ state: 'done', memberName: null, answer: null, wish: null });
      const worker = api.app.get(JobWorker);
      await worker.start();
      await until(
        async () =>
          (
            await database.query(
              `select 1 from pgboss.job where name = 'platform.remove-files' and state <> 'completed'`,
            )
          ).length === 0,
      );
      await worker.stop();
      expect(await placesHolding(database, WORDS)).toEqual([]);
      expect(placesWithMore(await rowsHoldingYear(database, birthYear), before)).toEqual([]);
      expect(filesHolding(process.env['FILES_DIRECTORY'] ?? '', [NAME])).toEqual([]);
      expect(log.linesHolding(['/api/data-requests/:requestId/acceptance']).length).toBeGreaterThan(0);
      expect(log.linesHolding(WORDS)).toEqual([]);
      expect(log.linesHoldingYear(birthYear)).toEqual([]);
    });

    it('would be found wanting by a name, a telephone or a year in a line of the log, at any level', async () => {
      const person = await anActiveMember(api, province, 'Lộc Thị Lộ Ra');
      const failing = jest
        .spyOn(api.app.get(PersonalData), 'collect')
        .mockRejectedValueOnce(new Error('no sections for Lộc Thị Lộ Ra'));
      expect((await person.device.get('/api/own-data')).status).toBe(500);
      failing.mockRestore();
      const logger = new Logger('trial');
      logger.debug('asked /api/members?text=L%E1%BB%99c%20Th%E1%BB%8B%20Ra');
      logger.log({ msg: 'found', telephone: '+84992555999', birthYear: 1932 });
      logger.warn('searched for loc thi lo ra vao');
      process.stdout.write('Lộc Thị Ra Ngoài\n');
      const held = (...words: string[]): number => log.linesHolding(words).length;
      expect([held('Lộc Thị Lộ Ra'), held('Lộc Thị Ra'), held('+84992555999'), held('Lộc Thị Ra Ngoài')]).toEqual([
        2, 2, 1, 1,
      ]);
      expect(log.linesHoldingYear(1932)).toHaveLength(1);
    });

    it('of an account with rights that the officer may not give is left to who gives them', async () => {
      const person = await aKnownPerson();
      await database.execute(
        `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held) values ($1, $2, 'department-admin', $3, $4, '[2025-07-01,)')`,
        [newId(), person.accountId, province.unit.id, province.unit.path],
      );
      const { body } = await ask(person, 'erasure');
      const accept = (as: Actor) => api.post(`/api/data-requests/${body.id}/acceptance`, {}, { as });
      expect((await accept(person.officer)).body.code).toBe('org.account-has-wider-rights');
      expect((await person.device.get('/api/own-data')).status).toBe(200);
      expect((await accept(province.officer('department-admin'))).status).toBe(200);
    });

    it('leaves neither the organisation nor what kind of people she was one of, nor where she belonged before', async () => {
      const person = await anActiveMember(api, province);
      const next = await province.commune();
      await database.execute(
        `update org.member set kind = 'telecom-it', organisation = 'Viễn thông Thử', unit_id = $2, unit_path = $3 where id = $1`,
        [person.member.id, next.id, next.path],
      );
      const past = () => database.query('select 1 from org.member_past_home where member_id = $1', [person.member.id]);
      expect(await past()).toHaveLength(1);
      const kinds = () => database.query('select 1 from org.member_past_kind where member_id = $1', [person.member.id]);
      expect(await kinds()).toHaveLength(1);
      const { body } = await ask(person, 'erasure');
      const as = province.officer('commune-officer', next);
      expect((await api.post(`/api/data-requests/${body.id}/acceptance`, {}, { as })).status).toBe(200);
      const row = await database.queryOne('select kind, organisation from org.member where id = $1', [
        person.member.id,
      ]);
      expect(row).toEqual({ kind: 'resident', organisation: null });
      expect(await past()).toEqual([]);
      expect(await kinds()).toEqual([]);
    });

    it('takes the person out of search, lists and their own account, at the next request', async () => {
      const person = await aKnownPerson();
      const { body } = await ask(person, 'erasure');
      await api.post(`/api/data-requests/${body.id}/acceptance`, {}, { as: person.officer });
      expect((await api.get(`/api/members/${person.member.id}`, { as: person.officer })).status).toBe(404);
      const found = await api.get('/api/members?text=giang', { as: person.officer });
      expect(found.body.items).toEqual([]);
      expect((await person.device.get('/api/own-data')).status).toBe(401);
      expect((await person.device.signIn(person.username, person.password)).status).toBe(401);
    });

    it('leaves a picture that the work of somebody else names as well', async () => {
      const photo = `photo-${newId()}`;
      const [person, other] = [await anActiveMember(api, province), await anActiveMember(api, province)];
      await api.app.get(FileStore).put(photo, Buffer.from('một trang vở'));
      await aWork(person, photo);
      await aWork(other, photo);
      const { body } = await ask(person, 'erasure');
      await api.post(`/api/data-requests/${body.id}/acceptance`, {}, { as: officerOf(person) });
      const left = await database.query('select 1 from assessment.submission_file where store_key = $1', [photo]);
      expect(left).toHaveLength(1);
      const queued = await database.query(
        `select 1 from pgboss.job where name = 'platform.remove-files' and data::text like $1`,
        [`%${photo}%`],
      );
      expect(queued).toEqual([]);
    });

    it('is not undone by a form kept open, a seat given, or the undo of what ended her seat that day', async () => {
      const person = await aKnownPerson();
      const { member, officer: as } = person;
      const [term] = await database.query<{ id: string; teamId: string }>(
        'select id, team_id as "teamId" from org.seat_term where member_id = $1',
        [member.id],
      );
      const { body } = await ask(person, 'erasure');
      const ended = await api.post(`/api/seat-terms/${term?.id}/end`, undefined, { as });
      const accepted = await api.post(`/api/data-requests/${body.id}/acceptance`, {}, { as });
      expect([ended.status, accepted.body.state]).toEqual([200, 'done']);
      const form = { fullName: OTHER, birthYear: 1987, kind: 'resident' };
      const tries = [
        await api.put(`/api/members/${member.id}`, form, { as }),
        await api.post(`/api/teams/${term?.teamId}/seats`, { memberId: member.id, position: 'member' }, { as }),
        await api.post(`/api/acts/${ended.body.actId}/undo`, undefined, { as }),
      ];
      expect(tries.map(({ status, body: { code } }) => [status, code])).toEqual([
        [404, 'platform.not-found'],
        [404, 'platform.not-found'],
        [409, 'org.seat-act-built-on'],
      ]);
    });

    it('leaves evidence, completion and the chain of the audit trail as they were', async () => {
      const person = await aKnownPerson();
      const kept = () =>
        database.query(
          'select c.id, d.finished_at from learning.cycle c join learning.completion d on d.cycle_id = c.id where c.member_id = $1',
          [person.member.id],
        );
      const before = await kept();
      const { body } = await ask(person, 'erasure');
      await api.post(`/api/data-requests/${body.id}/acceptance`, {}, { as: person.officer });
      expect(await kept()).toEqual(before);
      await api.app.get(AuditSealing).seal();
      expect((await api.app.get(AuditVerification).verify()).faults).toEqual([]);
    });

    it('keeps the certificate checkable: code, course, dates, and whether a typed name is the printed one', async () => {
      const person = await aKnownPerson();
      const check = () => api.get(`/api/certificates/check/${person.code}`);
      const matches = async (fullName: string) =>
        (await api.post(`/api/certificates/check/${person.code}/name`, { fullName })).body.matches;
      const before = (await check()).body;
      expect(before).toMatchObject({ isNameErased: false, fields: { fullName: OTHER } });
      expect(await matches('lo thi xuan thu')).toBe(true);
      const { body } = await ask(person, 'erasure');
      await api.post(`/api/data-requests/${body.id}/acceptance`, {}, { as: person.officer });
      const after = (await check()).body;
      expect(after).toMatchObject({ state: 'valid', isNameErased: true, number: before.number });
      expect(after.fields).toEqual({ ...before.fields, fullName: null, birthYear: null, unit: null });
      expect(await matches(OTHER)).toBe(true);
      expect(await matches('LÒ THỊ XUÂN THU ')).toBe(true);
      expect(await matches('Lò Thị Xuân')).toBe(false);
      const paper = await api.get(`/api/certificates/${person.certificateId}/paper`, {
        as: province.officer('department-officer'),
      });
      expect(paper.body.code).toBe('credentials.not-printable');
    });

    it('stops somebody who tries names against one paper', async () => {
      const { code } = await aKnownPerson();
      const tried = [];
      for (let turn = 0; turn < 12; turn += 1) {
        tried.push((await api.post(`/api/certificates/check/${code}/name`, { fullName: `Giàng ${turn}` })).status);
      }
      expect(tried.slice(0, 10).every((status) => status === 200)).toBe(true);
      expect(tried.slice(10)).toEqual([429, 429]);
    });

    it('is whole or not at all: a library that fails takes everything back', async () => {
      const person = await aKnownPerson();
      const { body } = await ask(person, 'erasure');
      const asOwner = (statements: string) => TableOwner.run((owner) => owner.execute(statements));
      await asOwner(
        `alter table identity.refresh_token add constraint held_up check (session_id is not null) not valid;
         create or replace function identity.hold_up() returns trigger language plpgsql as $$ begin raise exception 'held up'; end $$;
         create trigger held_up before delete on identity.refresh_token for each row execute function identity.hold_up()`,
      );
      try {
        expect((await api.post(`/api/data-requests/${body.id}/acceptance`, {}, { as: person.officer })).status).toBe(
          500,
        );
      } finally {
        await asOwner(
          `drop trigger held_up on identity.refresh_token; drop function identity.hold_up(); alter table identity.refresh_token drop constraint held_up`,
        );
      }
      expect((await api.get(`/api/members/${person.member.id}`, { as: person.officer })).body.member.fullName).toBe(
        OTHER,
      );
      expect((await api.get(`/api/certificates/check/${person.code}`)).body.fields.fullName).toBe(OTHER);
      const again = await api.post(`/api/data-requests/${body.id}/acceptance`, {}, { as: person.officer });
      expect(again.body.state).toBe('done');
    });
  });

  describe('the audit trail', () => {
    it('shows an officer the acts of the own units only, and the department all', async () => {
      const person = await anActiveMember(api, province);
      const officer = officerOf(person);
      await api.get(`/api/members/${person.member.id}`, { as: officer });
      const stranger = province.officer('commune-officer', await province.commune());
      const about = `/api/audit-entries?memberId=${person.member.id}`;
      expect((await api.get(about, { as: officer })).body.entries[0]).toMatchObject({
        action: 'org.member-read',
        member: { name: person.member.fullName },
      });
      expect((await api.get(about, { as: stranger })).body).toEqual({ entries: [], nextCursor: null });
      expect((await api.get(about, { as: province.officer('auditor') })).body.entries.length).toBeGreaterThan(0);
      expect((await api.get(about, { as: province.officer('trainer') })).status).toBe(403);
      expect((await api.get(`/api/audit-entries?communeId=${person.member.unit.id}`, { as: stranger })).status).toBe(
        404,
      );
    });

    it('names who acted to everybody who reads the entry, and of whom it is about nobody beyond the own units', async () => {
      const [commune, elsewhere] = [await province.commune(), await province.commune()];
      const [ours, theirs] = [
        await anActiveMember(api, province, 'Lục Thị Gần', commune),
        await anActiveMember(api, province, 'Lục Thị Xa', elsewhere),
      ];
      const doer: Actor = { ...province.officer('commune-officer', elsewhere), accountId: theirs.accountId };
      const write = (actor: Actor | null, subjectId: string, deputy: string) =>
        api.app.get(Audit).record(actor, {
          ...{ action: 'org.role-granted', subjectType: 'account', subjectId, unitPath: commune.path },
          details: { role: 'commune-officer', deputyOf: deputy },
        });
      await write(null, theirs.accountId, theirs.accountId);
      await write(null, ours.accountId, ours.accountId);
      const read = async (as: Actor) =>
        (await api.get('/api/audit-entries?kind=org', { as })).body.entries.map(
          (entry: Record<'actor' | 'account' | 'deputyOf', { name: string } | null>) =>
            [entry.actor, entry.account, entry.deputyOf].map((one) => one?.name ?? null),
        );
      const officer = province.officer('commune-officer', commune);
      expect(await read(officer)).toEqual([
        [null, 'Lục Thị Gần', 'Lục Thị Gần'],
        [null, null, null],
      ]);
      expect(await read(province.officer('department-officer'))).toEqual([
        [null, 'Lục Thị Gần', 'Lục Thị Gần'],
        [null, 'Lục Thị Xa', 'Lục Thị Xa'],
      ]);
      await write(doer, ours.accountId, ours.accountId);
      // That she acted in one entry of the page tells nobody whom another one is about, nor that she was on the list for it.
      expect(await read(officer)).toEqual([
        ['Lục Thị Xa', 'Lục Thị Gần', 'Lục Thị Gần'],
        [null, 'Lục Thị Gần', 'Lục Thị Gần'],
        [null, null, null],
      ]);
    });

    it('finds a name without its diacritics, over all accounts and people, however many bear it', async () => {
      const commune = await province.commune();
      const ids = Array.from({ length: 130 }, () => newId());
      await database.execute(
        `insert into identity.account (id, username, display_name, state, created_at)
         select id, 'pdx-' || id, 'Phàn Đức Xuyến', 'invited', now() from unnest($1::uuid[]) id`,
        [ids],
      );
      const member = await province.member(commune, 'Phàn Đức Xuyền');
      const [last = ''] = ids.sort().slice(-1);
      const officer = { ...province.officer('commune-officer', commune), accountId: last };
      await api.get(`/api/members/${(await province.member(commune)).id}`, { as: officer });
      await api.get(`/api/members/${member.id}`, { as: province.officer('commune-officer', commune) });
      const as = province.officer('department-officer');
      const found = async (text: string) =>
        (await api.get(`/api/audit-entries?text=${encodeURIComponent(text)}`, { as })).body.entries;
      expect(await found('phan duc xuyen')).toMatchObject([
        { member: { name: 'Phàn Đức Xuyền' } },
        { actor: { id: last, name: 'Phàn Đức Xuyến' } },
      ]);
      expect(await found('ĐỨC XUYẾN')).toHaveLength(2);
      expect(await found('phan_duc')).toEqual([]);
      const first = (await api.get('/api/audit-entries?text=duc%20xuyen&limit=1', { as })).body;
      const next = await api.get(`/api/audit-entries?text=duc%20xuyen&limit=1&cursor=${first.nextCursor}`, { as });
      expect(next.body.entries[0].id).not.toBe(first.entries[0].id);
      const stranger = province.officer('commune-officer', await province.commune());
      expect((await api.get('/api/audit-entries?text=duc%20xuyen', { as: stranger })).body.entries).toEqual([]);
    });

    it('is filtered by kind and day and read page by page', async () => {
      const commune = await province.commune();
      const officer = province.officer('commune-officer', commune);
      api.clock.stopAt('2026-11-24T20:00:00Z');
      for (let turn = 0; turn < 5; turn += 1) {
        await api.get(`/api/members/${(await province.member(commune)).id}`, { as: officer });
      }
      const list = async (query: string) => (await api.get(`/api/audit-entries?${query}`, { as: officer })).body;
      const first = await list('kind=read&from=2026-11-25&to=2026-11-25&limit=3');
      expect(first.entries).toHaveLength(3);
      const second = await list(`kind=read&from=2026-11-25&to=2026-11-25&limit=3&cursor=${first.nextCursor}`);
      expect([second.entries.length, second.nextCursor]).toEqual([2, null]);
      expect((await list('to=2026-11-24')).entries).toEqual([]);
      expect((await list('kind=org')).entries).toEqual([]);
    });
  });
});

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come about');
}
