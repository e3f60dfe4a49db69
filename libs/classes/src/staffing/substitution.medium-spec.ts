import { type TestingModule } from '@nestjs/testing';
import { MemberService, UnitService } from '@lopso/org';
import { type Actor, Database, IdempotencyConflict, newId, NotFound, Transactions } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, TestClasses } from '../../../../test/support/classes';
import { type TestUnit } from '../../../../test/support/province';
import { outside, untilOneWaitsFor } from '../../../../test/support/races';
import { type TestClock } from '../../../../test/support/test-clock';
import { aTrainer } from '../../../../test/support/trainers';
import { RollService } from '../attendance/roll.service';
import { ClassGroupService } from '../scheduling/class-group.service';
import { ClassScheduleService } from '../scheduling/class-schedule.service';
import { ClassSessionService } from '../sessions/class-session.service';
import { SubstitutionService } from './substitution.service';

const WEEK = { from: '2026-12-01', to: '2026-12-07' };

describe('a trainer who falls ill', () => {
  let module: TestingModule;
  let clock: TestClock;
  let database: Database;
  let classes: TestClasses;
  let place: ClassPlace;
  let ill: Actor;
  let helper: Actor;
  let officer: Actor;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    database = module.get(Database);
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
    ill = await aTrainer(database, place.province, 'Hà Minh Tuấn');
    helper = await aTrainer(database, place.province, 'Lò Thị Mây');
    officer = place.province.officer('department-officer');
  });

  const schedule = async (actor: Actor, days: readonly string[], more: object = {}): Promise<string[]> => {
    const id = await module.get(ClassScheduleService).scheduleClass(actor, {
      clientKey: newId(),
      title: 'Chống lừa đảo',
      venueId: await classes.venue(actor, place.commune),
      capacity: 40,
      sessions: days.map(evening),
      ...more,
    });
    return (await module.get(ClassGroupService).getClass(actor, id)).sessions.map((session) => session.id);
  };
  const wish = (sessionIds: readonly string[], more: object = {}) => ({
    clientKey: newId(),
    accountId: ill.accountId,
    standInId: helper.accountId,
    sessionIds,
    ...more,
  });
  const replace = (sessionIds: readonly string[], more: object = {}, actor: Actor = officer) =>
    module.get(SubstitutionService).substitute(actor, wish(sessionIds, more));
  const trainersOf = async (sessionIds: readonly string[]): Promise<string[]> => {
    const rows = await database.query<{ name: string }>(
      `select m.display_name as name from classes.session_staff m join classes.class_session s on s.id = m.class_session_id
       where s.id = any($1) and m.duty = 'trainer' and s.trainer_id = m.account_id order by lower(s.during)`,
      [sessionIds],
    );
    return rows.map(({ name }) => name);
  };
  const preview = (actor: Actor = officer, accountId: string = ill.accountId) =>
    module.get(SubstitutionService).listReplaceableSessions(actor, accountId, WEEK);

  it('is shown with every session, who may stand in and what keeps each of them', async () => {
    await schedule(ill, ['2026-12-01', '2026-12-03', '2026-12-20']);
    await schedule(helper, ['2026-12-03'], { title: 'Lớp của Mây' });
    expect(await module.get(SubstitutionService).listBusyStaff(officer, WEEK)).toEqual([
      { accountId: helper.accountId, name: 'Lò Thị Mây', sessionCount: 1 },
      { accountId: ill.accountId, name: 'Hà Minh Tuấn', sessionCount: 2 },
    ]);
    const [first, second, ...rest] = await preview();
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ duty: 'trainer', standIns: [{ name: 'Lò Thị Mây', clashes: [] }] });
    expect(second).toMatchObject({
      standIns: [{ name: 'Lò Thị Mây', clashes: [{ title: 'Lớp của Mây', from: '19:00', to: '20:30' }] }],
    });
  });

  it('is shown with no more look-ups of names for many sessions than for one', async () => {
    const days = ['2026-12-01', '2026-12-03', '2026-12-05'];
    await schedule(ill, days);
    for (const one of [helper, await aTrainer(database, place.province, 'Nông Văn Sơn')])
      await schedule(one, days, { title: 'Lớp khác' });
    const lookUps = [
      jest.spyOn(module.get(UnitService), 'getUnit'),
      jest.spyOn(module.get(MemberService), 'describeMembers'),
    ];
    const countsIn = async (span: typeof WEEK): Promise<number[]> => {
      lookUps.forEach((one) => one.mockClear());
      const shown = await module.get(SubstitutionService).listReplaceableSessions(officer, ill.accountId, span);
      const clashes = shown.flatMap(({ standIns }) => standIns.flatMap((one) => one.clashes));
      return [clashes.length, ...lookUps.map(({ mock }) => mock.calls.length)];
    };
    const [few = 0, ...looked] = await countsIn({ from: '2026-12-01', to: '2026-12-01' });
    expect(await countsIn(WEEK)).toEqual([3 * few, ...looked]);
    expect(few).toBe(2);
    lookUps.forEach((one) => one.mockRestore());
  });

  it('is replaced in all chosen sessions at once, and the stand-in calls the roll', async () => {
    const [one = '', two = ''] = await schedule(ill, ['2026-12-01', '2026-12-03']);
    await replace([one, two]);
    expect(await trainersOf([one, two])).toEqual(['Lò Thị Mây', 'Lò Thị Mây']);
    clock.stopAt('2026-12-01T12:10:00Z');
    await module.get(RollService).openSession(helper, one);
    const mine = async (actor: Actor) =>
      (await module.get(ClassGroupService).listSessions(actor, { ...WEEK, isMine: true })).sessions.map(({ id }) => id);
    expect(await mine(helper)).toEqual([one, two]);
    expect(await mine(ill)).toEqual([]);
    const trail = await database.query<{ content: string }>(
      `select v.content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
       where e.action = 'classes.staff-replaced' and e.subject_id = any($1)`,
      [[one, two]],
    );
    const said = { away: 'Hà Minh Tuấn', standIn: 'Lò Thị Mây' };
    expect(trail.map(({ content }): unknown => JSON.parse(content))).toEqual([said, said]);
  });

  it('is replaced nowhere when the stand-in is busy at one of them, and the clash is named', async () => {
    const all = await schedule(ill, ['2026-12-01', '2026-12-03']);
    await schedule(helper, ['2026-12-03'], { title: 'Lớp của Mây' });
    await expect(replace(all)).rejects.toMatchObject({
      code: 'classes.stand-in-busy',
      params: {
        name: 'Lò Thị Mây',
        count: 1,
        clashes: [{ sessionId: all[1], title: 'Lớp của Mây', on: '03/12/2026' }],
      },
    });
    expect(await trainersOf(all)).toEqual(['Hà Minh Tuấn', 'Hà Minh Tuấn']);
  });

  it('is replaced by nobody who does not get there in time', async () => {
    const far = await place.province.commune();
    const put = (unit: TestUnit, latitude: number) =>
      database.execute('insert into org.unit_point (unit_id, latitude, longitude) values ($1, $2, 105)', [
        unit.id,
        latitude,
      ]);
    await put(place.commune, 22);
    await put(far, 22.25);
    const all = await schedule(ill, ['2026-12-01']);
    await schedule(helper, [], {
      venueId: await classes.venue(helper, far),
      sessions: [{ on: '2026-12-01', from: '17:30', to: '18:30' }],
    });
    await expect(replace(all)).rejects.toMatchObject({
      code: 'classes.stand-in-busy',
      params: { clashes: [{ travelMinutes: 89, missingMinutes: 59 }] },
    });
  });

  it('is given back her sessions while none of them began', async () => {
    const all = await schedule(ill, ['2026-12-01', '2026-12-03'], {
      crew: { assistantIds: [helper.accountId], equipmentIds: [] },
    });
    const clientKey = newId();
    await replace(all, { clientKey });
    expect((await preview()).map(({ session }) => session.assistants)).toEqual([]);
    await module.get(SubstitutionService).undoSubstitution(officer, clientKey);
    await module.get(SubstitutionService).undoSubstitution(officer, clientKey);
    expect(await trainersOf(all)).toEqual(['Hà Minh Tuấn', 'Hà Minh Tuấn']);
    expect((await preview()).map(({ session }) => session.assistants.map(({ name }) => name))).toEqual([
      ['Lò Thị Mây'],
      ['Lò Thị Mây'],
    ]);
    const [last] = await module.get(SubstitutionService).listSubstitutions(officer);
    expect(last).toMatchObject({ id: clientKey, name: 'Hà Minh Tuấn', standInName: 'Lò Thị Mây', isUndone: true });
  });

  it('is not given back a session that began, nor any other of them', async () => {
    const all = await schedule(ill, ['2026-12-01', '2026-12-03']);
    const clientKey = newId();
    await replace(all, { clientKey });
    expect((await module.get(SubstitutionService).listSubstitutions(officer))[0]).toMatchObject({ canUndo: true });
    clock.stopAt('2026-12-01T12:10:00Z');
    await module.get(RollService).openSession(helper, all[0] ?? '');
    await expect(module.get(SubstitutionService).undoSubstitution(officer, clientKey)).rejects.toMatchObject({
      code: 'classes.replacement-overtaken',
    });
    expect(await trainersOf(all)).toEqual(['Lò Thị Mây', 'Lò Thị Mây']);
    expect((await module.get(SubstitutionService).listSubstitutions(officer))[0]).toMatchObject({ canUndo: false });
  });

  it('may be an assistant too', async () => {
    const all = await schedule(helper, ['2026-12-01'], { crew: { assistantIds: [ill.accountId], equipmentIds: [] } });
    const third = await aTrainer(database, place.province, 'Nông Văn Sơn');
    const [shown] = await preview();
    expect(shown).toMatchObject({ duty: 'assistant', standIns: [{ name: 'Nông Văn Sơn', clashes: [] }] });
    await expect(replace(all)).rejects.toMatchObject({ code: 'classes.stand-in-unfit' });
    await replace(all, { standInId: third.accountId });
    const [session] = await module.get(SubstitutionService).listReplaceableSessions(officer, third.accountId, WEEK);
    expect(session?.session.assistants).toEqual([{ accountId: third.accountId, name: 'Nông Văn Sơn' }]);
  });

  it('hands over herself what she runs, and nothing of others', async () => {
    const own = await schedule(ill, ['2026-12-01']);
    const foreign = await schedule(helper, ['2026-12-02']);
    expect((await module.get(SubstitutionService).listBusyStaff(ill, WEEK)).map(({ name }) => name)).toEqual([
      'Hà Minh Tuấn',
    ]);
    await replace(own, {}, ill);
    await expect(
      replace(foreign, { accountId: helper.accountId, standInId: ill.accountId }, ill),
    ).rejects.toMatchObject({ code: 'classes.not-your-class' });
  });

  it('is hidden from officers of other communes like sessions that are none', async () => {
    const all = await schedule(ill, ['2026-12-01']);
    const elsewhere = place.province.officer('commune-officer', await place.province.commune());
    expect(await preview(elsewhere)).toEqual([]);
    expect(await preview(elsewhere, newId())).toEqual([]);
    await expect(replace(all, {}, elsewhere)).rejects.toThrow(NotFound);
    await expect(replace([newId()], {}, elsewhere)).rejects.toThrow(NotFound);
    const clientKey = newId();
    await replace(all, { clientKey });
    await expect(module.get(SubstitutionService).undoSubstitution(elsewhere, clientKey)).rejects.toThrow(NotFound);
    expect(await module.get(SubstitutionService).listSubstitutions(elsewhere)).toEqual([]);
  });

  it('is replaced once by a form sent twice, and not by another form under its key', async () => {
    const all = await schedule(ill, ['2026-12-01', '2026-12-03']);
    const form = wish(all);
    await module.get(SubstitutionService).substitute(officer, form);
    await module.get(SubstitutionService).substitute(officer, form);
    await expect(
      module.get(SubstitutionService).substitute(officer, { ...form, sessionIds: all.slice(1) }),
    ).rejects.toThrow(IdempotencyConflict);
  });

  it.each(['officer', 'trainer'])(
    'is replaced once by a form that arrives four times at once from the %s',
    async (by) => {
      const all = await schedule(ill, ['2026-12-01', '2026-12-03']);
      const form = wish(all);
      const actor = by === 'officer' ? officer : ill;
      await Promise.all(Array.from({ length: 4 }, () => module.get(SubstitutionService).substitute(actor, form)));
      expect((await module.get(SubstitutionService).listSubstitutions(officer)).map(({ id }) => id)).toEqual([
        form.clientKey,
      ]);
      expect(await trainersOf(all)).toEqual(['Lò Thị Mây', 'Lò Thị Mây']);
    },
  );

  it('stays replaced in a session that was being moved when she was', async () => {
    const trainer = await aTrainer(database, place.province, 'Nông Văn Sơn');
    const crew = { assistantIds: [ill.accountId], equipmentIds: [] };
    const [id = ''] = await schedule(trainer, ['2026-12-01'], { crew });
    const row = await database.queryOne<{ venueId: string }>(
      'select venue_id as "venueId" from classes.class_session where id = $1',
      [id],
    );
    let moving: Promise<unknown> = Promise.resolve();
    await module.get(Transactions).run(async () => {
      await replace([id]);
      const to = { ...evening('2026-12-02'), venueId: row?.venueId ?? '' };
      moving = outside(() => module.get(ClassSessionService).moveSession(trainer, id, to));
      await untilOneWaitsFor(database, 'classes.');
    });
    await moving;
    const [session] = await module.get(SubstitutionService).listReplaceableSessions(officer, helper.accountId, WEEK);
    expect(session?.session.assistants.map(({ name }) => name)).toEqual(['Lò Thị Mây']);
    expect(await preview()).toEqual([]);
  });

  it('finds one stand-in however many officers send two classes at one hour to her', async () => {
    const other = await aTrainer(database, place.province, 'Nông Văn Sơn');
    const [one = ''] = await schedule(ill, ['2026-12-01']);
    const [two = ''] = await schedule(other, ['2026-12-01']);
    const results = await Promise.allSettled([replace([one]), replace([two], { accountId: other.accountId })]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'classes.stand-in-busy' },
    });
  });

  it('keeps a session that was cancelled meanwhile out of it', async () => {
    const all = await schedule(ill, ['2026-12-01', '2026-12-03']);
    await module.get(ClassSessionService).cancelSession(ill, all[0] ?? '');
    await expect(replace(all)).rejects.toMatchObject({ code: 'classes.replacement-overtaken' });
  });
});
