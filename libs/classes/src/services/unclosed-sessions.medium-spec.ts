import { type TestingModule } from '@nestjs/testing';
import { newId } from '@lopso/platform';
import { Bookings, ClassReading, NearClasses, OwnPlaces, RollReading, SessionDoors } from '@lopso/classes';
import { type ClassPlace, evening, startClasses, type TestClass, TestClasses } from '../../../../test/support/classes';
import { type TestMember } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { AbsenceRepository } from '../storage/absence.repository';
import { MakeUpChoices } from './make-up-choices';
import { OwnMember } from './own-member.service';

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
    await module.get(SessionDoors).openSession(place.trainer, made.sessionId);
    clock.stopAt(WEDNESDAY);
    const [, friday] = (await module.get(ClassReading).getClass(place.trainer, made.id)).sessions;
    return { ...made, fridayId: friday?.id ?? '' };
  };
  const close = (sessionId: string) => module.get(SessionDoors).closeSession(place.trainer, sessionId);
  const onRoll = async (sessionId: string) =>
    (await module.get(RollReading).getRoll(place.trainer, sessionId)).rows.map(({ memberId }) => memberId);
  const absent = async (sessionId: string) =>
    (await module.get(AbsenceRepository, { strict: false }).rowsOf([sessionId], clock.now())).map(
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
    const self = await module.get(OwnMember, { strict: false }).of(actorOf(booked));
    const subject = { topic: null, title: 'Dịch vụ công trực tuyến' };
    const choices = await module
      .get(MakeUpChoices, { strict: false })
      .find(self, subject, { most: 5, exceptId: newId() });
    expect(choices.map(({ classGroupId }) => classGroupId)).toEqual([made.id]);
    const outcome = await module
      .get(Bookings)
      .bookMembers(place.trainer, made.id, { teamIds: [], memberIds: [booked.id] });
    expect(outcome.notBooked).toEqual([]);
    await module.get(OwnPlaces).ask(actorOf(waiting), made.id);
    await module.get(OwnPlaces).giveBack(actorOf(first), made.id);
    const near = await module.get(NearClasses).list(actorOf(waiting));
    expect(near.items.find(({ classGroupId }) => classGroupId === made.id)).toMatchObject({ isBooked: true });
  });

  it('keeps on its roll who gives the place back afterwards', async () => {
    const first = await person();
    const made = await leftOpen([first]);
    await module.get(OwnPlaces).giveBack(actorOf(first), made.id);
    expect(await onRoll(made.fridayId)).toEqual([]);
    expect(await onRoll(made.sessionId)).toEqual([first.id]);
    await close(made.sessionId);
    expect(await absent(made.sessionId)).toEqual([first.id]);
  });

  it('takes no bookings where it was the last', async () => {
    const made = await classes.aClass(place, { on: '2026-11-30' });
    clock.stopAt(WEDNESDAY);
    await expect(classes.book(place.trainer, made.id, [await person()])).rejects.toMatchObject({
      code: 'classes.over',
    });
  });
});
