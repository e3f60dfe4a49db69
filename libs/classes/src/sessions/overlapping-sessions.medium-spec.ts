import { type TestingModule } from '@nestjs/testing';
import { type Actor, Database } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, type TestClass, TestClasses } from '../../../../test/support/classes';
import { type TestClock } from '../../../../test/support/test-clock';
import { aTrainer } from '../../../../test/support/trainers';
import { ClassGroupService } from '../scheduling/class-group.service';
import { ClassMoveService } from '../scheduling/class-move.service';
import { ClassScheduleService } from '../scheduling/class-schedule.service';
import { ClassSessionService, type ReturnHours } from './class-session.service';
import { type SessionPlan } from './session-plan.service';

const OVERLAP = { code: 'classes.sessions-overlap' };

/** Begins while that of the evening runs. */
const LATER = { from: '20:00', to: '21:30' };

describe('sessions of one class', () => {
  let module: TestingModule;
  let clock: TestClock;
  let classes: TestClasses;
  let place: ClassPlace;
  let owner: Actor;
  let other: Actor;
  let made: TestClass;
  let elsewhere: string;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
    owner = await aTrainer(module.get(Database), place.province, 'Hoàng Văn Pháng');
    other = await aTrainer(module.get(Database), place.province, 'Lò Thị Mây');
    made = await classes.aClass({ ...place, trainer: owner });
    elsewhere = await classes.venue(owner, place.commune);
  });

  /** In another hall and before another trainer: nothing but the class itself is at two places. */
  const plan = (hours: object): SessionPlan => ({
    ...{ ...evening('2026-12-01'), venueId: elsewhere, trainerId: other.accountId },
    ...hours,
  });
  const add = (hours: object): Promise<void> =>
    module.get(ClassScheduleService).addSession(owner, made.id, plan(hours));
  const sessions = async () => (await module.get(ClassGroupService).getClass(owner, made.id)).sessions;
  const second = async () => {
    const [, session] = await sessions();
    if (session === undefined) throw new Error('The class has two sessions');
    return session;
  };

  it('are not added at hours that meet, in whatever hall and before whomever, and people are booked into all of them', async () => {
    for (const hours of [{}, LATER, { from: '18:00', to: '19:15' }])
      await expect(add(hours)).rejects.toMatchObject(OVERLAP);
    await add({ from: '20:30', to: '21:30' });
    await classes.book(owner, made.id, [await place.province.member(place.commune)]);
    expect((await sessions()).map(({ bookedCount }) => bookedCount)).toEqual([1, 1]);
  });

  it('are refused by their trainer where that is one, who is told with other hours', async () => {
    for (const hours of [{}, LATER]) {
      const refused: unknown = await add({ ...hours, trainerId: owner.accountId }).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 'classes.trainer-busy', params: { clashes: [{ kind: 'trainer' }] } });
      const { freeSlots } = (refused as { params: { freeSlots: ReturnHours[] } }).params;
      expect(freeSlots.length).toBeGreaterThan(0);
    }
  });

  it('are not moved to hours that meet, alone or together with others; what moves along is in nobody’s way', async () => {
    await add({ on: '2026-12-02' });
    const { id, revision } = await second();
    const move = (hours: object) =>
      module.get(ClassSessionService).moveSession(owner, id, { ...plan(hours), revision });
    for (const hours of [{}, LATER]) await expect(move(hours)).rejects.toMatchObject(OVERLAP);
    const department = place.province.officer('department-officer');
    const target = { classSessionId: id, venueId: elsewhere, revision, ...evening('2026-12-01') };
    const [first] = await sessions();
    if (first === undefined) throw new Error('The class has two sessions');
    const away = {
      classSessionId: first.id,
      venueId: place.venueId,
      revision: first.revision,
      ...evening('2026-12-03'),
    };
    const moveAll = (targets: (typeof target)[]) =>
      module.get(ClassMoveService).moveClass(department, made.id, { sessions: targets });
    await expect(moveAll([target])).rejects.toMatchObject({ ...OVERLAP, faults: [{ pointer: '#/sessions/0' }] });
    await moveAll([target, away]);
    expect((await sessions()).map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).toEqual([
      '2026-12-03',
      '2026-12-01',
    ]);
  });

  it('don’t come back to hours that another has by now, and are offered none of hers', async () => {
    const back = (hours: ReturnHours | null) =>
      module.get(ClassSessionService).restoreSession(owner, made.sessionId, hours);
    await module.get(ClassSessionService).cancelSession(owner, made.sessionId);
    await add(LATER);
    await expect(back(null)).rejects.toMatchObject(OVERLAP);
    await expect(back({ on: '2026-12-01', from: '18:45', to: '20:15' })).rejects.toMatchObject(OVERLAP);
    // Somebody else is in its hall, so that hours are offered: none in which the other session is held, a day later neither.
    await add({ on: '2026-12-02' });
    await classes.aClass(place, {
      trainer: place.province.officer('trainer'),
      hours: { on: '2026-12-03', from: '19:00', to: '20:30' },
    });
    const refused = await back(evening('2026-12-03')).catch((error: unknown) => error);
    const { freeSlots } = (refused as { params: { freeSlots: ReturnHours[] } }).params;
    expect(freeSlots.length).toBeGreaterThan(0);
    for (const { on, from, to } of freeSlots) {
      await back({ on, from, to });
      await module.get(ClassSessionService).cancelSession(owner, made.sessionId);
    }
  });
});
