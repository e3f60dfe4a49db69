import { type TestingModule } from '@nestjs/testing';
import { newId, NotFound } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, TestClasses } from '../../../../test/support/classes';
import { type TestClock } from '../../../../test/support/test-clock';
import { ClassGroupService } from '../scheduling/class-group.service';
import { BookingService } from './booking.service';

describe('booking', () => {
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

  const people = (count: number) =>
    Promise.all(Array.from({ length: count }, () => place.province.member(place.commune)));
  const book = (classGroupId: string, memberIds: readonly string[], actor = place.trainer) =>
    module.get(BookingService).bookMembers(actor, classGroupId, { teamIds: [], memberIds });

  it('books everybody who holds a seat in the teams today, listed by given name', async () => {
    const village = await place.province.village(place.commune);
    const team = await place.province.team(village, 'village-team');
    for (const name of ['Sùng Mí Sò', 'Hoàng Thị Ánh', 'Ma Văn Bằng']) {
      await place.province.seat(await place.province.member(village, name), team);
    }
    const made = await classes.aClass(place);
    const outcome = await module
      .get(BookingService)
      .bookMembers(place.trainer, made.id, { teamIds: [team.id], memberIds: [] });
    expect(outcome.booked.map(({ fullName }) => fullName)).toEqual(['Hoàng Thị Ánh', 'Ma Văn Bằng', 'Sùng Mí Sò']);
    expect(outcome.notBooked).toEqual([]);
  });

  it('never exceeds the capacity when a hundred people book at once', async () => {
    const made = await classes.aClass(place, { capacity: 37 });
    const members = await people(100);
    const outcomes = await Promise.all(members.map((member) => book(made.id, [member.id])));
    expect(outcomes.filter(({ booked }) => booked.length === 1)).toHaveLength(37);
    expect(outcomes.filter(({ notBooked }) => notBooked[0]?.reason === 'full')).toHaveLength(63);
    const full = await module.get(ClassGroupService).getClass(place.trainer, made.id);
    expect([full.bookings.length, full.freePlaces]).toEqual([37, 0]);
  });

  it('books the rest when some cannot be, and says why for each', async () => {
    const [busy, free, late] = await people(3);
    if (!busy || !free || !late) throw new Error('three people');
    const elsewhere = await classes.venue(place.trainer, place.commune);
    const other = await classes.aClass(place, {
      title: 'Chống lừa đảo',
      venueId: elsewhere,
      trainer: place.province.officer('trainer'),
    });
    await book(other.id, [busy.id], place.province.officer('commune-officer', place.commune));
    const made = await classes.aClass(place, { capacity: 1 });
    const outcome = await book(made.id, [busy.id, free.id, late.id]);
    expect(outcome.booked).toHaveLength(1);
    const reasons = new Map(outcome.notBooked.map(({ memberId, reason, clash }) => [memberId, { reason, clash }]));
    expect(reasons.get(busy.id)).toEqual({
      reason: 'clash',
      clash: { title: 'Chống lừa đảo', on: '01/12/2026', from: '19:00', to: '20:30' },
    });
    expect([...reasons.values()].map(({ reason }) => reason).sort()).toEqual(['clash', 'full']);
  });

  it('puts nobody into two classes of one hour, however many book at once', async () => {
    const [member] = await people(1);
    if (!member) throw new Error('one person');
    const made = [];
    for (let turn = 0; turn < 8; turn += 1) {
      const trainer = place.province.officer('trainer');
      made.push({
        trainer,
        ...(await classes.aClass(place, { trainer, venueId: await classes.venue(trainer, place.commune) })),
      });
    }
    const outcomes = await Promise.all(made.map(({ id, trainer }) => book(id, [member.id], trainer)));
    expect(outcomes.filter(({ booked }) => booked.length === 1)).toHaveLength(1);
    expect(outcomes.filter(({ notBooked }) => notBooked[0]?.reason === 'clash')).toHaveLength(7);
  });

  it('sent twice changes nothing', async () => {
    const [member] = await people(1);
    const made = await classes.aClass(place);
    await book(made.id, [member?.id ?? '']);
    const again = await book(made.id, [member?.id ?? '']);
    expect(again.notBooked.map(({ reason }) => reason)).toEqual(['already-booked']);
  });

  it('is taken back and done again', async () => {
    const [member] = await people(1);
    const made = await classes.aClass(place);
    await book(made.id, [member?.id ?? '']);
    await module.get(BookingService).unbookMember(place.trainer, made.id, member?.id ?? '');
    await module.get(BookingService).unbookMember(place.trainer, made.id, member?.id ?? '');
    expect((await module.get(ClassGroupService).getClass(place.trainer, made.id)).bookings).toEqual([]);
    expect((await book(made.id, [member?.id ?? ''])).booked).toHaveLength(1);
  });

  it('lets a commune officer book own people only, and hides other communes', async () => {
    const made = await classes.aClass(place);
    const officer = place.province.officer('commune-officer', place.commune);
    const own = await place.province.member(place.commune);
    const other = await place.province.commune();
    const stranger = await place.province.member(other);
    expect((await book(made.id, [own.id], officer)).booked).toHaveLength(1);
    await expect(book(made.id, [stranger.id], officer)).rejects.toThrow(NotFound);
    await expect(book(made.id, [own.id], place.province.officer('commune-officer', other))).rejects.toThrow(NotFound);
  });

  it('tells a commune officer the same of another commune’s empty team and of none at all', async () => {
    const made = await classes.aClass(place);
    const officer = place.province.officer('commune-officer', place.commune);
    const hidden = await place.province.team(await place.province.commune());
    const answers = await Promise.allSettled(
      [hidden.id, newId()].map((teamId) =>
        module.get(BookingService).bookMembers(officer, made.id, { teamIds: [teamId], memberIds: [] }),
      ),
    );
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason instanceof NotFound)).toEqual([
      true,
      true,
    ]);
  });

  it('shows a commune officer the people of the own commune only', async () => {
    const made = await classes.aClass(place);
    const own = await place.province.member(place.commune, 'Ma Văn Bằng');
    const stranger = await place.province.member(await place.province.commune());
    await book(made.id, [own.id, stranger.id]);
    const officer = place.province.officer('commune-officer', place.commune);
    const seen = await module.get(ClassGroupService).getClass(officer, made.id);
    expect(seen.bookings.map(({ fullName }) => fullName)).toEqual(['Ma Văn Bằng']);
    expect(seen.can).toEqual(['cancel', 'end', 'book']);
  });

  it('keeps the title of a class of another commune from a commune officer', async () => {
    const [member] = await people(1);
    const other = await place.province.commune();
    const otherTrainer = place.province.officer('trainer');
    const hidden = await classes.aClass(place, {
      title: 'Lớp ở xã khác',
      trainer: otherTrainer,
      venueId: await classes.venue(otherTrainer, other),
    });
    await book(hidden.id, [member?.id ?? ''], otherTrainer);
    const made = await classes.aClass(place);
    const officer = place.province.officer('commune-officer', place.commune);
    const outcome = await book(made.id, [member?.id ?? ''], officer);
    expect(outcome.notBooked[0]?.clash).toEqual({ title: '', on: '01/12/2026', from: '19:00', to: '20:30' });
  });

  it('is offered while a session is still to come, and not for a class that is over', async () => {
    const made = await classes.aClass(place, { sessions: [evening('2026-12-01'), evening('2026-12-08')] });
    const mayBook = async (): Promise<boolean> =>
      (await module.get(ClassGroupService).getClass(place.trainer, made.id)).can.includes('book');
    clock.stopAt('2026-12-02T01:00:00Z');
    expect(await mayBook()).toBe(true);
    clock.stopAt('2026-12-08T13:30:00Z');
    expect(await mayBook()).toBe(false);
  });
});
