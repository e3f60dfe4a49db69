import { type Actor, type Database, FileStore, newId } from '@lopso/platform';
import { anActiveMember } from '../support/identity';
import { TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';
import { aTrainer } from '../support/trainers';
import { zipEntries } from '../support/zip-entries';

const TRAINER = 'Hoàng Thị Nhâm';

describe('own data beside the record of a member', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;

  beforeAll(async () => {
    api = await TestApi.start();
    database = api.database;
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    province = await TestProvince.create(database);
  });
  afterEach(() => api.clock.release());

  const ask = (as: Actor, kind: string, more = {}) =>
    api.post('/api/own-data/requests', { kind, clientKey: newId(), ...more }, { as });

  describe('of a trainer', () => {
    let trainer: Actor;

    beforeEach(async () => {
      trainer = await aTrainer(database, province, TRAINER);
    });

    it('shows the account, rights with their decisions, where she lives and when she is away', async () => {
      const commune = await province.commune('Xã Nơi Ở');
      await database.execute(
        'insert into planning.trainer_home (account_id, unit_id, set_by, set_at) values ($1, $2, $3, now())',
        [trainer.accountId, commune.id, newId()],
      );
      await database.execute(
        `insert into planning.trainer_leave (id, account_id, away, set_by, set_at) values ($1, $2, '[2026-12-01,2026-12-04)', $1, now())`,
        [newId(), trainer.accountId],
      );
      const { status, body } = await api.get('/api/own-data', { as: trainer });
      expect(status).toBe(200);
      const names = body.sections.map((section: { name: string }) => section.name);
      expect(names).toEqual(
        expect.arrayContaining(['identity.account', 'org.grants', 'planning.homes', 'planning.leaves']),
      );
      expect(JSON.stringify(body.sections)).toContain(TRAINER);
      expect(JSON.stringify(body.sections)).toContain('1/QĐ');
      expect([body.purposes, body.consents]).toEqual([[], []]);
      const file = await api.get('/api/own-data/file', { as: trainer });
      expect(file.body['planning.leaves']).toMatchObject([{ from: '2026-12-01', to: '2026-12-03' }]);
    });

    it('shows nobody else’s, and no member’s to who has none', async () => {
      const other = await aTrainer(database, province, 'Người Khác Hẳn');
      await ask(other, 'access');
      const { body } = await api.get('/api/own-data', { as: trainer });
      expect(JSON.stringify(body)).not.toContain('Người Khác Hẳn');
      expect(body.requests).toEqual([]);
    });

    it('is asked about in the queue of the department, by the same clock, and not of the communes', async () => {
      api.clock.stopAt('2026-11-26T03:00:00Z');
      const { status, body } = await ask(trainer, 'correction', { wish: 'Tên đệm là Thị' });
      expect([status, body]).toMatchObject([
        201,
        { state: 'received', answerDueOn: '2026-11-30', actDueOn: '2026-12-07' },
      ]);
      const department = province.officer('department-officer');
      const queue = (await api.get('/api/data-requests', { as: department })).body.requests;
      expect(queue).toMatchObject([{ id: body.id, isStaff: true, memberId: null, memberName: TRAINER }]);
      const commune = province.officer('commune-officer', await province.commune());
      expect((await api.get('/api/data-requests', { as: commune })).body.requests).toEqual([]);
      expect((await api.get(`/api/data-requests/${body.id}`, { as: commune })).status).toBe(404);
      const accepted = await api.post(`/api/data-requests/${body.id}/acceptance`, {}, { as: department });
      expect(accepted.body).toMatchObject({ state: 'accepted', can: ['complete', 'extend'] });
      const done = await api.post(`/api/data-requests/${body.id}/completion`, undefined, { as: department });
      expect(done.body.state).toBe('done');
      expect((await api.get('/api/own-data', { as: trainer })).body.requests).toMatchObject([{ state: 'done' }]);
      const readers = (await api.get('/api/own-data/readers', { as: trainer })).body.entries;
      expect(readers.map(({ action }: { action: string }) => action)).toContain('privacy.request-accepted');
    });

    it('of another province is nobody’s here', async () => {
      const { body } = await ask(trainer, 'access');
      const elsewhere = await TestProvince.create(database);
      const stranger = elsewhere.officer('department-admin');
      expect((await api.get(`/api/data-requests/${body.id}`, { as: stranger })).status).toBe(404);
    });

    it('is not erased: the name proves who decided, and the refusal with its reason reaches her', async () => {
      const { body } = await ask(trainer, 'erasure');
      const department = province.officer('department-officer');
      const url = `/api/data-requests/${body.id}`;
      expect((await api.get(url, { as: department })).body.can).toEqual(['refuse', 'extend']);
      const refused = await api.post(`${url}/acceptance`, {}, { as: department });
      expect([refused.status, refused.body.code]).toEqual([422, 'org.staff-name-kept']);
      await expect(
        database.execute(
          `update org.data_request set state = 'done', answered_by = $2, answered_at = now(), done_at = now() where id = $1`,
          [body.id, newId()],
        ),
      ).rejects.toThrow();
      const answer = 'Tên trong quyết định và nhật ký phải giữ theo quy định về lưu trữ.';
      await api.post(`${url}/refusal`, { answer }, { as: department });
      const own = (await api.get('/api/own-data', { as: trainer })).body.requests;
      expect(own).toMatchObject([{ state: 'refused', answer }]);
    });

    it('is asked about once, and taken back by who asked alone', async () => {
      const clientKey = newId();
      const { body } = await ask(trainer, 'access', { clientKey });
      expect((await ask(trainer, 'access', { clientKey })).body).toEqual(body);
      expect((await ask(trainer, 'access')).body.code).toBe('org.data-request-open');
      const other = await aTrainer(database, province, 'Người Khác Hẳn');
      const back = (as: Actor) => api.post(`/api/own-data/requests/${body.id}/take-back`, undefined, { as });
      expect((await back(other)).status).toBe(404);
      expect((await back(trainer)).status).toBe(204);
    });
  });

  it('of an officer is answered by another officer', async () => {
    const officer = await aTrainer(database, province, 'Bàn Văn Tự');
    const asOfficer: Actor = {
      ...officer,
      grants: [{ role: 'department-officer', unitId: province.unit.id, path: province.unit.path }],
    };
    const { body } = await ask(asOfficer, 'restriction');
    const url = `/api/data-requests/${body.id}`;
    expect((await api.get(url, { as: asOfficer })).body).toMatchObject({ can: [], needsOtherOfficer: true });
    for (const [act, said] of [
      ['acceptance', {}],
      ['refusal', { answer: 'Tôi tự từ chối yêu cầu của tôi.' }],
    ] as const)
      expect((await api.post(`${url}/${act}`, said, { as: asOfficer })).body.code).toBe('org.other-officer-needed');
    const other = province.officer('department-officer');
    // Of staff there is no record that could be marked: it is done by a person and then said so.
    expect((await api.post(`${url}/acceptance`, {}, { as: other })).body.state).toBe('accepted');
  });

  it('of a member comes with the photos of works and the papers of others that were sent, byte for byte', async () => {
    const person = await anActiveMember(api, province);
    const stranger = await anActiveMember(api, province);
    const files = api.app.get(FileStore);
    const keep = async (text: string): Promise<string> => {
      const key = `photo-${newId()}`;
      await files.put(key, Buffer.from(text));
      return key;
    };
    const work = async ({ member }: typeof person, key: string): Promise<void> => {
      const id = newId();
      await database.execute(
        `insert into assessment.submission (id, member_id, unit_id, unit_path, task_id, course_id, course_hash, number, words, rubric,
           client_key, body_hash, handed_in_at, state)
         values ($1, $2, $3, $4, 'C05-TASK', 'C05', 'x', 1, 'Bài của tôi', '[]', $5, '\\x01', now(), 'handed-in')`,
        [id, member.id, member.unit.id, member.unit.path, newId()],
      );
      await database.execute(
        `insert into assessment.submission_file (id, submission_id, position, store_key, media_type, size_bytes, width, height)
         values ($1, $2, 1, $3, 'image/jpeg', 10, 1, 1)`,
        [newId(), id, key],
      );
    };
    await work(person, await keep('ảnh của tôi'));
    await work(stranger, await keep('ảnh người khác'));
    await database.execute(
      `insert into learning.outside_claim (id, member_id, unit_id, unit_path, certificate, name, number, issuer, issued_on, client_key, body_hash,
         sent_at, store_key, media_type, size_bytes, state)
       values ($1, $2, $3, $4, 'an-toan', 'An toàn thông tin', '12', 'Nơi khác', '2026-05-01', $1, '\\x01', now(), $5, 'application/pdf', 9, 'waiting')`,
      [newId(), person.member.id, person.member.unit.id, person.member.unit.path, await keep('tệp PDF')],
    );
    const answer = await person.device.get('/api/own-data/archive');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/zip']);
    const entries = zipEntries(answer.raw);
    expect([...entries.keys()]).toEqual([
      'du-lieu-cua-toi.json',
      'bai-thuc-hanh/C05-TASK-lan-1-anh-1.jpg',
      'giay-noi-khac/1-2026-05-01.pdf',
    ]);
    expect(entries.get('bai-thuc-hanh/C05-TASK-lan-1-anh-1.jpg')).toBe('ảnh của tôi');
    expect(entries.get('giay-noi-khac/1-2026-05-01.pdf')).toBe('tệp PDF');
    expect(JSON.parse(entries.get('du-lieu-cua-toi.json') ?? '')['learning.outside']).toHaveLength(1);
  });
});
