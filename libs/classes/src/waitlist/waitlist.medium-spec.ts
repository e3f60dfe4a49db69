import { type TestingModule } from '@nestjs/testing';
import { Database, newId } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, TestClasses } from '../../../../test/support/classes';
import { type TestMember, type TestUnit } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { BookingPlaceService } from '../booking/booking-place.service';
import { BookingService } from '../booking/booking.service';
import { AvailabilityService } from '../clashes/availability.service';
import { NearClassService } from '../own-classes/near-class.service';
import { OwnClassService } from '../own-classes/own-class.service';
import { ClassGroupService } from '../scheduling/class-group.service';
import { PromoteWaiting } from './promote-waiting.job';
import { WaitlistService } from './waitlist.service';

describe('waiting for a place', () => {
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

  const actorOf = (member: TestMember) => place.province.memberActor(member);
  const ask = (member: TestMember, classGroupId: string) =>
    module.get(OwnClassService).requestOwnPlace(actorOf(member), classGroupId);
  const giveBack = (member: TestMember, classGroupId: string) =>
    module.get(OwnClassService).giveBackPlace(actorOf(member), classGroupId);
  const people = (count: number, commune: TestUnit = place.commune) =>
    Promise.all(Array.from({ length: count }, () => place.province.member(commune)));
  const book = (classGroupId: string, members: readonly TestMember[]) =>
    module
      .get(BookingService)
      .bookMembers(place.trainer, classGroupId, { teamIds: [], memberIds: members.map(({ id }) => id) });
  const own = async (member: TestMember, classGroupId: string) => {
    const found = (await module.get(NearClassService).listNearClasses(actorOf(member))).items.find(
      (one) => one.classGroupId === classGroupId,
    );
    if (found === undefined) throw new Error('the class is near');
    return found;
  };
  const askInTurn = async (classGroupId: string, members: readonly TestMember[]) => {
    for (const member of members) {
      clock.stopAt(new Date(clock.now().getTime() + 60_000).toISOString());
      await ask(member, classGroupId);
    }
  };
  const waitingIds = async (classGroupId: string) =>
    (await module.get(WaitlistService).getWaitlist(place.trainer, classGroupId)).people.map(({ memberId }) => memberId);

  it('asked of a class with a free place gives it; of a full one a turn that is explained', async () => {
    const made = await classes.aClass(place, { capacity: 1 });
    const [first, second] = await people(2);
    if (!first || !second) throw new Error('two people');
    await askInTurn(made.id, [first, second, second]);
    expect(await own(first, made.id)).toMatchObject({ isBooked: true, turn: null });
    expect(await own(second, made.id)).toMatchObject({
      isBooked: false,
      turn: { position: 1, turn: 1, communePlaces: 1, ahead: { own: 0, fewer: 0, earlier: 0 }, isFirstCome: false },
    });
  });

  it('ends with the place that is given back, in one step, and is told until it is known', async () => {
    const made = await classes.aClass(place, { capacity: 1 });
    const [first, second] = await people(2);
    if (!first || !second) throw new Error('two people');
    await askInTurn(made.id, [first, second]);
    expect((await own(first, made.id)).isFirstCome).toBe(false);
    await giveBack(first, made.id);
    expect(await own(second, made.id)).toMatchObject({ isBooked: true, promotedAt: clock.now(), turn: null });
    await module.get(OwnClassService).acknowledgePlace(actorOf(second), made.id);
    expect((await own(second, made.id)).promotedAt).toBeNull();
  });

  it('serves a commune without a place first, and says so to its officer', async () => {
    const made = await classes.aClass(place, { capacity: 3 });
    const other = await place.province.commune();
    const [taken, free, late] = await Promise.all([people(3), people(2), people(1, other)]);
    await book(made.id, taken);
    await askInTurn(made.id, [...free, ...late]);
    expect(await waitingIds(made.id)).toEqual([late[0]?.id, free[0]?.id, free[1]?.id]);
    const officer = place.province.officer('commune-officer', place.commune);
    const list = await module.get(WaitlistService).getWaitlist(officer, made.id);
    expect(list.total).toBe(3);
    expect(list.people.map(({ position, turn, ahead }) => [position, turn, ahead])).toEqual([
      [2, 3, { own: 0, fewer: 1, earlier: 0 }],
      [3, 4, { own: 1, fewer: 1, earlier: 0 }],
    ]);
    expect(await module.get(BookingService).unbookMember(place.trainer, made.id, taken[0]?.id ?? '')).toBe(1);
    expect(await waitingIds(made.id)).toEqual([free[0]?.id, free[1]?.id]);
  });

  it('ends for as many as the class grows by', async () => {
    const made = await classes.aClass(place, { capacity: 1 });
    const [first, ...rest] = await people(4);
    await askInTurn(made.id, [first as TestMember, ...rest]);
    await module.get(ClassGroupService).changeClass(place.trainer, made.id, { title: 'Dịch vụ công', capacity: 3 });
    expect(await waitingIds(made.id)).toEqual([rest[2]?.id]);
  });

  it('passes over who is busy then and keeps her on the list; once she is free the next round finds her', async () => {
    const made = await classes.aClass(place, { capacity: 1 });
    const [first, busy] = await people(2);
    if (!first || !busy) throw new Error('two people');
    await askInTurn(made.id, [first, busy]);
    const trainer = place.province.officer('trainer');
    const venueId = await classes.venue(trainer, place.commune);
    const other = await classes.aClass(place, { trainer, venueId });
    await module.get(BookingService).bookMembers(trainer, other.id, { teamIds: [], memberIds: [busy.id] });
    await giveBack(first, made.id);
    expect(await waitingIds(made.id)).toEqual([busy.id]);
    await module.get(BookingService).unbookMember(trainer, other.id, busy.id);
    await module.get(PromoteWaiting).handle();
    expect(await waitingIds(made.id)).toEqual([]);
    expect((await own(busy, made.id)).isBooked).toBe(true);
  });

  it('comes before who asks later, also for a place that nobody was asked about when it came free', async () => {
    const made = await classes.aClass(place, { capacity: 1 });
    const [first, busy, late] = await people(3);
    if (!first || !busy || !late) throw new Error('three people');
    await askInTurn(made.id, [first, busy]);
    const trainer = place.province.officer('trainer');
    const venueId = await classes.venue(trainer, place.commune);
    const other = await classes.aClass(place, { trainer, venueId });
    await module.get(BookingService).bookMembers(trainer, other.id, { teamIds: [], memberIds: [busy.id] });
    await giveBack(first, made.id);
    await module.get(BookingService).unbookMember(trainer, other.id, busy.id);
    // No round of promotion in between. All are held at once: two classes at which each other's people ask would else hold one each.
    const held = jest.spyOn(module.get(AvailabilityService, { strict: false }), 'holdMembers');
    await askInTurn(made.id, [late]);
    expect(held.mock.calls[0]).toEqual([[busy.id, late.id]]);
    held.mockRestore();
    expect((await own(busy, made.id)).isBooked).toBe(true);
    expect(await own(late, made.id)).toMatchObject({ isBooked: false, turn: { position: 1 } });
    await giveBack(busy, made.id);
    expect((await own(late, made.id)).isBooked).toBe(true);
  });

  it('of one class is served though another one breaks, which is said afterwards', async () => {
    const made: { id: string; waits: TestMember }[] = [];
    for (const on of ['2026-12-01', '2026-12-02']) {
      const { id } = await classes.aClass(place, { capacity: 1, on });
      const [first, waits] = await people(2);
      if (!first || !waits) throw new Error('two people');
      await askInTurn(id, [first, waits]);
      await module.get(Database).execute('update classes.class_group set capacity = 2 where id = $1', [id]);
      made.push({ id, waits });
    }
    made.sort((one, other) => (one.id < other.id ? -1 : 1));
    const promoter = module.get(BookingPlaceService, { strict: false });
    const promote = promoter.promoteWaiting.bind(promoter);
    const broken = jest.spyOn(promoter, 'promoteWaiting').mockImplementation(async (group, now) => {
      if (group.id === made[0]?.id) throw new Error('it is broken');
      return promote(group, now);
    });
    await expect(module.get(PromoteWaiting).handle()).rejects.toThrow('it is broken');
    broken.mockRestore();
    const booked = await Promise.all(made.map(async ({ id, waits }) => (await own(waits, id)).isBooked));
    expect(booked).toEqual([false, true]);
  });

  it('near the class gives a place that is freed to whoever asks first', async () => {
    const made = await classes.aClass(place, { capacity: 1, sessions: [evening('2026-12-01')] });
    const [first, second, third] = await people(3);
    if (!first || !second || !third) throw new Error('three people');
    await askInTurn(made.id, [first, second, third]);
    clock.stopAt('2026-12-01T01:00:00Z');
    expect((await own(first, made.id)).isFirstCome).toBe(true);
    await giveBack(first, made.id);
    expect(await own(second, made.id)).toMatchObject({ isBooked: false, turn: { isFirstCome: true } });
    await ask(third, made.id);
    expect((await own(third, made.id)).isBooked).toBe(true);
    expect(await waitingIds(made.id)).toEqual([second.id]);
  });

  it('of a class that wants a word is taken near it by who waits, who had her word; who did not asks for one', async () => {
    const made = await classes.aClass(place, {
      ...{ capacity: 1, approval: 'commune', sessions: [evening('2026-12-01')] },
    });
    const [first, second, third] = await people(3);
    if (!first || !second || !third) throw new Error('three people');
    await book(made.id, [first]);
    await module.get(WaitlistService).addWaiting(place.trainer, made.id, [second.id]);
    clock.stopAt('2026-12-01T01:00:00Z');
    await giveBack(first, made.id);
    await ask(third, made.id);
    expect((await own(third, made.id)).isBooked).toBe(false);
    await ask(second, made.id);
    expect(await own(second, made.id)).toMatchObject({ isBooked: true, turn: null });
  });

  it('stops promoting when the class says', async () => {
    const made = await classes.aClass(place, { capacity: 1, sessions: [evening('2026-12-01')] });
    await module.get(WaitlistService).setBookingPolicy(place.trainer, made.id, { promotionStopsHours: 2 });
    const [first, second] = await people(2);
    if (!first || !second) throw new Error('two people');
    await askInTurn(made.id, [first, second]);
    clock.stopAt('2026-12-01T09:59:00Z');
    await giveBack(first, made.id);
    expect((await own(second, made.id)).isBooked).toBe(true);
  });

  it('is refused by the database to who holds a place, and a place to who waits', async () => {
    const database = module.get(Database);
    const made = await classes.aClass(place, { capacity: 5 });
    const [booked, waits] = await people(2);
    if (!booked || !waits) throw new Error('two people');
    await book(made.id, [booked]);
    const join = (memberId: string) =>
      database.execute(
        `insert into classes.waiting_entry (id, class_group_id, member_id, joined_at, joined_by) values ($1, $2, $3, now(), $1)`,
        [newId(), made.id, memberId],
      );
    await expect(join(booked.id)).rejects.toMatchObject({ constraint: 'waiting_or_booked_ck' });
    await join(waits.id);
    const take = database.execute(
      `insert into classes.booking (id, class_group_id, capacity, place, member_id, booked_by, booked_at)
       values ($1, $2, 5, 5, $3, $1, now())`,
      [newId(), made.id, waits.id],
    );
    await expect(take).rejects.toMatchObject({ constraint: 'waiting_or_booked_ck' });
  });

  it('holds under two hundred who ask and give back side by side: never over capacity, nobody twice, nobody lost', async () => {
    const made = await classes.aClass(place, { capacity: 30 });
    const others = [place.commune, await place.province.commune(), await place.province.commune()];
    const members = await Promise.all(
      Array.from({ length: 200 }, (_, index) => place.province.member(others[index % 3] ?? place.commune)),
    );
    // As many lanes as keep every connection of the pool busy: more would only wait for one, on a slow machine too long.
    const queue = members.map((member, index) => ({ member, index }));
    const lane = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        await ask(next.member, made.id);
        if (next.index % 4 === 0) await giveBack(next.member, made.id);
      }
    };
    await Promise.all(Array.from({ length: 24 }, lane));
    const database = module.get(Database);
    const rows = await database.query<{ memberId: string; kind: string }>(
      `select member_id as "memberId", 'booked' as kind from classes.booking where class_group_id = $1 and cancelled_at is null
       union all select member_id, 'waiting' from classes.waiting_entry where class_group_id = $1 and ended_at is null`,
      [made.id],
    );
    expect(rows.filter(({ kind }) => kind === 'booked')).toHaveLength(30);
    const stay = members.filter((_, index) => index % 4 !== 0).map(({ id }) => id);
    expect(rows.map(({ memberId }) => memberId).sort()).toEqual(stay.sort());
  });
});
