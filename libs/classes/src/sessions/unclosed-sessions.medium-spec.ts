import { type TestingModule } from '@nestjs/testing';
import { type Actor, Database, newId } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, type TestClass, TestClasses } from '../../../../test/support/classes';
import { type TestMember } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { aTrainer } from '../../../../test/support/trainers';
import { AbsenceRepository } from '../absences/absence.repository';
import { RollService } from '../attendance/roll.service';
import { BookingService } from '../booking/booking.service';
import { AlternativeClassService } from '../own-classes/alternative-class.service';
import { NearClassService } from '../own-classes/near-class.service';
import { OwnClassService } from '../own-classes/own-class.service';
import { ClassAccess } from '../scheduling/class-access.service';
import { ClassGroupService } from '../scheduling/class-group.service';
import { ClassMoveService } from '../scheduling/class-move.service';
import { ClassNewsService } from '../sharing/class-news.service';
import { VenueService } from '../venues/venue.service';
import { ClassSessionService } from './class-session.service';

const MONDAY = '2026-11-30T12:05:00Z';

const WEDNESDAY = '2026-12-02T01:00:00Z';

describe('a session that is over and was not closed', () => {
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
  /** Monday's session was opened and left so; Friday's is to come. It is Wednesday. */
  const leftOpen = async (people: readonly TestMember[], capacity = 40): Promise<TestClass & { fridayId: string }> => {
    const made = await classes.aClass(place, {
      capacity,
      sessions: [evening('2026-11-30'), evening('2026-12-04')],
    });
    await classes.book(place.trainer, made.id, people);
    clock.stopAt(MONDAY);
    await module.get(RollService).openSession(place.trainer, made.sessionId);
    clock.stopAt(WEDNESDAY);
    const [, friday] = (await module.get(ClassGroupService).getClass(place.trainer, made.id)).sessions;
    return { ...made, fridayId: friday?.id ?? '' };
  };
  const close = (sessionId: string) => module.get(RollService).closeSession(place.trainer, sessionId);
  const onRoll = async (sessionId: string) =>
    (await module.get(RollService).getRoll(place.trainer, sessionId)).rows.map(({ memberId }) => memberId);
  const absent = async (sessionId: string) =>
    (await module.get(AbsenceRepository, { strict: false }).absenceRowsOf([sessionId], clock.now())).map(
      ({ memberId }) => memberId,
    );
  /** Her hours of Monday go to a class elsewhere. */
  const busyOnMonday = async (member: TestMember): Promise<void> => {
    const trainer = place.province.officer('trainer');
    const venueId = await classes.venue(trainer, place.commune);
    const other = await classes.aClass(place, { trainer, venueId, on: '2026-11-30' });
    await classes.book(trainer, other.id, [member]);
  };
  const actorOf = (member: TestMember) => place.province.memberActor(member);

  it('is nothing that who gets a place afterwards can have missed', async () => {
    const [first, late] = [await person(), await person()];
    const made = await leftOpen([first]);
    await classes.book(place.trainer, made.id, [late]);
    expect(await onRoll(made.sessionId)).toEqual([first.id]);
    expect((await onRoll(made.fridayId)).sort()).toEqual([first.id, late.id].sort());
    await close(made.sessionId);
    expect(await absent(made.sessionId)).toEqual([first.id]);
  });

  it('stands in nobody’s way who was elsewhere then: not at a booking, not on the waiting list, not for a make-up', async () => {
    const [first, booked, waiting] = [await person(), await person(), await person()];
    await busyOnMonday(booked);
    await busyOnMonday(waiting);
    const made = await leftOpen([first], 2);
    const self = await module.get(ClassAccess, { strict: false }).requireOwnMember(actorOf(booked));
    const subject = { topic: null, title: 'Dịch vụ công trực tuyến' };
    const choices = await module
      .get(AlternativeClassService, { strict: false })
      .findAlternatives(self, subject, { most: 5, exceptId: newId() });
    expect(choices.map(({ classGroupId }) => classGroupId)).toEqual([made.id]);
    const outcome = await module
      .get(BookingService)
      .bookMembers(place.trainer, made.id, { teamIds: [], memberIds: [booked.id] });
    expect(outcome.notBooked).toEqual([]);
    await module.get(OwnClassService).requestOwnPlace(actorOf(waiting), made.id);
    await module.get(OwnClassService).giveBackPlace(actorOf(first), made.id);
    const near = await module.get(NearClassService).listNearClasses(actorOf(waiting));
    expect(near.items.find(({ classGroupId }) => classGroupId === made.id)).toMatchObject({ isBooked: true });
  });

  it('keeps on its roll who gives the place back afterwards', async () => {
    const first = await person();
    const made = await leftOpen([first]);
    await module.get(OwnClassService).giveBackPlace(actorOf(first), made.id);
    expect(await onRoll(made.fridayId)).toEqual([]);
    expect(await onRoll(made.sessionId)).toEqual([first.id]);
    await close(made.sessionId);
    expect(await absent(made.sessionId)).toEqual([first.id]);
  });

  it('keeps no class small: the halls of what is to come are asked', async () => {
    const small = await module
      .get(VenueService)
      .addVenue(place.trainer, { communeId: place.commune.id, name: 'Nhà văn hóa thôn', capacity: 20 });
    const made = await classes.aClass(place, {
      ...{ capacity: 20, venueId: small.id },
      sessions: [evening('2026-11-30'), evening('2026-12-04')],
    });
    const grow = () =>
      module
        .get(ClassGroupService)
        .changeClass(place.trainer, made.id, { title: 'Dịch vụ công trực tuyến', capacity: 30 });
    const [, friday] = (await module.get(ClassGroupService).getClass(place.trainer, made.id)).sessions;
    const plan = { ...evening('2026-12-04'), venueId: place.venueId };
    await module.get(ClassSessionService).moveSession(place.trainer, friday?.id ?? '', plan);
    await expect(grow()).rejects.toMatchObject({ code: 'classes.capacity-over-venue' });
    clock.stopAt(WEDNESDAY);
    await grow();
    expect(await module.get(ClassGroupService).getClass(place.trainer, made.id)).toMatchObject({ capacity: 30 });
  });

  it('takes no bookings where it was the last', async () => {
    const made = await classes.aClass(place, { on: '2026-11-30' });
    clock.stopAt(WEDNESDAY);
    await expect(classes.book(place.trainer, made.id, [await person()])).rejects.toMatchObject({
      code: 'classes.over',
    });
  });

  describe('and was never opened', () => {
    const AGAIN = '2026-12-07';
    /** Monday's session was held by nobody, Friday's is to come. On Wednesday the first gave her place back, and somebody else got it. */
    const handedOn = async (): Promise<TestClass & Record<'gone' | 'staying' | 'late', TestMember>> => {
      const [gone, staying, late] = [await person(), await person(), await person()];
      const made = await classes.aClass(place, {
        capacity: 2,
        sessions: [evening('2026-11-30'), evening('2026-12-04')],
      });
      await classes.book(place.trainer, made.id, [gone, staying]);
      await module.get(OwnClassService).requestOwnPlace(actorOf(late), made.id);
      clock.stopAt(WEDNESDAY);
      await module.get(OwnClassService).giveBackPlace(actorOf(gone), made.id);
      expect((await onRoll(made.sessionId)).sort()).toEqual([gone.id, staying.id].sort());
      return { ...made, gone, staying, late };
    };
    const move = (sessionId: string) =>
      module
        .get(ClassSessionService)
        .moveSession(place.trainer, sessionId, { ...evening(AGAIN), venueId: place.venueId, isHolidayKnown: true });
    /** Another class in the evening to which the session is to move, in a hall of its own or the one named. */
    const busyAgain = async (member: TestMember, venueId?: string): Promise<void> => {
      const trainer = place.province.officer('trainer');
      const hall = venueId ?? (await classes.venue(trainer, place.commune));
      const other = await classes.aClass(place, { trainer, venueId: hall, on: AGAIN });
      await classes.book(trainer, other.id, [member]);
    };
    const toldOf = async (member: TestMember, sessionId: string) =>
      (await module.get(ClassNewsService).listSessionNews(actorOf(member)))
        .filter(({ classSessionId }) => classSessionId === sessionId)
        .map(({ kind }) => kind);

    it('is held again for those who have a place by then, and they are told', async () => {
      const { sessionId, gone, staying, late } = await handedOn();
      await move(sessionId);
      expect((await onRoll(sessionId)).sort()).toEqual([staying.id, late.id].sort());
      for (const one of [staying, late]) expect(await toldOf(one, sessionId)).toEqual(['moved']);
      expect(await toldOf(gone, sessionId)).toEqual([]);
      await busyAgain(gone);
    });

    it('is for those of now where it was cancelled before its hours and comes back after them', async () => {
      const [first, late] = [await person(), await person()];
      const made = await classes.aClass(place, { sessions: [evening('2026-11-30'), evening('2026-12-04')] });
      await classes.book(place.trainer, made.id, [first]);
      await module.get(ClassSessionService).cancelSession(place.trainer, made.sessionId);
      clock.stopAt(WEDNESDAY);
      await classes.book(place.trainer, made.id, [late]);
      await module.get(ClassSessionService).restoreSession(place.trainer, made.sessionId);
      expect((await onRoll(made.sessionId)).sort()).toEqual([first.id, late.id].sort());
    });

    it('is moved into hours which who gave the place back spends elsewhere', async () => {
      const { sessionId, gone, staying, late } = await handedOn();
      await busyAgain(gone);
      await move(sessionId);
      expect((await onRoll(sessionId)).sort()).toEqual([staying.id, late.id].sort());
    });

    it('names who has a place in it alone, where it can’t be moved', async () => {
      const { sessionId, gone } = await handedOn();
      await busyAgain(gone, place.venueId);
      const refused: unknown = await move(sessionId).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 'classes.venue-busy', params: { clashes: [{ kind: 'venue' }] } });
    });

    it('is moved without who got a place since and is elsewhere then', async () => {
      const { sessionId, staying, late } = await handedOn();
      await busyAgain(late);
      expect(await move(sessionId)).toEqual([late.fullName]);
      expect(await onRoll(sessionId)).toEqual([staying.id]);
      // She is told of it once.
      expect(await toldOf(late, sessionId)).toEqual(['moved-without']);
      expect(await toldOf(staying, sessionId)).toEqual(['moved']);
      const [desk, reader] = [module.get(ClassNewsService), actorOf(late)];
      const revision =
        (await desk.listSessionNews(reader)).find((one) => one.classSessionId === sessionId)?.revision ?? 0;
      await desk.acknowledgeSessionNews(reader, sessionId, revision);
      expect((await desk.listSessionNews(reader)).map(({ kind }) => kind)).not.toContain('moved-without');
    });

    it('seats once who gave the place back and got one again', async () => {
      const { id, sessionId, gone, staying, late } = await handedOn();
      await module.get(OwnClassService).giveBackPlace(actorOf(late), id);
      await module.get(OwnClassService).requestOwnPlace(actorOf(gone), id);
      await move(sessionId);
      expect((await onRoll(sessionId)).sort()).toEqual([gone.id, staying.id].sort());
    });

    it('keeps nobody from it for another session of the class that moves along', async () => {
      const database = module.get(Database);
      const far = await place.province.commune();
      const put = (unitId: string, latitude: number) =>
        database.execute('insert into org.unit_point (unit_id, latitude, longitude) values ($1, $2, 105)', [
          unitId,
          latitude,
        ]);
      // 89 minutes by the default roads.
      await put(place.commune.id, 22);
      await put(far.id, 22.25);
      const trainer: Actor = await aTrainer(database, place.province, 'Lò Thị Mây');
      const [morning, next] = [
        { from: '08:00', to: '09:30' },
        { from: '10:00', to: '11:00' },
      ];
      const made = await classes.aClass(place, {
        trainer,
        sessions: [
          { on: '2026-11-30', ...morning },
          { on: '2026-12-04', ...morning },
        ],
      });
      clock.stopAt(WEDNESDAY);
      const late = await person();
      await classes.book(trainer, made.id, [late]);
      const [monday, friday] = (await module.get(ClassGroupService).getClass(trainer, made.id)).sessions;
      const [mondayId, fridayId] = [monday?.id ?? '', friday?.id ?? ''];
      const farHall = await classes.venue(trainer, far);
      await module.get(ClassMoveService).moveClass(trainer, made.id, {
        isHolidayKnown: true,
        sessions: [
          { classSessionId: mondayId, revision: 0, venueId: farHall, on: '2026-12-04', ...next },
          { classSessionId: fridayId, revision: 0, venueId: place.venueId, on: AGAIN, ...morning },
        ],
      });
      const roll = await module.get(RollService).getRoll(trainer, mondayId);
      expect(roll.rows.map(({ memberId }) => memberId)).toEqual([late.id]);
    });
  });
});
