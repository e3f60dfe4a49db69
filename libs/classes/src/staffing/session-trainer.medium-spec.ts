import { type TestingModule } from '@nestjs/testing';
import { type Actor, Database, newId, NotFound } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, TestClasses } from '../../../../test/support/classes';
import { type TestClock } from '../../../../test/support/test-clock';
import { aTrainer } from '../../../../test/support/trainers';
import { RollService } from '../attendance/roll.service';
import { CalendarService } from '../calendar/calendar.service';
import { ClassGroupService } from '../scheduling/class-group.service';
import { ClassScheduleService } from '../scheduling/class-schedule.service';
import { ClassSessionService } from '../sessions/class-session.service';
import { ClassNewsService } from '../sharing/class-news.service';
import { SubstitutionService } from './substitution.service';

describe('the trainer of one session', () => {
  let module: TestingModule;
  let clock: TestClock;
  let database: Database;
  let classes: TestClasses;
  let place: ClassPlace;
  let owner: Actor;
  let other: Actor;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    database = module.get(Database);
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
    owner = await aTrainer(database, place.province, 'Hoàng Văn Pháng');
    other = await aTrainer(database, place.province, 'Lò Thị Mây');
  });

  const schedule = async (actor: Actor, day: string, more: object = {}): Promise<string> =>
    module.get(ClassScheduleService).scheduleClass(actor, {
      ...{ clientKey: newId(), title: 'Chống lừa đảo', capacity: 40, sessions: [evening(day)] },
      venueId: await classes.venue(actor, place.commune),
      ...more,
    });
  const sessionsOf = async (id: string) => (await module.get(ClassGroupService).getClass(owner, id)).sessions;
  const first = async (id: string) => {
    const [session] = await sessionsOf(id);
    if (session === undefined) throw new Error('A class has a session');
    return session;
  };
  /** The form of the session, sent with this and nothing else changed. */
  const change = async (id: string, changed: object, actor: Actor = owner): Promise<void> => {
    const { id: sessionId, venueId } = await first(id);
    await module
      .get(ClassSessionService)
      .moveSession(actor, sessionId, { ...evening('2026-12-01'), venueId, ...changed });
  };
  const openings = async (actor: Actor) =>
    (await module.get(ClassNewsService).listOpenings(actor)).map(({ classGroupId, duty }) => ({ classGroupId, duty }));

  it('is named when the session is added, and the others stay with the trainer of the class', async () => {
    const id = await schedule(owner, '2026-12-01');
    const { venueId } = await first(id);
    const plan = { ...evening('2026-12-08'), venueId, trainerId: other.accountId };
    const crew = { assistantIds: [owner.accountId], equipmentIds: [] };
    await module.get(ClassScheduleService).addSession(owner, id, { ...plan, crew });
    expect(await sessionsOf(id)).toMatchObject([
      { trainerId: owner.accountId, trainerName: 'Hoàng Văn Pháng' },
      { trainerId: other.accountId, trainerName: 'Lò Thị Mây', assistants: [{ accountId: owner.accountId }] },
    ]);
  });

  it('is another one from the form on, is told of it, opens the session and has it in her calendar', async () => {
    const id = await schedule(owner, '2026-12-01');
    await change(id, { trainerId: other.accountId });
    const session = await first(id);
    expect(session).toMatchObject({ trainerId: other.accountId, trainerName: 'Lò Thị Mây' });
    expect(await openings(other)).toEqual([{ classGroupId: id, duty: 'trainer' }]);
    const teaching = { reach: 'teaching', unitId: null } as const;
    expect(await module.get(CalendarService).readCalendar(other, teaching)).toMatchObject({
      entries: [{ uid: session.id }],
    });
    expect(await module.get(CalendarService).readCalendar(owner, teaching)).toMatchObject({ entries: [] });
    clock.stopAt('2026-12-01T11:50:00Z');
    await module.get(RollService).openSession(other, session.id);
    expect(await first(id)).toMatchObject({ state: 'open' });
  });

  it('is the trainer of the class again, by the form as by the list of replacements', async () => {
    const id = await schedule(owner, '2026-12-01');
    await change(id, { trainerId: other.accountId });
    await change(id, { trainerId: owner.accountId });
    expect(await first(id)).toMatchObject({ trainerId: owner.accountId, trainerName: 'Hoàng Văn Pháng' });
    await change(id, { trainerId: other.accountId });
    const [made] = await module.get(SubstitutionService).listSubstitutions(owner);
    expect(made).toMatchObject({ name: 'Hoàng Văn Pháng', standInName: 'Lò Thị Mây', canUndo: true });
    await module.get(SubstitutionService).undoSubstitution(owner, made?.id ?? '');
    expect(await first(id)).toMatchObject({ trainerId: owner.accountId });
  });

  it('stays who stood in where the form names nobody', async () => {
    const id = await schedule(owner, '2026-12-01');
    await change(id, { trainerId: other.accountId });
    await change(id, { ...evening('2026-12-02') });
    expect(await first(id)).toMatchObject({ trainerId: other.accountId });
  });

  it('changes places with her assistant in one form', async () => {
    const assisted = { crew: { assistantIds: [other.accountId], equipmentIds: [] } };
    const id = await schedule(owner, '2026-12-01', assisted);
    await change(id, { trainerId: other.accountId, crew: { assistantIds: [owner.accountId], equipmentIds: [] } });
    expect(await first(id)).toMatchObject({
      trainerId: other.accountId,
      assistants: [{ accountId: owner.accountId }],
    });
    await change(id, { trainerId: owner.accountId });
    expect(await first(id)).toMatchObject({ trainerId: owner.accountId, assistants: [] });
  });

  it('is held at the new hours alone, and the class trainer at none of them', async () => {
    const id = await schedule(owner, '2026-12-01');
    // Each is busy at hours that are only the other's: the new trainer at the old ones, the old trainer at the new ones.
    await schedule(other, '2026-12-01', { title: 'Lớp của chị Mây' });
    await schedule(owner, '2026-12-02', { title: 'Lớp của anh Pháng' });
    await change(id, { ...evening('2026-12-02'), trainerId: other.accountId });
    expect(await first(id)).toMatchObject({ trainerId: other.accountId });
  });

  it('is refused with the clash named and other hours where she stands elsewhere then', async () => {
    const id = await schedule(owner, '2026-12-01');
    await schedule(other, '2026-12-01', { title: 'Lớp của chị Mây' });
    const refusal = await change(id, { trainerId: other.accountId }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'classes.trainer-busy',
      params: {
        title: 'Lớp của chị Mây',
        clashes: [{ kind: 'trainer', who: 'Lò Thị Mây' }],
        freeSlots: expect.arrayContaining([expect.objectContaining({ session: 0 })]) as unknown,
      },
    });
    await schedule(other, '2026-12-02', { title: 'Lớp của chị Mây' });
    const added = { ...evening('2026-12-02'), venueId: await classes.venue(owner, place.commune) };
    await expect(
      module.get(ClassScheduleService).addSession(owner, id, { ...added, trainerId: other.accountId }),
    ).rejects.toMatchObject({ code: 'classes.trainer-busy', params: { title: 'Lớp của chị Mây' } });
  });

  it('is nobody who does not teach there, and nobody whom a guest of the class names', async () => {
    const id = await schedule(owner, '2026-12-01');
    const stranger = await aTrainer(database, place.province, 'Nông Văn Xa', await place.province.commune());
    await expect(change(id, { trainerId: stranger.accountId })).rejects.toMatchObject({
      code: 'classes.trainer-unknown',
      faults: [{ pointer: '#/trainerId' }],
    });
    await expect(change(id, { trainerId: other.accountId }, other)).rejects.toMatchObject({
      code: 'classes.not-your-class',
    });
    const grants = owner.grants.map((grant) => ({ ...grant, bound: { kind: 'own-classes' as const } }));
    await expect(change(id, { trainerId: other.accountId }, { ...owner, grants })).rejects.toThrow(NotFound);
  });
});
