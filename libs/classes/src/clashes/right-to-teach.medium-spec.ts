import { type TestingModule } from '@nestjs/testing';
import { type Actor, Database, DomainError, newId, Transactions } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, TestClasses } from '../../../../test/support/classes';
import { outside, untilOneWaitsFor } from '../../../../test/support/races';
import { type TestClock } from '../../../../test/support/test-clock';
import { aTrainer } from '../../../../test/support/trainers';
import { ClassGroupService } from '../scheduling/class-group.service';
import { ClassMoveService } from '../scheduling/class-move.service';
import { ClassScheduleService } from '../scheduling/class-schedule.service';
import { type TypedHours } from '../scheduling/schedule.rules';
import { ClassSessionService } from '../sessions/class-session.service';
import { SubstitutionService } from '../staffing/substitution.service';

describe('a right to teach is asked on the day of the session', () => {
  let module: TestingModule;
  let clock: TestClock;
  let database: Database;
  let classes: TestClasses;
  let place: ClassPlace;
  let an: Actor;
  let may: Actor;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    database = module.get(Database);
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
    an = await aTrainer(database, place.province, 'Ma Văn An');
    may = await aTrainer(database, place.province, 'Lò Thị Mây');
  });

  /** Her right holds from a day to a day, both included. */
  const holds = async ({ accountId }: Actor, from: string, last: string): Promise<void> =>
    void (await database.execute(
      "update org.role_grant set held = daterange($2::date, $3::date, '[]') where account_id = $1",
      [accountId, from, last],
    ));
  const end = async ({ accountId }: Actor): Promise<void> =>
    void (await database.execute('update org.role_grant set ended_at = $2, ended_by = $1 where account_id = $1', [
      accountId,
      clock.now(),
    ]));
  const schedule = async (actor: Actor, sessions: readonly TypedHours[], more: object = {}): Promise<string> =>
    module.get(ClassScheduleService).scheduleClass(actor, {
      ...{ clientKey: newId(), title: 'Chống lừa đảo', capacity: 40, sessions },
      venueId: await classes.venue(actor, place.commune),
      ...more,
    });
  const sessionsOf = async (id: string, actor: Actor = an) =>
    (await module.get(ClassGroupService).getClass(actor, id)).sessions;
  const refusal = async (work: Promise<unknown>): Promise<DomainError> => {
    const error: unknown = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error instanceof DomainError) return error;
    throw new Error(`It was not refused but ended with ${String(error)}`);
  };
  const endsFor = (name: string, on: string) => ({
    kind: 'rule-broken',
    code: 'classes.right-ends',
    params: { name, on, until: '04/12/2026' },
  });

  it('of who plans a class: to the last day, and no session of it after that', async () => {
    await holds(an, '2025-07-01', '2026-12-04');
    await schedule(an, [evening('2026-12-04')]);
    const refused = await refusal(schedule(an, [evening('2026-12-03'), evening('2026-12-11')]));
    expect(refused).toMatchObject(endsFor('Ma Văn An', '11/12/2026'));
  });

  it('of who adds a session or moves one, alone or with its class', async () => {
    const id = await schedule(an, [evening('2026-12-01')]);
    const [session] = await sessionsOf(id);
    await holds(an, '2025-07-01', '2026-12-04');
    const { venueId } = session ?? { venueId: '' };
    const added = module.get(ClassScheduleService).addSession(an, id, { ...evening('2026-12-08'), venueId });
    expect(await refusal(added)).toMatchObject(endsFor('Ma Văn An', '08/12/2026'));
    const moved = module
      .get(ClassSessionService)
      .moveSession(an, session?.id ?? '', { ...evening('2026-12-09'), venueId });
    expect(await refusal(moved)).toMatchObject(endsFor('Ma Văn An', '09/12/2026'));
    const officer = place.province.officer('department-officer');
    const target = { ...evening('2026-12-09'), venueId, classSessionId: session?.id ?? '', revision: 0 };
    const all = module.get(ClassMoveService).moveClass(officer, id, { sessions: [target] });
    expect(await refusal(all)).toMatchObject(endsFor('Ma Văn An', '09/12/2026'));
    await module.get(ClassSessionService).moveSession(an, session?.id ?? '', { ...evening('2026-12-04'), venueId });
  });

  it('of those in whose commune a class comes, by the day it comes there', async () => {
    const far = await place.province.commune();
    const [session] = await sessionsOf(await schedule(an, [evening('2026-12-01')]));
    await holds(an, '2025-07-01', '2026-12-04');
    const venueId = await classes.venue(an, far);
    const officer = place.province.officer('department-officer');
    const moveTo = (day: string) => {
      const target = { ...evening(day), venueId, classSessionId: session?.id ?? '', revision: 0 };
      return module.get(ClassMoveService).moveClass(officer, session?.classGroupId ?? '', { sessions: [target] });
    };
    expect(await refusal(moveTo('2026-12-07'))).toMatchObject(endsFor('Ma Văn An', '07/12/2026'));
    await moveTo('2026-12-04');
  });

  it('of who assists: one whose right begins later helps from then on', async () => {
    const crew = { assistantIds: [may.accountId], equipmentIds: [] };
    await holds(may, '2026-12-02', '2026-12-04');
    expect(await refusal(schedule(an, [evening('2026-12-05')], { crew }))).toMatchObject(
      endsFor('Lò Thị Mây', '05/12/2026'),
    );
    expect(await refusal(schedule(an, [evening('2026-12-01')], { crew }))).toMatchObject({
      code: 'classes.no-right-yet',
      params: { name: 'Lò Thị Mây', on: '01/12/2026' },
    });
    await schedule(an, [evening('2026-12-02')], { crew });
  });

  it('of who stands in: neither offered nor taken for a session after her last day', async () => {
    const officer = place.province.officer('department-officer');
    const id = await schedule(an, [evening('2026-12-04'), evening('2026-12-05')]);
    await holds(may, '2025-07-01', '2026-12-04');
    const [before, after] = await sessionsOf(id);
    const shown = await module.get(SubstitutionService).listReplaceableSessions(officer, an.accountId, {
      ...{ from: '2026-12-04', to: '2026-12-05' },
    });
    expect(shown.map(({ standIns }) => standIns.map(({ name }) => name))).toEqual([['Lò Thị Mây'], []]);
    const replace = (sessionId = '') =>
      module.get(SubstitutionService).substitute(officer, {
        ...{ clientKey: newId(), accountId: an.accountId, standInId: may.accountId },
        sessionIds: [sessionId],
      });
    expect(await refusal(replace(after?.id))).toMatchObject(endsFor('Lò Thị Mây', '05/12/2026'));
    await replace(before?.id);
  });

  it('and hours that are offered instead lie before its end', async () => {
    await holds(an, '2025-07-01', '2026-12-02');
    const venueId = await classes.venue(an, place.commune);
    await schedule(may, [evening('2026-12-01')], { venueId });
    const refused = await refusal(schedule(an, [evening('2026-12-01')], { venueId }));
    const slots = refused.params['freeSlots'] as unknown as TypedHours[];
    expect(slots.length).toBeGreaterThan(0);
    expect(slots.filter(({ on }) => on > '2026-12-02')).toEqual([]);
  });

  it('is seen by who lays a session while it is being ended', async () => {
    let laying: Promise<string> = Promise.resolve('');
    await module.get(Transactions).run(async () => {
      await end(an);
      laying = outside(() => schedule(an, [evening('2026-12-01')]));
      await untilOneWaitsFor(database, 'role_grant');
    });
    expect(await refusal(laying)).toMatchObject({
      code: 'classes.right-ends',
      params: { name: 'Ma Văn An', until: '24/11/2026', on: '01/12/2026' },
    });
  });

  it('ended over sessions that stand: the officer sees who lacks it, in the class and in its list, until another stands in', async () => {
    const officer = place.province.officer('department-officer');
    const id = await schedule(an, [evening('2026-12-01'), evening('2026-12-08')]);
    const read = async () => {
      const { classes: listed } = await module
        .get(ClassGroupService)
        .listClasses(officer, { isMine: false, limit: 10, cursor: null });
      const unfit = (await sessionsOf(id, officer)).map(({ unfitStaff }) => unfitStaff.map(({ name }) => name));
      return { unfit, count: listed.find((one) => one.id === id)?.unfitCount };
    };
    expect(await read()).toEqual({ unfit: [[], []], count: 0 });
    await holds(an, '2025-07-01', '2026-12-04');
    expect(await read()).toEqual({ unfit: [[], ['Ma Văn An']], count: 1 });
    await end(an);
    expect(await read()).toEqual({ unfit: [['Ma Văn An'], ['Ma Văn An']], count: 2 });
    const sessionIds = (await sessionsOf(id, officer)).map((session) => session.id);
    await module.get(SubstitutionService).substitute(officer, {
      ...{ clientKey: newId(), accountId: an.accountId, standInId: may.accountId },
      sessionIds,
    });
    expect(await read()).toEqual({ unfit: [[], []], count: 0 });
    clock.stopAt('2026-12-20T01:00:00Z');
    expect((await read()).count).toBe(0);
  });
});
