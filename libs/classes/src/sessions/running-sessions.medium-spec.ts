import { type TestingModule } from '@nestjs/testing';
import { Database, newId } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, TestClasses } from '../../../../test/support/classes';
import { type TestMember } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { AbsenceRepository } from '../absences/absence.repository';
import { absenceOf } from '../absences/absence.rules';
import { AttendanceService } from '../attendance/attendance.service';
import { RollService } from '../attendance/roll.service';
import { BookingService } from '../booking/booking.service';
import { AlternativeClassService } from '../own-classes/alternative-class.service';
import { NearClassService } from '../own-classes/near-class.service';
import { OwnClassService } from '../own-classes/own-class.service';
import { ClassAccess } from '../scheduling/class-access.service';
import { ClassGroupService } from '../scheduling/class-group.service';
import { ClassNewsService } from '../sharing/class-news.service';
import { PromoteWaiting } from '../waitlist/promote-waiting.job';
import { WaitlistService } from '../waitlist/waitlist.service';
import { ClassSessionRepository } from './class-session.repository';
import { ClassSessionService } from './class-session.service';

const MORNING = '2026-11-30T03:00:00Z';

const DOORS = '2026-11-30T11:40:00Z';

const DURING = '2026-11-30T12:10:00Z';

const AFTER = '2026-11-30T13:35:00Z';

const MONDAYS = ['2026-11-30', '2026-12-07', '2026-12-14'].map(evening);

describe('while a session of a class runs', () => {
  let module: TestingModule;
  let clock: TestClock;
  let classes: TestClasses;
  let place: ClassPlace;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
  });

  const person = (): Promise<TestMember> => place.province.member(place.commune);
  const actorOf = (member: TestMember) => place.province.memberActor(member);
  const ask = (member: TestMember, id: string) => module.get(OwnClassService).requestOwnPlace(actorOf(member), id);
  const giveBack = (member: TestMember, id: string) => module.get(OwnClassService).giveBackPlace(actorOf(member), id);
  const open = (sessionId: string) => module.get(RollService).openSession(place.trainer, sessionId);
  const enter = (id: string, member: TestMember) =>
    module.get(BookingService).bookMembers(place.trainer, id, { teamIds: [], memberIds: [member.id] });
  const come = (sessionId: string, member: TestMember) =>
    module.get(AttendanceService).recordAttendance(place.trainer, sessionId, {
      ...{ memberId: member.id, mark: 'present', source: 'roll', clientKey: newId() },
    });
  const own = async (member: TestMember, id: string) =>
    (await module.get(NearClassService).listNearClasses(actorOf(member))).items.find(
      ({ classGroupId }) => classGroupId === id,
    );
  const list = (id: string) => module.get(WaitlistService).getWaitlist(place.trainer, id);
  /** Who is on the roll of each session, by number. */
  const rolls = async (id: string): Promise<string[][]> => {
    const { sessions } = await module.get(ClassGroupService).getClass(place.trainer, id);
    const read = sessions.map((session) => module.get(RollService).getRoll(place.trainer, session.id));
    return (await Promise.all(read)).map(({ rows }) => rows.map(({ memberId }) => memberId).sort());
  };
  const idsOf = (...members: readonly TestMember[]): string[] => members.map(({ id }) => id).sort();
  /** Who is told as absent once the session is closed. */
  const absentFrom = async (sessionId: string): Promise<string[]> => {
    await module.get(RollService).closeSession(place.trainer, sessionId);
    const session = await module.get(ClassSessionRepository, { strict: false }).findSession(sessionId);
    if (session === null) throw new Error('the session is there');
    const rows = await module.get(AbsenceRepository, { strict: false }).absenceRowsOf([sessionId], clock.now());
    const missed = rows.filter((row) => absenceOf(row, session, session.rule) !== null);
    return missed.map(({ memberId }) => memberId).sort();
  };
  /** She sits in another class on the evening of the first Monday. */
  const busyTonight = async (member: TestMember): Promise<void> => {
    const trainer = place.province.officer('trainer');
    const venueId = await classes.venue(trainer, place.commune);
    const other = await classes.aClass(place, { trainer, venueId, on: '2026-11-30', title: 'Chống lừa đảo' });
    await classes.book(trainer, other.id, [member]);
  };

  it('no free place goes to who waits: those at the door get it, who waits gets the sessions after it', async () => {
    const [gone, stays, waits, next, comes] = await Promise.all([person(), person(), person(), person(), person()]);
    const made = await classes.aClass(place, { capacity: 2, sessions: MONDAYS });
    await classes.book(place.trainer, made.id, [gone, stays]);
    await ask(waits, made.id);
    clock.advance(60);
    await ask(next, made.id);
    // Too late that morning to come by itself.
    clock.stopAt(MORNING);
    await giveBack(gone, made.id);
    clock.stopAt(DURING);
    await open(made.sessionId);
    const promote = () => module.get(PromoteWaiting).handle();
    await promote();
    await module.get(ClassGroupService).changeClass(place.trainer, made.id, { title: 'Dịch vụ công', capacity: 3 });
    expect(await list(made.id)).toMatchObject({ total: 2, isFirstCome: true, isRunning: true });
    expect(await own(waits, made.id)).toMatchObject({ isBooked: false, isRunning: true, turn: { isFirstCome: true } });
    expect((await enter(made.id, comes)).notBooked).toEqual([]);
    await come(made.sessionId, comes);
    expect(await rolls(made.id)).toEqual([idsOf(stays, comes), idsOf(stays, comes), idsOf(stays, comes)]);

    clock.stopAt(AFTER);
    await promote();
    expect(await list(made.id)).toMatchObject({ total: 1, isFirstCome: false, isRunning: false });
    const after = idsOf(stays, comes, waits);
    expect(await rolls(made.id)).toEqual([idsOf(stays, comes), after, after]);
    expect(await absentFrom(made.sessionId)).toEqual([stays.id]);
  });

  it('it counts as running once somebody opened it before its hour', async () => {
    const [gone, waits] = await Promise.all([person(), person()]);
    for (const sessions of [MONDAYS, MONDAYS.slice(0, 1)]) {
      clock.stopAt('2026-11-25T01:00:00Z');
      const venueId = await classes.venue(place.trainer, place.commune);
      const trainer = place.province.officer('trainer');
      const made = await classes.aClass(place, { capacity: 1, sessions, venueId, trainer });
      await module.get(WaitlistService).setBookingPolicy(trainer, made.id, { promotionStopsHours: 0 });
      await classes.book(trainer, made.id, [gone]);
      await ask(waits, made.id);
      clock.stopAt(DOORS);
      await module.get(RollService).openSession(trainer, made.sessionId);
      await giveBack(gone, made.id);
      expect((await module.get(WaitlistService).getWaitlist(trainer, made.id)).total).toBe(1);
    }
  });

  it('who asks gets the sessions that are listed, whatever she does tonight, and was not missed tonight', async () => {
    const [booked, asks, busy, waits] = await Promise.all([person(), person(), person(), person()]);
    const made = await classes.aClass(place, { capacity: 4, sessions: MONDAYS });
    await classes.book(place.trainer, made.id, [booked]);
    await busyTonight(busy);
    await busyTonight(waits);
    clock.stopAt(DURING);
    await open(made.sessionId);
    expect((await own(busy, made.id))?.sessions).toHaveLength(2);
    const self = await module.get(ClassAccess, { strict: false }).requireOwnMember(actorOf(busy));
    const subject = { topic: null, title: 'Dịch vụ công trực tuyến' };
    const choices = await module
      .get(AlternativeClassService, { strict: false })
      .findAlternatives(self, subject, { most: 5, exceptId: newId() });
    expect(choices.map(({ classGroupId }) => classGroupId)).toEqual([made.id]);
    for (const one of [asks, busy]) await ask(one, made.id);
    await module.get(WaitlistService).addWaiting(place.trainer, made.id, [waits.id]);
    const later = idsOf(booked, asks, busy, waits);
    expect(await rolls(made.id)).toEqual([[booked.id], later, later]);
    clock.stopAt(AFTER);
    expect(await absentFrom(made.sessionId)).toEqual([booked.id]);
  });

  it('whom the trainer enters is in it where she is free, and missed it only if she came', async () => {
    const [early, home, late, busy] = await Promise.all([person(), person(), person(), person()]);
    const made = await classes.aClass(place, { sessions: MONDAYS });
    await classes.book(place.trainer, made.id, [early]);
    await busyTonight(busy);
    clock.stopAt(DURING);
    await open(made.sessionId);
    for (const one of [home, late, busy]) expect((await enter(made.id, one)).notBooked).toEqual([]);
    const all = idsOf(early, home, late, busy);
    expect(await rolls(made.id)).toEqual([idsOf(early, home, late), all, all]);
    const { rows } = await module.get(RollService).getRoll(place.trainer, made.sessionId);
    const added = rows.filter(({ isWalkIn }) => isWalkIn).map(({ memberId }) => memberId);
    expect(added.sort()).toEqual(idsOf(home, late));
    await come(made.sessionId, late);
    clock.stopAt(AFTER);
    expect(await absentFrom(made.sessionId)).toEqual([early.id]);
    const past = async (member: TestMember) =>
      (await module.get(OwnClassService).listOwnClasses(actorOf(member))).past.map(({ mark }) => mark);
    expect([await past(early), await past(home), await past(late)]).toEqual([[null], [], ['present']]);
  });

  it('who asked for the later ones at the door is in it too once the trainer enters her', async () => {
    const [asks, busy] = await Promise.all([person(), person()]);
    const made = await classes.aClass(place, { sessions: MONDAYS });
    await busyTonight(busy);
    clock.stopAt(DURING);
    await open(made.sessionId);
    for (const one of [asks, busy]) await ask(one, made.id);
    expect((await rolls(made.id))[0]).toEqual([]);
    for (const one of [asks, busy])
      expect((await enter(made.id, one)).notBooked).toMatchObject([{ reason: 'already-booked' }]);
    expect((await rolls(made.id))[0]).toEqual([asks.id]);
    clock.stopAt(AFTER);
    expect(await absentFrom(made.sessionId)).toEqual([]);
  });

  it('who asked once its doors were open missed nothing of it either', async () => {
    const asks = await person();
    const made = await classes.aClass(place, { sessions: MONDAYS });
    clock.stopAt(DOORS);
    await open(made.sessionId);
    await ask(asks, made.id);
    clock.advance(60);
    await enter(made.id, asks);
    expect((await rolls(made.id))[0]).toEqual([asks.id]);
    clock.stopAt(AFTER);
    expect(await absentFrom(made.sessionId)).toEqual([]);
  });

  it('who was left out of it for a reason is not entered with her team, though she would be free by now', async () => {
    const [sits, comes] = await Promise.all([person(), person()]);
    const made = await classes.aClass(place, { sessions: MONDAYS });
    await classes.book(place.trainer, made.id, [sits]);
    await module
      .get(Database)
      .execute('delete from classes.booked_time where member_id = $1 and class_session_id = $2', [
        sits.id,
        made.sessionId,
      ]);
    clock.stopAt(DURING);
    await open(made.sessionId);
    await module
      .get(BookingService)
      .bookMembers(place.trainer, made.id, { teamIds: [], memberIds: [sits.id, comes.id] });
    expect((await rolls(made.id))[0]).toEqual([comes.id]);
  });

  it('and it is the last, it takes whom the trainer enters, and nobody who asks', async () => {
    const [asks, comes, busy] = await Promise.all([person(), person(), person()]);
    const made = await classes.aClass(place, { sessions: MONDAYS.slice(0, 1) });
    await busyTonight(busy);
    clock.stopAt(DURING);
    await open(made.sessionId);
    await expect(ask(asks, made.id)).rejects.toMatchObject({ code: 'classes.over' });
    await enter(made.id, comes);
    expect((await enter(made.id, busy)).notBooked).toMatchObject([{ memberId: busy.id, reason: 'clash' }]);
    expect(await rolls(made.id)).toEqual([[comes.id]]);
  });

  it('and nobody opened it, it is moved for those with a place by then, who are expected at its new hour', async () => {
    const [booked, asks, busy] = await Promise.all([person(), person(), person()]);
    const made = await classes.aClass(place, { sessions: MONDAYS });
    await classes.book(place.trainer, made.id, [booked]);
    clock.stopAt(DURING);
    for (const one of [asks, busy]) await ask(one, made.id);
    const trainer = place.province.officer('trainer');
    const venueId = await classes.venue(trainer, place.commune);
    const other = await classes.aClass(place, { trainer, venueId, on: '2026-12-02', title: 'Chống lừa đảo' });
    await classes.book(trainer, other.id, [busy]);
    const plan = { ...evening('2026-12-02'), venueId: place.venueId };
    expect(await module.get(ClassSessionService).moveSession(place.trainer, made.sessionId, plan)).toEqual([
      busy.fullName,
    ]);
    expect((await rolls(made.id))[0]).toEqual(idsOf(booked, asks));
    const toldOf = async (member: TestMember) =>
      (await module.get(ClassNewsService).listSessionNews(actorOf(member)))
        .filter(({ classSessionId }) => classSessionId === made.sessionId)
        .map(({ kind }) => kind);
    expect(await toldOf(asks)).toEqual(['moved']);
    expect(await toldOf(busy)).toEqual(['moved-without']);
    clock.stopAt('2026-12-02T12:10:00Z');
    await open(made.sessionId);
    clock.stopAt('2026-12-02T13:35:00Z');
    expect(await absentFrom(made.sessionId)).toEqual(idsOf(booked, asks));
  });
});
