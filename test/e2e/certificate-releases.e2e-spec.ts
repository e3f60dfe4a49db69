import { IssuingService, ReleaseListService, ReleaseService } from '@lopso/credentials';
import { type Actor, type Database, JobRegistry, JobWorker, newId, PersonalData, Transactions } from '@lopso/platform';
import {
  aCertificateDesk,
  aFinishedCycle,
  registerNumbers,
  reopenCycle,
  type TestCycle,
  type TestRound,
  upTo,
} from '../support/credentials';
import { aProgramme } from '../support/learning';
import { TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

/** Decision 0053: looked at first, released, taken back for a while, confirmed by a second person where the province wants it. */
describe('releasing certificates', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;
  let commune: TestUnit;
  let round: TestRound;
  let an: Actor;
  let binh: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
    database = api.database;
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  beforeEach(async () => {
    api.clock.stopAt('2026-11-26T03:00:00Z');
    ({ province, commune, round, an, binh } = await aCertificateDesk(database));
  });

  async function finished(...names: readonly string[]): Promise<TestCycle[]> {
    const cycles = [];
    for (const name of names) cycles.push(await aFinishedCycle(database, round, await province.member(commune, name)));
    return cycles;
  }

  const rule = (undoMinutes: number, needsSecond = false): Promise<TestResponse> =>
    api.put(
      `/api/release-rules/${province.unit.id}`,
      { undoMinutes, needsSecond },
      { as: province.officer('department-admin') },
    );

  async function list(as = an, cycleIds?: readonly string[]): Promise<string> {
    const body = { clientKey: newId(), cycleIds };
    const answer = await api.post(`/api/rounds/${round.id}/certificate-releases`, body, { as });
    expect(answer.status).toBe(201);
    return String(answer.body.id);
  }

  const act = (id: string, what: 'release' | 'confirmation' | 'take-back', as = an): Promise<TestResponse> =>
    api.post(`/api/certificate-releases/${id}/${what}`, undefined, { as });
  const see = async (id: string, as = an) => (await api.get(`/api/certificate-releases/${id}`, { as })).body;
  const people = async (id: string, query = '') =>
    (await api.get(`/api/certificate-releases/${id}/people${query}`, { as: an })).body.items;
  const issue = (id: string): Promise<boolean> => api.app.get(ReleaseService).issueRelease(id, api.clock.now());
  const waiting = async (): Promise<number> =>
    (await api.get(`/api/rounds/${round.id}/waiting-certificates`, { as: an })).body.total;

  it('shows each paper as it would read, in the order of the numbers, before anything is decided', async () => {
    await finished('Lò Thị Ỷ', 'Đặng Văn Ẩn', 'Lò Thị Ỷ');
    const id = await list();
    expect(await see(id)).toMatchObject({ state: 'listed', count: 3, remarked: 3, can: ['release'], undoMinutes: 15 });
    expect(await people(id)).toMatchObject([
      { position: 1, fullName: 'Đặng Văn Ẩn', birthYear: 1987, unit: 'Xã Hàm Yên', finishedOn: '2026-11-24' },
      { position: 2, fullName: 'Lò Thị Ỷ', remarks: ['same-name', 'no-team'], state: 'listed' },
      { position: 3, fullName: 'Lò Thị Ỷ', remarks: ['same-name', 'no-team'], state: 'listed' },
    ]);
    expect(await issue(id)).toBe(true);
    expect(await registerNumbers(database, province)).toEqual([]);
    expect(await waiting()).toBe(3);
  });

  it('numbers nothing before the window is over, then everybody once, in the order that was shown', async () => {
    const [ma, lo] = await finished('Ma Thị Mỷ', 'Lò Văn Ẩn');
    const id = await list();
    expect((await act(id, 'release')).body).toMatchObject({
      ...{ state: 'window', secondsLeft: 900, issuesAt: '2026-11-26T03:15:00.000Z', can: ['take-back'] },
    });
    expect(await waiting()).toBe(0);
    api.clock.stopAt('2026-11-26T03:14:59Z');
    expect(await issue(id)).toBe(false);
    expect(await registerNumbers(database, province)).toEqual([]);
    expect(await see(id)).toMatchObject({ secondsLeft: 1 });
    api.clock.stopAt('2026-11-26T03:15:00Z');
    await Promise.all([issue(id), issue(id), issue(id)]);
    expect(await registerNumbers(database, province)).toEqual([1, 2]);
    expect(await see(id)).toMatchObject({ state: 'issued', issued: 2, leftOut: 0, can: [] });
    const rows = await database.query<{ cycle_id: string }>(
      'select cycle_id from credentials.certificate where round_id = $1 order by number',
      [round.id],
    );
    expect(rows.map((row) => row.cycle_id)).toEqual([lo?.id, ma?.id]);
  });

  it('is taken back while the window is open and leaves no gap; its people wait again', async () => {
    await finished('Lò Văn Ẩn', 'Ma Thị Mỷ');
    const id = await list();
    await act(id, 'release');
    expect((await act(id, 'take-back', binh)).body).toMatchObject({ state: 'taken-back', leftOut: 2 });
    expect((await act(id, 'take-back', binh)).status).toBe(200);
    api.clock.stopAt('2026-11-26T04:00:00Z');
    await issue(id);
    expect(await registerNumbers(database, province)).toEqual([]);
    expect(await waiting()).toBe(2);
    const next = await list();
    await act(next, 'release');
    api.clock.stopAt('2026-11-26T05:00:00Z');
    await issue(next);
    expect(await registerNumbers(database, province)).toEqual([1, 2]);
  });

  it('is taken back by nobody once the window is over, before the job as after it', async () => {
    await finished('Lò Văn Ẩn');
    const id = await list();
    await act(id, 'release');
    api.clock.stopAt('2026-11-26T03:15:00Z');
    const late = await act(id, 'take-back');
    expect([late.status, late.body.code]).toEqual([422, 'credentials.release-too-late']);
    await issue(id);
    expect((await act(id, 'take-back')).body.code).toBe('credentials.release-too-late');
    expect(await registerNumbers(database, province)).toEqual([1]);
  });

  it('issues a list that is taken back in the same moment wholly or not at all', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      api.clock.stopAt('2026-11-26T03:00:00Z');
      const [cycle] = await finished(`Lò Văn Số ${turn}`);
      const id = await list(an, [cycle?.id ?? '']);
      await act(id, 'release');
      const before = (await registerNumbers(database, province)).length;
      const later = new Date('2026-11-26T03:15:00Z');
      const [, back] = await Promise.all([
        api.app.get(ReleaseService).issueRelease(id, later),
        act(id, 'take-back', binh),
      ]);
      const { state, issued } = await see(id);
      const numbers = await registerNumbers(database, province);
      expect(numbers).toEqual(upTo(numbers.length));
      expect([state, issued, numbers.length - before]).toEqual(
        back.status === 200 ? ['taken-back', 0, 0] : ['issued', 1, 1],
      );
    }
  });

  it('leaves out whose evidence changed in the window, who got a paper otherwise, and whose data were erased', async () => {
    const [corrected, served, erased, stays] = await finished('A Thị Sửa', 'B Thị Có', 'C Thị Xóa', 'D Thị Ở');
    if (!corrected || !served || !erased || !stays) throw new Error('nobody finished');
    const id = await list();
    await act(id, 'release');
    await reopenCycle(database, corrected);
    await api.app.get(IssuingService).issue([served.id], 'by-hand');
    const erase = () => api.app.get(PersonalData).erase({ memberId: erased.member.id, accountId: null });
    await api.app.get(Transactions).run(erase);
    api.clock.stopAt('2026-11-26T03:15:00Z');
    await issue(id);
    expect(await people(id)).toMatchObject([
      { cycleId: served.id, state: 'left-out', reason: 'has-paper' },
      { cycleId: stays.id, state: 'issued', reason: null },
      { cycleId: corrected.id, state: 'left-out', reason: 'not-finished', finishedOn: null },
      { cycleId: erased.id, state: 'left-out', reason: 'erased', fullName: null },
    ]);
    expect(await registerNumbers(database, province)).toEqual([1, 2]);
    expect((await people(id, '?onlyRemarked=true')).length).toBe(4);
  });

  it('goes on where a killed worker was: exactly once, without a gap', async () => {
    await rule(0);
    await finished('Lò Văn Một', 'Lò Văn Hai', 'Lò Văn Ba');
    const id = await list();
    await act(id, 'release');
    const killed = api.app.get(Transactions).run(async () => {
      await issue(id);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await registerNumbers(database, province)).toEqual([]);
    await database.execute(`update credentials.release set state = 'issuing' where id = $1`, [id]);
    await issue(id);
    await issue(id);
    expect(await registerNumbers(database, province)).toEqual([1, 2, 3]);
    expect(await see(id)).toMatchObject({ state: 'issued', issued: 3 });
  });

  it('is issued by the job of the worker', async () => {
    await rule(0);
    api.clock.release();
    await finished('Lò Văn Một', 'Lò Văn Hai');
    await act(await list(), 'release');
    await api.app.get(JobWorker).start();
    for (let turn = 0; turn < 600 && (await registerNumbers(database, province)).length < 2; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    await api.app.get(JobWorker).stop();
    expect(await registerNumbers(database, province)).toEqual([1, 2]);
  });

  it('is issued although its job was lost, and although another worker died with it', async () => {
    await rule(0);
    api.clock.release();
    await finished('Lò Văn Một', 'Lò Văn Hai');
    const id = await list();
    await act(id, 'release');
    await database.execute(`delete from pgboss.job where data->>'releaseId' = $1`, [id]);
    await database.execute(`update credentials.release set state = 'issuing' where id = $1`, [id]);
    const sweep = api.app
      .get(JobRegistry)
      .jobs()
      .find(({ options }) => options.name === 'credentials.sweep-releases');
    await sweep?.handler.handle({});
    await sweep?.handler.handle({});
    await api.app.get(JobWorker).start();
    for (let turn = 0; turn < 600 && (await see(id)).state !== 'issued'; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    await api.app.get(JobWorker).stop();
    expect(await see(id)).toMatchObject({ state: 'issued', issued: 2 });
    expect(await registerNumbers(database, province)).toEqual([1, 2]);
  });

  it('lets two officers who list the same people release them once', async () => {
    await finished('Lò Văn Một', 'Lò Văn Hai');
    const [first, second] = [await list(an), await list(binh)];
    const answers = await Promise.all([act(first, 'release', an), act(second, 'release', binh)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('credentials.release-overlaps');
    api.clock.stopAt('2026-11-26T03:15:00Z');
    await issue(first);
    await issue(second);
    expect(await registerNumbers(database, province)).toEqual([1, 2]);
  });

  it('is released once by two presses, and by nobody else afterwards', async () => {
    await finished('Lò Văn Một');
    const id = await list();
    const presses = await Promise.all([act(id, 'release'), act(id, 'release')]);
    expect(presses.map(({ status }) => status)).toEqual([200, 200]);
    expect((await act(id, 'release', binh)).body.code).toBe('credentials.release-moved');
    const jobs = await database.query(`select 1 from pgboss.job where data->>'releaseId' = $1`, [id]);
    expect(jobs).toHaveLength(1);
  });

  describe('with a second person', () => {
    beforeEach(() => rule(10, true));

    /** Somebody with no right but the one that this officer lent her. */
    const deputyOf = ({ accountId }: Actor): Actor => province.deputy('department-officer', accountId);

    it('waits until another one confirms, and its window begins then', async () => {
      await finished('Lò Văn Một');
      const id = await list();
      expect((await act(id, 'release')).body).toMatchObject({ state: 'proposed', issuesAt: null, can: ['take-back'] });
      api.clock.stopAt('2026-11-26T09:00:00Z');
      await issue(id);
      expect(await registerNumbers(database, province)).toEqual([]);
      const own = await act(id, 'confirmation', an);
      expect([own.status, own.body.code]).toEqual([422, 'credentials.release-needs-other']);
      expect(await see(id, binh)).toMatchObject({ can: ['confirm', 'take-back'] });
      expect((await act(id, 'confirmation', binh)).body).toMatchObject({ state: 'window', secondsLeft: 600 });
      expect((await act(id, 'confirmation', binh)).status).toBe(200);
      api.clock.stopAt('2026-11-26T09:10:00Z');
      await issue(id);
      expect(await registerNumbers(database, province)).toEqual([1]);
    });

    it('holds the database to it: no window without a second, and no second that is the first', async () => {
      await finished('Lò Văn Một');
      const id = await list();
      await act(id, 'release');
      const skip = `update credentials.release set state = 'window', issues_at = now() where id = $1`;
      await expect(database.execute(skip, [id])).rejects.toThrow(/release_window_ck/);
      const alone = `update credentials.release set state = 'window', issues_at = now(), confirmed_by = released_by,
        confirmed_at = now() where id = $1`;
      await expect(database.execute(alone, [id])).rejects.toThrow(/release_second_ck/);
    });

    it('is not confirmed by a right that the first person lent, nor for her', async () => {
      await finished('Lò Văn Một');
      const id = await list();
      await act(id, 'release');
      expect(await see(id, deputyOf(an))).toMatchObject({ can: ['take-back'], isSamePerson: true });
      expect(await see(id, an)).toMatchObject({ can: ['take-back'], isSamePerson: false });
      const { items } = (await api.get(`/api/rounds/${round.id}/certificate-releases`, { as: binh })).body;
      expect(items).toMatchObject([{ can: ['confirm', 'take-back'], isSamePerson: false }]);
      const refused = await act(id, 'confirmation', deputyOf(an));
      expect([refused.status, refused.body.code]).toEqual([422, 'credentials.release-needs-other']);
      expect(refused.body.detail).toMatch(/trùng tên hoặc số điện thoại .* làm thay.* năm sinh/);
      expect((await act(id, 'confirmation', binh)).status).toBe(200);
    });

    it('released by a lent right is not confirmed by who lent it, nor by another who uses it', async () => {
      await finished('Lò Văn Một');
      const id = await list();
      await act(id, 'release', deputyOf(an));
      for (const as of [an, deputyOf(an)]) {
        const refused = await act(id, 'confirmation', as);
        expect([refused.status, refused.body.code]).toEqual([422, 'credentials.release-needs-other']);
      }
      const byLender = `update credentials.release set state = 'window', issues_at = now(), confirmed_by = $2,
        confirmed_at = now() where id = $1`;
      await expect(database.execute(byLender, [id, an.accountId])).rejects.toThrow(/release_second_ck/);
      expect((await act(id, 'confirmation', deputyOf(binh))).body).toMatchObject({ state: 'window' });
      const kept = 'select released_for, confirmed_for from credentials.release where id = $1';
      expect(await database.queryOne(kept, [id])).toEqual({
        released_for: an.accountId,
        confirmed_for: binh.accountId,
      });
    });

    describe('who is told', () => {
      const news = async (as: Actor) => {
        const { releases, endedReleases } = (await api.get('/api/certificate-change-news', { as })).body;
        return { releases, endedReleases };
      };
      const nothing = { releases: [], endedReleases: [] };

      it('are those who may confirm it, with whose and how many papers, until it is answered', async () => {
        await finished('Lò Văn Một', 'Lò Văn Hai');
        const id = await list();
        expect(await news(binh)).toEqual(nothing);
        await act(id, 'release');
        const waits = [{ id, roundId: round.id, roundTitle: round.title, count: 2 }];
        expect(await news(binh)).toEqual({ ...nothing, releases: waits });
        const elsewhere = (await TestProvince.create(database)).officer('department-officer');
        for (const as of [an, deputyOf(an), elsewhere]) expect(await news(as)).toEqual(nothing);
        await act(id, 'confirmation', binh);
        expect(await news(binh)).toEqual(nothing);
      });

      it('is who released it, when another one takes it back; her own taking back is no news', async () => {
        await finished('Lò Văn Một');
        const id = await list();
        await act(id, 'release');
        await act(id, 'take-back', binh);
        const closed = { state: 'taken-back', closedAt: '2026-11-26T03:00:00.000Z' };
        const ended = [{ id, roundId: round.id, roundTitle: round.title, count: 1, ...closed }];
        expect([await news(an), await news(binh)]).toEqual([{ ...nothing, endedReleases: ended }, nothing]);
        const own = await list();
        await act(own, 'release');
        await act(own, 'take-back');
        expect((await news(an)).endedReleases).toEqual(ended);
        api.clock.stopAt('2026-12-04T03:00:00Z');
        expect(await news(an)).toEqual(nothing);
      });
    });

    it('lapses when nobody confirms it in the days of the province: its people wait again, and who released it is told', async () => {
      await finished('Lò Văn Một');
      const id = await list();
      expect((await act(id, 'release')).body).toMatchObject({ expiresAt: '2026-12-10T03:00:00.000Z' });
      const lapse = () => api.app.get(ReleaseService).lapseReleases();
      api.clock.stopAt('2026-12-10T02:59:59Z');
      await lapse();
      expect(await see(id, binh)).toMatchObject({ state: 'proposed', can: ['confirm', 'take-back'] });
      api.clock.stopAt('2026-12-10T03:00:00Z');
      expect((await see(id, binh)).can).toEqual([]);
      expect((await act(id, 'confirmation', binh)).body.code).toBe('credentials.release-moved');
      expect(await waiting()).toBe(0);
      await Promise.all([lapse(), lapse()]);
      expect(await see(id)).toMatchObject({ state: 'expired', leftOut: 1, can: [], takenBackBy: null });
      expect(await people(id)).toMatchObject([{ state: 'left-out', reason: 'expired' }]);
      for (const what of ['confirmation', 'take-back', 'release'] as const)
        expect((await act(id, what, what === 'release' ? an : binh)).body.code).toBe('credentials.release-moved');
      const { releases, endedReleases } = (await api.get('/api/certificate-change-news', { as: an })).body;
      expect([releases, endedReleases]).toMatchObject([[], [{ id, state: 'expired', count: 1 }]]);
      const trail = await database.query(
        `select account_id from platform.audit_entry where subject_id = $1 and action = 'credentials.release-lapsed'`,
        [id],
      );
      expect(trail).toEqual([{ account_id: null }]);
      expect(await waiting()).toBe(1);
      expect((await act(await list(), 'release')).body).toMatchObject({ state: 'proposed' });
      const without = `update credentials.release set expires_at = null where round_id = $1 and state = 'proposed'`;
      await expect(database.execute(without, [round.id])).rejects.toThrow(/release_expires_ck/);
    });

    it('stays at the head of the lists of its round while it waits, however many are made behind it', async () => {
      const [one, two] = await finished('Lò Văn Một', 'Lò Văn Hai');
      const id = await list(an, [one?.id ?? '']);
      await act(id, 'release');
      api.clock.stopAt('2026-11-26T04:00:00Z');
      for (let made = 0; made < 20; made += 1) await list(an, [two?.id ?? '']);
      const { items } = (await api.get(`/api/rounds/${round.id}/certificate-releases`, { as: binh })).body;
      expect([items.length, items[0].id]).toEqual([20, id]);
    });

    it('keeps the rule a list was made under', async () => {
      await finished('Lò Văn Một');
      const id = await list();
      await rule(0, false);
      expect((await act(id, 'release')).body).toMatchObject({ state: 'proposed', needsSecond: true });
    });
  });

  describe('the rule of a province', () => {
    it('is a quarter of an hour and one person until an administrator of the department says otherwise', async () => {
      const read = async () => (await api.get(`/api/rounds/${round.id}/certificate-releases`, { as: an })).body.rule;
      expect(await read()).toEqual({
        provinceId: province.unit.id,
        undoMinutes: 15,
        needsSecond: false,
        changeDays: 14,
        canSet: false,
        loosening: null,
      });
      expect((await rule(30, true)).body).toMatchObject({ undoMinutes: 30, needsSecond: true, canSet: true });
      expect(await read()).toMatchObject({
        undoMinutes: 30,
        needsSecond: true,
        canSet: false,
      });
    });

    it('of two people is ended by two administrators, within a fortnight, and by no one of them alone', async () => {
      const admins = [province.officer('department-admin'), province.officer('department-admin')] as const;
      const url = `/api/release-rules/${province.unit.id}`;
      const set = async (needsSecond: boolean, as: Actor) =>
        (await api.put(url, { undoMinutes: 15, needsSecond }, { as })).body;
      expect(await set(true, admins[0])).toMatchObject({ needsSecond: true, loosening: null });
      const wished = { needsSecond: true, loosening: { at: '2026-11-26T03:00:00.000Z', canJoin: false } };
      const trail = async (count: number): Promise<unknown[]> =>
        database.query(
          `select account_id as by, action from platform.audit_entry where subject_id = $1 and action like 'credentials.release-%' order by seq desc limit $2`,
          [province.unit.id, count],
        );
      expect(await set(false, admins[0])).toMatchObject(wished);
      expect(await set(false, admins[0])).toMatchObject(wished);
      // The wish is told of once: what is saved while it stands is something else.
      expect(await trail(2)).toEqual([
        { by: admins[0].accountId, action: 'credentials.release-rule-set' },
        { by: admins[0].accountId, action: 'credentials.release-loosening-wished' },
      ]);
      const grants = admins[0].grants.map((grant) => ({ ...grant, onBehalfOf: admins[0].accountId }));
      const deputy = { ...admins[0], accountId: newId(), grants };
      expect(await set(false, deputy)).toMatchObject({ needsSecond: true, loosening: { canJoin: false } });
      // Whoever keeps the two ends the wish; after a fortnight it is over.
      expect(await set(true, admins[1])).toMatchObject({ needsSecond: true, loosening: null });
      expect(await set(false, admins[1])).toMatchObject({ needsSecond: true });
      api.clock.stopAt('2026-12-11T03:00:00Z');
      expect(await set(false, admins[0])).toMatchObject({ needsSecond: true, loosening: { canJoin: false } });
      const seen = (await api.get(`/api/rounds/${round.id}/certificate-releases`, { as: admins[1] })).body.rule;
      expect(seen.loosening).toEqual({ at: '2026-12-11T03:00:00.000Z', canJoin: true });
      await finished('Lò Văn Một');
      expect(await see(await list())).toMatchObject({ needsSecond: true });
      expect(await set(false, admins[1])).toMatchObject({ needsSecond: false, loosening: null });
      expect(await trail(2)).toEqual([
        { by: admins[1].accountId, action: 'credentials.release-rule-set' },
        { by: admins[0].accountId, action: 'credentials.release-loosening-wished' },
      ]);
    });

    it('of two people holds for lists that were made before and not released yet: it is made stricter at once', async () => {
      await finished('Lò Văn Một');
      const id = await list();
      expect(await see(id)).toMatchObject({ state: 'listed', needsSecond: false });
      await rule(15, true);
      expect(await see(id)).toMatchObject({ state: 'listed', needsSecond: true });
      expect((await act(id, 'release')).body).toMatchObject({ state: 'proposed', needsSecond: true, issuesAt: null });
      const second = province.officer('department-officer');
      expect((await act(id, 'confirmation', second)).body).toMatchObject({ state: 'window', needsSecond: true });
    });

    it('of two people keeps a round opened by one from issuing papers by itself', async () => {
      await province.seat(await province.member(commune), await province.team(commune));
      const programme = await aProgramme(database);
      const open = (title: string, release: string) => {
        const dates = { startsOn: '2026-09-07', dueOn: '2026-12-15', decidedOn: '2026-09-01' };
        const body = { programmeId: programme.id, decisionNumber: '145/QĐ-SKHCN', ...dates, title, release };
        return api.post('/api/rounds', body, { as: an });
      };
      const templates = async () => (await api.get('/api/round-templates', { as: an })).body;
      expect((await open('Một người cấp', 'automatic')).status).toBe(201);
      expect((await templates())[0].isReleasedByTwo).toBe(false);
      await rule(15, true);
      const refused = await open('Hai người cấp', 'automatic');
      expect([refused.status, refused.body.code]).toEqual([422, 'learning.automatic-needs-second']);
      expect((await templates())[0].isReleasedByTwo).toBe(true);
      expect((await open('Hai người cấp', 'manual')).status).toBe(201);
    });

    it('is refused beyond a day, to officers, and for another province', async () => {
      expect((await rule(1441)).status).toBe(400);
      const url = `/api/release-rules/${province.unit.id}`;
      const body = { undoMinutes: 5, needsSecond: false };
      expect((await api.put(url, body, { as: an })).status).toBe(403);
      const elsewhere = (await TestProvince.create(database)).officer('department-admin');
      expect((await api.put(url, body, { as: elsewhere })).status).toBe(404);
      const inCommune = province.officer('department-admin', commune);
      expect((await api.put(`/api/release-rules/${commune.id}`, body, { as: inCommune })).status).toBe(404);
    });
  });

  it('is nobody else’s: another province, a commune', async () => {
    await finished('Lò Văn Một');
    const id = await list();
    const elsewhere = (await TestProvince.create(database)).officer('department-officer');
    for (const what of ['release', 'confirmation', 'take-back'] as const)
      expect((await act(id, what, elsewhere)).status).toBe(404);
    expect((await api.get(`/api/certificate-releases/${id}/people`, { as: elsewhere })).status).toBe(404);
    const officer = province.officer('commune-officer', commune);
    expect((await api.get(`/api/certificate-releases/${id}`, { as: officer })).status).toBe(403);
    expect((await see(id)).state).toBe('listed');
  });

  it('writes down who released and who took back', async () => {
    await finished('Lò Văn Một');
    const id = await list();
    await act(id, 'release', an);
    await act(id, 'take-back', binh);
    const rows = await database.query(
      'select account_id as by, action from platform.audit_entry where subject_id = $1 and not is_read order by seq',
      [id],
    );
    expect(rows).toEqual([
      { by: an.accountId, action: 'credentials.certificates-released' },
      { by: binh.accountId, action: 'credentials.release-taken-back' },
    ]);
  });

  it('refuses an empty list, and takes lists that were only looked at away after a day', async () => {
    const none = await api.post(`/api/rounds/${round.id}/certificate-releases`, { clientKey: newId() }, { as: an });
    expect([none.status, none.body.code]).toEqual([422, 'credentials.nothing-to-release']);
    await finished('Lò Văn Một');
    const id = await list();
    const shown = async () =>
      (await api.get(`/api/rounds/${round.id}/certificate-releases`, { as: an })).body.items.length;
    expect(await shown()).toBe(1);
    api.clock.stopAt('2026-11-27T03:00:01Z');
    expect(await shown()).toBe(0);
    await api.app.get(ReleaseListService).forgetOldLists();
    expect((await api.get(`/api/certificate-releases/${id}`, { as: an })).status).toBe(404);
  });
});
