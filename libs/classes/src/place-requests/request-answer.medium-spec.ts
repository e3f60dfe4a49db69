import { type TestingModule } from '@nestjs/testing';
import { type Actor, Database, newId } from '@lopso/platform';
import { type ClassPlace, startClasses, TestClasses } from '../../../../test/support/classes';
import { TestRequests } from '../../../../test/support/requests';
import { type TestClock } from '../../../../test/support/test-clock';
import { WaitlistService } from '../waitlist/waitlist.service';
import { type Approval } from './place-request.rules';
import { PlaceRequestService } from './place-request.service';

describe('answers to requests for places', () => {
  let module: TestingModule;
  let clock: TestClock;
  let classes: TestClasses;
  let place: ClassPlace;
  let officer: Actor;
  let asking: TestRequests;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
    asking = new TestRequests(module, place);
    officer = asking.officer;
  });

  const aClass = (approval: Approval, capacity = 5) => classes.aClass(place, { approval, capacity, on: '2026-12-08' });
  const later = (minutes: number) => clock.stopAt(new Date(clock.now().getTime() + minutes * 60_000).toISOString());

  it('gives places round the communes, and lets the others wait since they asked', async () => {
    const made = await aClass('two-stage', 2);
    const other = await place.province.commune();
    const theirOfficer = place.province.officer('commune-officer', other);
    const [first, second] = await asking.pair();
    const [third] = await asking.people(1, other);
    for (const member of [first, second, third]) {
      later(1);
      await asking.ask(member, made.id);
    }
    await asking.answer(officer, await asking.idsOf(first, second));
    await asking.answer(theirOfficer, await asking.idsOf(third));
    const all = await asking.idsOf(first, second, third);
    expect(await asking.answer(place.trainer, all, null, 'class')).toMatchObject({ placed: 2, waiting: 1 });
    const [waits] = (await module.get(WaitlistService).getWaitlist(place.trainer, made.id)).people;
    expect(waits).toMatchObject({ memberId: second.id, joinedAt: new Date('2026-11-25T01:02:00Z') });
  });

  it('of somebody who is elsewhere then is refused at once, and later left as it is', async () => {
    const made = await aClass('commune');
    const trainer = place.province.officer('trainer');
    const venueId = await classes.venue(trainer, place.commune);
    const other = await classes.aClass(place, { trainer, venueId, on: '2026-12-08' });
    const [busy, late] = await asking.pair();
    await asking.book(trainer, other.id, [busy]);
    await expect(asking.ask(busy, made.id)).rejects.toMatchObject({ code: 'classes.own-hours-busy' });
    await asking.ask(late, made.id);
    await asking.book(trainer, other.id, [late]);
    expect(await asking.answer(officer, await asking.idsOf(late))).toMatchObject({
      ...{ placed: 0, notAdmitted: [{ memberId: late.id, reason: 'clash' }] },
    });
    expect(await asking.own(late)).toMatchObject({ standing: 'commune' });
  });

  it('waits again when its yes is taken back, and not once she did something since', async () => {
    const made = await aClass('commune', 1);
    const [first, second] = await asking.pair();
    await asking.ask(first, made.id);
    await asking.ask(second, made.id);
    const [one = '', two = ''] = await asking.idsOf(first, second);
    await asking.answer(officer, [one]);
    await asking.answer(officer, [two]);
    await asking.takeBack(officer, [one]);
    await asking.takeBack(officer, [one]);
    expect(await asking.own(first)).toMatchObject({ standing: 'commune' });
    expect((await asking.near(second, made.id))?.isBooked).toBe(true);
    await asking.giveBack(second, made.id);
    await expect(asking.takeBack(officer, [two])).rejects.toMatchObject({ code: 'classes.answer-stands' });
    later(11);
    await asking.answer(officer, [one]);
    later(11);
    await expect(asking.takeBack(officer, [one])).rejects.toMatchObject({ code: 'classes.answer-stands' });
  });

  it('takes a no and a passing on back as well', async () => {
    const made = await aClass('two-stage');
    const member = (await asking.people(1))[0];
    await asking.ask(member, made.id);
    const ids = await asking.idsOf(member);
    await asking.answer(officer, ids, 'Nhầm người');
    await asking.takeBack(officer, ids);
    expect(await asking.own(member)).toMatchObject({ standing: 'commune', reason: null });
    await asking.answer(officer, ids);
    await asking.takeBack(officer, ids);
    expect(await asking.own(member)).toMatchObject({
      standing: 'commune',
      expiresAt: new Date('2026-11-28T01:00:00Z'),
    });
  });

  it('is the commune’s where she lives now, and of who has the right now', async () => {
    const made = await aClass('commune');
    const other = await place.province.commune();
    const member = (await asking.people(1))[0];
    await asking.ask(member, made.id);
    const ids = await asking.idsOf(member);
    await module
      .get(Database)
      .execute('update org.member set unit_id = $2, unit_path = $3::ltree where id = $1', [
        member.id,
        other.id,
        other.path,
      ]);
    await expect(asking.answer(officer, ids)).rejects.toMatchObject({ code: 'platform.not-found' });
    const theirs = place.province.officer('commune-officer', other);
    expect(await asking.answer(theirs, ids)).toMatchObject({ placed: 1 });
  });

  it('is nobody’s about the own request, which is not among those to be answered', async () => {
    const made = await aClass('commune');
    const [self, other] = await asking.pair();
    await asking.ask(self, made.id);
    await asking.ask(other, made.id);
    const ids = await asking.idsOf(self, other);
    const herself: Actor = { ...officer, memberId: self.id };
    await expect(asking.answer(herself, ids)).rejects.toMatchObject({ code: 'classes.own-request' });
    expect((await asking.listed(herself)).map(({ memberId }) => memberId)).toEqual([other.id]);
    expect(await module.get(PlaceRequestService).countRequests(herself)).toBe(1);
    expect(await asking.answer(officer, ids)).toMatchObject({ placed: 2 });
  });

  it('settles nothing of several classes where one of them is refused', async () => {
    const classIds = [
      (await aClass('commune')).id,
      (await classes.aClass(place, { approval: 'commune', on: '2026-12-09' })).id,
    ].sort();
    const [first, second] = await asking.pair();
    await asking.ask(first, classIds[0] ?? '');
    await asking.ask(second, classIds[1] ?? '');
    const ids = await asking.idsOf(first, second);
    await asking.giveBack(second, classIds[1] ?? '');
    await expect(asking.answer(officer, ids)).rejects.toMatchObject({ code: 'classes.request-answered' });
    expect(await asking.own(first)).toMatchObject({ standing: 'commune' });
  });

  describe('taken back', () => {
    it('leaves a place that somebody gave her since', async () => {
      const made = await aClass('commune');
      const member = (await asking.people(1))[0];
      await asking.ask(member, made.id);
      const ids = await asking.idsOf(member);
      await asking.answer(officer, ids);
      later(1);
      await asking.giveBack(member, made.id);
      later(1);
      await asking.book(place.trainer, made.id, [member]);
      later(1);
      await expect(asking.takeBack(officer, ids)).rejects.toMatchObject({ code: 'classes.answer-stands' });
      expect(await asking.near(member, made.id)).toMatchObject({ isBooked: true });
    });

    it('waits again at the edge of its time, and is never gone at once', async () => {
      const made = await aClass('two-stage');
      const member = (await asking.people(1))[0];
      await asking.ask(member, made.id);
      const ids = await asking.idsOf(member);
      later(72 * 60 - 5);
      await asking.answer(officer, ids);
      later(8);
      await asking.takeBack(officer, ids);
      expect(await asking.own(member)).toMatchObject({ standing: 'commune' });
      expect(await asking.answer(officer, ids)).toMatchObject({ passedOn: 1 });
    });

    it('stands where the class wants no word any more', async () => {
      const made = await aClass('commune');
      const member = (await asking.people(1))[0];
      await asking.ask(member, made.id);
      const ids = await asking.idsOf(member);
      await asking.answer(officer, ids, 'Đợt sau nhé');
      await module.get(Database).execute(`update classes.class_group set approval = 'none' where id = $1`, [made.id]);
      await expect(asking.takeBack(officer, ids)).rejects.toMatchObject({ code: 'classes.answer-stands' });
    });
  });

  it('is refused by the database to who holds a place, and a place to who asks', async () => {
    const database = module.get(Database);
    const made = await aClass('commune');
    const [booked, asks] = await asking.pair();
    await asking.book(place.trainer, made.id, [booked]);
    const request = database.execute(
      `insert into classes.place_request (id, class_group_id, member_id, asked_at, asked_by, approval, stage, expires_at)
       values ($1, $2, $3, now(), $1, 'commune', 'commune', now())`,
      [newId(), made.id, booked.id],
    );
    await expect(request).rejects.toMatchObject({ constraint: 'asking_or_placed_ck' });
    await asking.ask(asks, made.id);
    const take = database.execute(
      `insert into classes.booking (id, class_group_id, capacity, place, member_id, booked_by, booked_at)
       values ($1, $2, 5, 5, $3, $1, now())`,
      [newId(), made.id, asks.id],
    );
    await expect(take).rejects.toMatchObject({ constraint: 'asking_or_placed_ck' });
  });

  it('is answered once by two officers who press side by side', async () => {
    const made = await aClass('commune');
    const member = (await asking.people(1))[0];
    await asking.ask(member, made.id);
    const ids = await asking.idsOf(member);
    const others = [officer, ...[1, 2, 3].map(() => place.province.officer('commune-officer', place.commune))];
    const results = await Promise.allSettled(
      others.map((one, index) => asking.answer(one, ids, index % 2 === 0 ? null : 'Đợt sau nhé')),
    );
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
    expect(refused.map(({ code }) => code)).toEqual(Array(3).fill('classes.request-answered'));
  });

  it('holds under sixty approved side by side: never over capacity, nobody twice, nobody lost', async () => {
    const made = await aClass('commune', 20);
    const members = await asking.people(60);
    const queue = [...members];
    const lane = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        await asking.ask(next, made.id);
        const [id = ''] = await asking.idsOf(next);
        await Promise.all([asking.answer(officer, [id]), asking.answer(officer, [id])]);
      }
    };
    await Promise.all(Array.from({ length: 12 }, lane));
    const rows = await module.get(Database).query<{ memberId: string; kind: string }>(
      `select member_id as "memberId", 'booked' as kind from classes.booking where class_group_id = $1 and cancelled_at is null
       union all select member_id, 'waiting' from classes.waiting_entry where class_group_id = $1 and ended_at is null
       union all select member_id, 'asks' from classes.place_request where class_group_id = $1 and ended_at is null`,
      [made.id],
    );
    expect(rows.filter(({ kind }) => kind === 'booked')).toHaveLength(20);
    expect(rows.map(({ memberId }) => memberId).sort()).toEqual(members.map(({ id }) => id).sort());
  });
});
