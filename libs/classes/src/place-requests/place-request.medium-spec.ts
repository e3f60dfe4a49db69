import { type TestingModule } from '@nestjs/testing';
import { type Actor, Database } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, TestClasses } from '../../../../test/support/classes';
import { TestRequests } from '../../../../test/support/requests';
import { type TestClock } from '../../../../test/support/test-clock';
import { ClassGroupService } from '../scheduling/class-group.service';
import { ClassSessionService } from '../sessions/class-session.service';
import { ExpireRequests } from './expire-requests.job';
import { type Approval } from './place-request.rules';
import { PlaceRequestService } from './place-request.service';

describe('a request for a place', () => {
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
  const nothing = { placed: 0, waiting: 0, passedOn: 0, declined: 0, notAdmitted: [] };

  it('holds no place while it waits, and is one however often it is pressed', async () => {
    const made = await aClass('commune', 1);
    const [member, other] = await asking.pair();
    await asking.ask(member, made.id);
    await asking.ask(member, made.id);
    expect(await asking.own(member)).toMatchObject({
      ...{ classGroupId: made.id, standing: 'commune', expiresAt: new Date('2026-11-28T01:00:00Z') },
    });
    expect(await asking.listed(officer)).toHaveLength(1);
    expect(await asking.near(member, made.id)).toMatchObject({ isBooked: false, bookedCount: 0, approval: 'commune' });
    await asking.book(place.trainer, made.id, [other]);
    const [id] = await asking.idsOf(member);
    expect(await asking.answer(officer, [id ?? ''])).toEqual({ ...nothing, waiting: 1 });
    expect((await asking.near(member, made.id))?.turn).toMatchObject({ position: 1 });
  });

  it('gives a place with the commune’s yes, which told once is known', async () => {
    const made = await aClass('commune');
    const member = (await asking.people(1))[0];
    await asking.ask(member, made.id);
    const ids = await asking.idsOf(member);
    expect(await asking.answer(officer, ids)).toEqual({ ...nothing, placed: 1 });
    expect(await asking.answer(officer, ids)).toEqual(nothing);
    expect(await asking.own(member)).toMatchObject({ standing: 'admitted', isBooked: true });
    await asking.noteSeen(member, made.id);
    expect(await asking.own(member)).toBeUndefined();
    expect((await asking.near(member, made.id))?.isBooked).toBe(true);
  });

  it('is passed on to who runs the class where that is asked too, who is another person', async () => {
    const made = await aClass('two-stage');
    const member = (await asking.people(1))[0];
    await asking.ask(member, made.id);
    const ids = await asking.idsOf(member);
    later(60);
    expect(await asking.answer(officer, ids)).toEqual({ ...nothing, passedOn: 1 });
    expect(await asking.listed(officer)).toEqual([]);
    expect((await asking.listed(officer, made.id)).map(({ canAnswer }) => canAnswer)).toEqual([false]);
    expect(await asking.own(member)).toMatchObject({ standing: 'class', expiresAt: new Date('2026-11-28T02:00:00Z') });
    await expect(asking.answer(officer, ids, null, 'class')).rejects.toMatchObject({ code: 'classes.request-twice' });
    expect((await asking.listed(place.trainer)).map(({ canAnswer }) => canAnswer)).toEqual([true]);
    expect(await asking.answer(place.trainer, ids, null, 'class')).toEqual({ ...nothing, placed: 1 });
  });

  it('is declined with a reason, and asked anew', async () => {
    const made = await aClass('commune');
    const member = (await asking.people(1))[0];
    await asking.ask(member, made.id);
    expect(await asking.answer(officer, await asking.idsOf(member), ' Đợt này ưu tiên tổ trưởng ')).toMatchObject({
      declined: 1,
    });
    expect(await asking.own(member)).toMatchObject({ standing: 'declined', reason: 'Đợt này ưu tiên tổ trưởng' });
    later(1);
    await asking.ask(member, made.id);
    expect(await asking.own(member)).toMatchObject({ standing: 'commune', reason: null });
  });

  it('is answered by nobody once its hours are over, between two runs of the job too, and is told', async () => {
    const made = await aClass('commune');
    const member = (await asking.people(1))[0];
    await asking.ask(member, made.id);
    const ids = await asking.idsOf(member);
    later(72 * 60);
    expect(await asking.listed(officer)).toEqual([]);
    expect(await asking.own(member)).toMatchObject({ standing: 'expired' });
    await expect(asking.answer(officer, ids)).rejects.toMatchObject({ code: 'classes.request-expired' });
    await module.get(ExpireRequests).handle();
    await module.get(ExpireRequests).handle();
    expect(await asking.own(member)).toMatchObject({ standing: 'expired' });
    const trail = await module
      .get(Database)
      .query(`select 1 from platform.audit_entry where action = 'classes.request-expired' and member_id = $1`, [
        member.id,
      ]);
    expect(trail).toHaveLength(1);
    await asking.ask(member, made.id);
    expect(await asking.own(member)).toMatchObject({ standing: 'commune' });
  });

  it('runs out in one class though another one breaks, which is said afterwards', async () => {
    const made = [
      await aClass('commune'),
      await classes.aClass(place, { approval: 'commune', capacity: 5, on: '2026-12-09' }),
    ];
    made.sort((one, other) => (one.id < other.id ? -1 : 1));
    const members = await asking.people(2);
    for (const [at, { id }] of made.entries()) await asking.ask(members[at] as (typeof members)[number], id);
    later(72 * 60);
    const requesting = module.get(PlaceRequestService, { strict: false });
    const expire = requesting.expireRequests.bind(requesting);
    const broken = jest.spyOn(requesting, 'expireRequests').mockImplementation(async (group, ...more) => {
      if (group.id === made[0]?.id) throw new Error('it is broken');
      return expire(group, ...more);
    });
    await expect(module.get(ExpireRequests).handle()).rejects.toThrow('it is broken');
    broken.mockRestore();
    const ended = await module
      .get(Database)
      .query<{ id: string }>(
        'select class_group_id as id from classes.place_request where class_group_id = any($1) and ended_at is not null',
        [made.map(({ id }) => id)],
      );
    expect(ended).toEqual([{ id: made[1]?.id }]);
  });

  it('runs out at the second word too, with hours of its own', async () => {
    const made = await aClass('two-stage');
    const member = (await asking.people(1))[0];
    await asking.ask(member, made.id);
    const ids = await asking.idsOf(member);
    later(71 * 60);
    expect(await asking.answer(officer, ids)).toEqual({ ...nothing, passedOn: 1 });
    later(71 * 60);
    expect(await asking.own(member)).toMatchObject({ standing: 'class' });
    later(60);
    expect(await asking.own(member)).toMatchObject({ standing: 'expired' });
    expect(await asking.listed(place.trainer)).toEqual([]);
    await expect(asking.answer(place.trainer, ids, null, 'class')).rejects.toMatchObject({
      code: 'classes.request-expired',
    });
    await module.get(ExpireRequests).handle();
    const sql = `select 1 from platform.audit_entry where action = 'classes.request-expired' and member_id = $1`;
    expect(await module.get(Database).query(sql, [member.id])).toHaveLength(1);
  });

  it('ends with the beginning of the class, wherever that is moved to', async () => {
    const made = await aClass('commune');
    const member = (await asking.people(1))[0];
    await asking.ask(member, made.id);
    await module
      .get(ClassSessionService)
      .moveSession(place.trainer, made.sessionId, { ...evening('2026-11-26'), venueId: place.venueId });
    expect((await asking.own(member))?.expiresAt).toEqual(new Date('2026-11-26T12:00:00Z'));
    clock.stopAt('2026-11-26T12:00:00Z');
    expect(await asking.own(member)).toMatchObject({ standing: 'begun' });
    await module.get(ExpireRequests).handle();
    expect(await asking.own(member)).toMatchObject({ standing: 'begun' });
  });

  it('waits on while the class is cancelled whole, without a yes', async () => {
    const made = await aClass('commune');
    const member = (await asking.people(1))[0];
    await asking.ask(member, made.id);
    const ids = await asking.idsOf(member);
    await module.get(ClassSessionService).cancelSession(place.trainer, made.sessionId);
    await expect(asking.answer(officer, ids)).rejects.toMatchObject({ code: 'classes.over' });
    expect(await asking.own(member)).toMatchObject({ standing: 'commune', startsAt: null });
    await module.get(ClassSessionService).restoreSession(place.trainer, made.sessionId);
    expect(await asking.answer(officer, ids)).toMatchObject({ placed: 1 });
  });

  it('says that the class was cancelled, not that nobody answered, when its hours run out meanwhile', async () => {
    const made = await aClass('commune');
    const member = (await asking.people(1))[0];
    await asking.ask(member, made.id);
    await module.get(ClassSessionService).cancelSession(place.trainer, made.sessionId);
    later(72 * 60);
    expect(await asking.own(member)).toMatchObject({ standing: 'cancelled' });
    await module.get(ExpireRequests).handle();
    await module.get(ClassSessionService).restoreSession(place.trainer, made.sessionId);
    expect(await asking.own(member)).toMatchObject({ standing: 'cancelled' });
    await asking.ask(member, made.id);
    expect(await asking.own(member)).toMatchObject({ standing: 'commune' });
  });

  it('ends when she withdraws, and when somebody enters her by hand', async () => {
    const made = await aClass('commune');
    const [gone, entered] = await asking.pair();
    await asking.ask(gone, made.id);
    await asking.ask(entered, made.id);
    const ids = await asking.idsOf(gone, entered);
    await asking.giveBack(gone, made.id);
    await asking.book(place.trainer, made.id, [entered]);
    expect([await asking.own(gone), await asking.own(entered)]).toEqual([undefined, undefined]);
    for (const id of ids)
      await expect(asking.answer(officer, [id])).rejects.toMatchObject({ code: 'classes.request-answered' });
  });

  it('keeps the way of admitting until nobody waits for an answer', async () => {
    const made = await aClass('commune');
    const member = (await asking.people(1))[0];
    await asking.ask(member, made.id);
    const change = (approval: Approval) =>
      module
        .get(ClassGroupService)
        .changeClass(place.trainer, made.id, { title: 'Dịch vụ công trực tuyến', capacity: 5, approval });
    await change('commune');
    await expect(change('none')).rejects.toMatchObject({ code: 'classes.requests-open' });
    await asking.giveBack(member, made.id);
    await change('none');
    await asking.ask(member, made.id);
    expect((await asking.near(member, made.id))?.isBooked).toBe(true);
  });
});
