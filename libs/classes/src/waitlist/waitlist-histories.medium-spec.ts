import fc from 'fast-check';
import { type TestingModule } from '@nestjs/testing';
import { Database } from '@lopso/platform';
import { type ClassPlace, startClasses, TestClasses } from '../../../../test/support/classes';
import { type TestMember } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { BookingService } from '../booking/booking.service';
import { OwnClassService } from '../own-classes/own-class.service';
import { ClassGroupService } from '../scheduling/class-group.service';
import { orderWaiting } from './waitlist.rules';
import { WaitlistService } from './waitlist.service';

/** What the class should look like, kept beside it. */
class Model {
  readonly booked = new Set<number>();
  waiting: { readonly who: number; readonly joinedAt: Date }[] = [];

  constructor(
    public capacity: number,
    private readonly communeOf: (who: number) => string,
  ) {}

  ask(who: number, joinedAt: Date): void {
    if (this.booked.has(who) || this.waiting.some((entry) => entry.who === who)) return;
    if (this.booked.size < this.capacity) this.booked.add(who);
    else this.waiting.push({ who, joinedAt });
  }

  leave(who: number): void {
    const waited = this.waiting.length;
    this.waiting = this.waiting.filter((entry) => entry.who !== who);
    if (waited === this.waiting.length && this.booked.delete(who)) this.promote();
  }

  /** Who waits, the next to be served first. */
  order(): number[] {
    const places = new Map<string, number>();
    for (const who of this.booked) places.set(this.communeOf(who), (places.get(this.communeOf(who)) ?? 0) + 1);
    const entries = this.waiting.map(({ who, joinedAt }) => ({
      memberId: String(who),
      communeId: this.communeOf(who),
      joinedAt,
    }));
    return orderWaiting(entries, places).map(({ memberId }) => Number(memberId));
  }

  promote(): void {
    while (this.booked.size < this.capacity && this.waiting.length > 0) {
      const next = this.order()[0] ?? -1;
      this.waiting = this.waiting.filter(({ who }) => who !== next);
      this.booked.add(next);
    }
  }
}

const PEOPLE = 9;

const act = fc.oneof(
  fc.record({ kind: fc.constant('ask' as const), who: fc.nat(PEOPLE - 1) }),
  fc.record({ kind: fc.constant('leave' as const), who: fc.nat(PEOPLE - 1) }),
  fc.record({ kind: fc.constant('unbook' as const), who: fc.nat(PEOPLE - 1) }),
  fc.record({ kind: fc.constant('grow' as const), who: fc.nat(1) }),
);

describe('a history of asking, waiting and giving back', () => {
  let module: TestingModule;
  let clock: TestClock;
  let place: ClassPlace;
  let classes: TestClasses;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());

  it('leaves the places and the list as the rule says, whatever it was', async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
    const communes = [place.commune, await place.province.commune(), await place.province.commune()];
    const communeAt = (who: number) => communes[who % 3] ?? place.commune;
    const members: TestMember[] = [];
    for (let who = 0; who < PEOPLE; who += 1) members.push(await place.province.member(communeAt(who)));
    const member = (who: number): TestMember => members[who] as TestMember;
    let day = 0;

    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 18 }), async (acts) => {
        // A day of its own for each history, so that no earlier class stands in the way.
        day += 1;
        const date = new Date(Date.UTC(2027, 0, day)).toISOString().slice(0, 10);
        clock.stopAt('2026-11-25T01:00:00Z');
        const made = await classes.aClass(place, { on: date, capacity: 3 });
        const model = new Model(3, (who) => communeAt(who).id);
        for (const { kind, who } of acts) {
          clock.stopAt(new Date(clock.now().getTime() + 60_000).toISOString());
          const actor = place.province.memberActor(member(who));
          if (kind === 'ask') {
            await module.get(OwnClassService).requestOwnPlace(actor, made.id);
            model.ask(who, clock.now());
          } else if (kind === 'leave') {
            await module.get(OwnClassService).giveBackPlace(actor, made.id);
            model.leave(who);
          } else if (kind === 'unbook') {
            await module.get(BookingService).unbookMember(place.trainer, made.id, member(who).id);
            if (model.booked.delete(who)) model.promote();
          } else {
            model.capacity += who;
            const change = { title: 'Dịch vụ công', capacity: model.capacity };
            await module.get(ClassGroupService).changeClass(place.trainer, made.id, change);
            model.promote();
          }
        }
        const rows = await module.get(Database).query<{ memberId: string; kind: string }>(
          `select member_id as "memberId", 'booked' as kind from classes.booking where class_group_id = $1 and cancelled_at is null
           union all select member_id, 'waiting' from classes.waiting_entry where class_group_id = $1 and ended_at is null`,
          [made.id],
        );
        const seen = (kind: string): number[] =>
          rows
            .filter((row) => row.kind === kind)
            .map(({ memberId }) => members.findIndex(({ id }) => id === memberId))
            .sort((a, b) => a - b);
        expect(seen('booked')).toEqual([...model.booked].sort((a, b) => a - b));
        expect(seen('waiting')).toEqual(model.waiting.map(({ who }) => who).sort((a, b) => a - b));
        const again = await module.get(BookingService).bookMembers(place.trainer, made.id, {
          teamIds: [],
          memberIds: members.map(({ id }) => id),
        });
        expect(again.booked).toHaveLength(Math.min(PEOPLE, model.capacity) - model.booked.size);
      }),
      { numRuns: 12 },
    );
  });

  it('side by side gives each place by the rule, in the order in which the acts came to the class', async () => {
    const LANES = 12;
    const ASKING = 48;
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
    const communes = [place.commune, await place.province.commune(), await place.province.commune()];
    const communeAt = (who: number) => communes[who % 3] ?? place.commune;
    const members = await Promise.all(
      Array.from({ length: ASKING }, (_, who) => place.province.member(communeAt(who))),
    );
    const whoIs = new Map(members.map(({ id }, who) => [id, who]));
    const made = await classes.aClass(place, { on: '2027-06-01', capacity: 7 });
    const turns = members.flatMap((_, who) => (who % 2 === 0 ? [who, who] : [who]));
    const lanes = Array.from({ length: LANES }, (_, lane) => turns.filter((who) => who % LANES === lane));
    // Every look at the clock is later than the one before: what was written tells the order of the acts.
    let instant = clock.now().getTime();
    const ticking = jest.spyOn(clock, 'now').mockImplementation(() => new Date((instant += 1)));
    await Promise.all(
      lanes.map(async (lane) => {
        const asked = new Set<number>();
        for (const who of lane) {
          const actor = place.province.memberActor(members[who] as TestMember);
          if (asked.has(who)) await module.get(OwnClassService).giveBackPlace(actor, made.id);
          else await module.get(OwnClassService).requestOwnPlace(actor, made.id);
          asked.add(who);
        }
      }),
    );
    ticking.mockRestore();

    const acts = await module.get(Database).query<{ memberId: string; at: Date; kind: 'ask' | 'leave' }>(
      `select member_id as "memberId", joined_at as at, 'ask' as kind from classes.waiting_entry where class_group_id = $1
       union all select member_id, ended_at, 'leave' from classes.waiting_entry where class_group_id = $1 and ended_as = 'left'
       union all select b.member_id, b.booked_at, 'ask' from classes.booking b where b.class_group_id = $1
         and not exists (select from classes.waiting_entry w where w.class_group_id = $1 and w.member_id = b.member_id)
       union all select member_id, cancelled_at, 'leave' from classes.booking where class_group_id = $1 and cancelled_at is not null
       order by at`,
      [made.id],
    );
    expect(acts.filter(({ kind }) => kind === 'ask')).toHaveLength(ASKING);
    const promoted = `select id from classes.waiting_entry where class_group_id = $1 and ended_as = 'promoted'`;
    expect((await module.get(Database).query(promoted, [made.id])).length).toBeGreaterThan(0);
    const model = new Model(7, (who) => communeAt(who).id);
    for (const { memberId, at, kind } of acts) {
      const who = whoIs.get(memberId) ?? -1;
      if (kind === 'ask') model.ask(who, at);
      else model.leave(who);
    }
    const held = await module
      .get(Database)
      .query<{ memberId: string }>(
        'select member_id as "memberId" from classes.booking where class_group_id = $1 and cancelled_at is null',
        [made.id],
      );
    expect(new Set(held.map(({ memberId }) => whoIs.get(memberId)))).toEqual(model.booked);
    const list = await module.get(WaitlistService).getWaitlist(place.trainer, made.id);
    expect(list.people.map(({ memberId }) => whoIs.get(memberId))).toEqual(model.order());
  });
});
