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
import { type StaffLeave } from './availability.rules';
import { AvailabilityService } from './availability.service';

describe('who is on leave', () => {
  let module: TestingModule;
  let clock: TestClock;
  let database: Database;
  let classes: TestClasses;
  let place: ClassPlace;
  let an: Actor;
  let may: Actor;
  let leaves: StaffLeave[] = [];
  let markets: { communeId: string; day: string }[] = [];
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    database = module.get(Database);
    classes = new TestClasses(module);
    module.get(AvailabilityService).answerLocalDaysBy({
      leavesOf: (ids, from, until) =>
        Promise.resolve(leaves.filter((one) => ids.includes(one.accountId) && one.from <= until && one.until >= from)),
      marketDays: (ids) =>
        Promise.resolve(new Set(markets.filter(({ communeId }) => ids.includes(communeId)).map(({ day }) => day))),
    });
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    [leaves, markets] = [[], []];
    place = await classes.place();
    an = await aTrainer(database, place.province, 'Ma Văn An');
    may = await aTrainer(database, place.province, 'Lò Thị Mây');
  });

  const away = ({ accountId }: Actor, from: string, until = from): void => void leaves.push({ accountId, from, until });
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
  const offered = ({ params }: DomainError): string[] =>
    (params['freeSlots'] as unknown as TypedHours[]).map(({ on, from }) => `${on} ${from}`);

  it('is laid no class; the refusal names the days, and hours are offered after them', async () => {
    away(an, '2026-12-01', '2026-12-03');
    const refused = await refusal(schedule(an, [evening('2026-12-02')]));
    expect(refused).toMatchObject({ kind: 'conflict', code: 'classes.trainer-away' });
    expect(refused.params).toMatchObject({ name: 'Ma Văn An', from: '01/12/2026', until: '03/12/2026' });
    expect(refused.params['clashes']).toMatchObject([
      { kind: 'trainer', on: '01/12/2026', until: '03/12/2026', from: '', to: '', title: '', session: 0 },
    ]);
    expect(offered(refused)).toEqual(['2026-12-04 07:00', '2026-12-04 08:30', '2026-12-04 19:00']);
    await schedule(an, [evening('2026-12-04')]);
  });

  it('assists in none either, by her name', async () => {
    away(may, '2026-12-01');
    const crew = { assistantIds: [may.accountId], equipmentIds: [] };
    expect(await refusal(schedule(an, [evening('2026-12-01')], { crew }))).toMatchObject({
      code: 'classes.assistant-away',
      params: { name: 'Lò Thị Mây', from: '01/12/2026', until: '01/12/2026' },
    });
  });

  it('is given no further session, and none is moved into her leave', async () => {
    const id = await schedule(an, [evening('2026-12-01')]);
    const [session] = await sessionsOf(id);
    away(an, '2026-12-08', '2026-12-09');
    const { venueId } = session ?? { venueId: '' };
    const added = module.get(ClassScheduleService).addSession(an, id, { ...evening('2026-12-08'), venueId });
    expect((await refusal(added)).code).toBe('classes.trainer-away');
    const moved = module
      .get(ClassSessionService)
      .moveSession(an, session?.id ?? '', { ...evening('2026-12-09'), venueId });
    expect((await refusal(moved)).code).toBe('classes.trainer-away');
    const target = { ...evening('2026-12-09'), venueId, classSessionId: session?.id ?? '', revision: 0 };
    const all = module.get(ClassMoveService).moveClass(an, id, { sessions: [target] });
    expect((await refusal(all)).code).toBe('classes.trainer-away');
  });

  it('keeps what stands in a leave that was entered over it: hours shift within the day, a cancellation is undone', async () => {
    const id = await schedule(an, [evening('2026-12-01')]);
    const [session] = await sessionsOf(id);
    away(an, '2026-12-01', '2026-12-02');
    const to = { on: '2026-12-01', from: '08:00', to: '09:30', venueId: session?.venueId ?? '' };
    await module.get(ClassSessionService).moveSession(an, session?.id ?? '', to);
    await module.get(ClassSessionService).cancelSession(an, session?.id ?? '');
    const restored = await module.get(ClassSessionService).restoreSession(an, session?.id ?? '');
    expect(restored.awayNames).toEqual(['Ma Văn An']);
    expect(await sessionsOf(id)).toMatchObject([{ state: 'planned', startsAt: new Date('2026-12-01T01:00:00Z') }]);
    // Somebody on leave is not put beside her there all the same.
    away(may, '2026-12-01');
    const crew = { assistantIds: [may.accountId], equipmentIds: [] };
    const helped = module.get(ClassSessionService).moveSession(an, session?.id ?? '', { ...to, crew });
    const { code, params } = await refusal(helped);
    expect(code).toBe('classes.assistant-away');
    expect(params['clashes']).toMatchObject([{ kind: 'assistant', who: 'Lò Thị Mây' }]);
  });

  it('is offered other hours of a day on which the session stands already, and none of the days of leave beside it', async () => {
    const id = await schedule(an, [evening('2026-12-01')]);
    const [session] = await sessionsOf(id);
    away(an, '2026-12-01', '2026-12-02');
    const venueId = session?.venueId ?? '';
    await schedule(may, [{ on: '2026-12-01', from: '07:00', to: '08:30' }], { venueId });
    const onto = { on: '2026-12-01', from: '07:00', to: '08:30', venueId };
    const refused = await refusal(module.get(ClassSessionService).moveSession(an, session?.id ?? '', onto));
    expect(refused.code).toBe('classes.venue-busy');
    expect(offered(refused)).toEqual(['2026-12-01 08:30', '2026-12-01 10:00', '2026-12-03 07:00']);
  });

  it('is shown as no free stand-in and takes over nothing; what is given back is hers again', async () => {
    const officer = place.province.officer('department-officer');
    const [session] = await sessionsOf(await schedule(an, [evening('2026-12-01')]));
    const wish = { accountId: an.accountId, standInId: may.accountId, sessionIds: [session?.id ?? ''] };
    const replace = (clientKey: string) => module.get(SubstitutionService).substitute(officer, { ...wish, clientKey });
    away(may, '2026-11-30', '2026-12-02');
    const days = { from: '2026-12-01', to: '2026-12-01' };
    const [shown] = await module.get(SubstitutionService).listReplaceableSessions(officer, an.accountId, days);
    expect(shown?.standIns).toMatchObject([
      { name: 'Lò Thị Mây', clashes: [{ kind: 'trainer', who: 'Lò Thị Mây', on: '30/11/2026', until: '02/12/2026' }] },
    ]);
    expect(await refusal(replace(newId()))).toMatchObject({
      code: 'classes.stand-in-busy',
      params: { name: 'Lò Thị Mây', count: 1, clashes: [{ until: '02/12/2026' }] },
    });
    leaves = [];
    const key = newId();
    await replace(key);
    away(an, '2026-12-01');
    await module.get(SubstitutionService).undoSubstitution(officer, key);
    expect(
      (await module.get(SubstitutionService).listReplaceableSessions(officer, an.accountId, days)).map(
        (one) => one.duty,
      ),
    ).toEqual(['trainer']);
  });

  it('is seen by who lays a session while the leave is being entered', async () => {
    let laying: Promise<string> = Promise.resolve('');
    await module.get(Transactions).run(async () => {
      await module.get(AvailabilityService).holdStaff([an.accountId]);
      laying = outside(() => schedule(an, [evening('2026-12-01')]));
      await untilOneWaitsFor(database, 'pg_advisory_xact_lock');
      away(an, '2026-12-01');
    });
    expect((await refusal(laying)).code).toBe('classes.trainer-away');
  });

  it('leaves market days of the commune out of what is offered, those of others in', async () => {
    const far = await place.province.commune();
    markets = [
      { communeId: place.commune.id, day: '2026-12-02' },
      { communeId: far.id, day: '2026-12-03' },
    ];
    const venueId = await classes.venue(an, place.commune);
    await schedule(an, [evening('2026-12-01')], { venueId });
    const refused = await refusal(schedule(an, [evening('2026-12-01')], { venueId }));
    expect(offered(refused)).toEqual(['2026-12-03 07:00', '2026-12-03 08:30', '2026-12-03 19:00']);
  });
});
