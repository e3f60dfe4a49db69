import { type TestingModule } from '@nestjs/testing';
import { type Actor, Database, IdempotencyConflict, newId, NotFound } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, TestClasses } from '../../../../test/support/classes';
import { type TestClock } from '../../../../test/support/test-clock';
import { NotYourClass } from '../classes.errors';
import { ClassSessionService } from '../sessions/class-session.service';
import { VenueService } from '../venues/venue.service';
import { ClassGroupService } from './class-group.service';
import { ClassScheduleService } from './class-schedule.service';

describe('scheduling a class', () => {
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

  const schedule = (actor: Actor, more: object = {}): Promise<string> =>
    module.get(ClassScheduleService).scheduleClass(actor, {
      clientKey: newId(),
      title: 'Chống lừa đảo',
      venueId: place.venueId,
      capacity: 40,
      sessions: [evening('2026-12-01')],
      ...more,
    });

  it('writes the class with its sessions in the order of their hours', async () => {
    const id = await schedule(place.trainer, { sessions: [evening('2026-12-08'), evening('2026-12-01')] });
    const made = await module.get(ClassGroupService).getClass(place.trainer, id);
    expect(made).toMatchObject({ title: 'Chống lừa đảo', capacity: 40, isOwn: true, freePlaces: 40 });
    expect(
      made.sessions.map(({ number, startsAt, plannedMinutes }) => [number, startsAt.toISOString(), plannedMinutes]),
    ).toEqual([
      [1, '2026-12-01T12:00:00.000Z', 90],
      [2, '2026-12-08T12:00:00.000Z', 90],
    ]);
  });

  it('refuses a second class in the venue at that time and names the first', async () => {
    await classes.aClass(place, { title: 'Dịch vụ công trực tuyến' });
    const other = place.province.officer('trainer');
    await expect(
      schedule(other, { sessions: [{ on: '2026-12-01', from: '20:00', to: '21:00' }] }),
    ).rejects.toMatchObject({
      code: 'classes.venue-busy',
      params: { title: 'Dịch vụ công trực tuyến', on: '01/12/2026', from: '19:00', to: '20:30' },
    });
  });

  it('refuses a second class of the trainer at that time and names the first', async () => {
    await classes.aClass(place, { title: 'Dịch vụ công trực tuyến' });
    const elsewhere = await classes.venue(place.trainer, await place.province.commune());
    await expect(schedule(place.trainer, { venueId: elsewhere })).rejects.toMatchObject({
      code: 'classes.trainer-busy',
      params: { title: 'Dịch vụ công trực tuyến', from: '19:00' },
    });
  });

  it('leaves nothing behind when one of several sessions clashes', async () => {
    await classes.aClass(place, { on: '2026-12-08' });
    const other = place.province.officer('trainer');
    await expect(schedule(other, { sessions: [evening('2026-12-01'), evening('2026-12-08')] })).rejects.toMatchObject({
      code: 'classes.venue-busy',
    });
    const { classes: listed } = await module
      .get(ClassGroupService)
      .listClasses(other, { isMine: true, limit: 10, cursor: null });
    expect(listed).toEqual([]);
  });

  it('gives the hours to exactly one of twenty trainers who want the room at once', async () => {
    const trainers = Array.from({ length: 20 }, () => place.province.officer('trainer'));
    const results = await Promise.allSettled(trainers.map((trainer) => schedule(trainer)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = results.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as { code: string }).code] : [],
    );
    expect(new Set(reasons)).toEqual(new Set(['classes.venue-busy']));
  });

  it('makes one class of a form sent twice, and refuses another form under the same key', async () => {
    const clientKey = newId();
    expect(await schedule(place.trainer, { clientKey })).toBe(clientKey);
    expect(await schedule(place.trainer, { clientKey })).toBe(clientKey);
    const others = [
      { capacity: 30 },
      { venueId: await classes.venue(place.trainer, place.commune) },
      { sessions: [{ ...evening('2026-12-01'), to: '21:00' }] },
      { sessions: [evening('2026-12-01'), evening('2026-12-08')] },
    ];
    for (const other of others)
      await expect(schedule(place.trainer, { clientKey, ...other })).rejects.toThrow(IdempotencyConflict);
  });

  it('refuses hours in the past and more people than the room holds', async () => {
    await expect(schedule(place.trainer, { sessions: [evening('2026-11-24')] })).rejects.toMatchObject({
      code: 'classes.session-in-past',
      faults: [{ pointer: '#/sessions/0' }],
    });
    await expect(schedule(place.trainer, { capacity: 201 })).rejects.toMatchObject({
      code: 'classes.capacity-over-venue',
      params: { venueCapacity: 200 },
    });
  });

  it('says that a list of days has more sessions than it shows', async () => {
    const made = await classes.aClass(place);
    await module.get(Database).execute(
      `insert into classes.class_session
         (id, class_group_id, number, trainer_id, venue_id, during, planned_minutes, state, scan_secret)
       select gen_random_uuid(), $1, n + 1, $2, $3,
         tstzrange(timestamptz '2027-03-01' + n * interval '10 minutes', timestamptz '2027-03-01' + (n + 1) * interval '10 minutes'),
         10, 'planned', '' from generate_series(1, 501) n`,
      [made.id, place.trainer.accountId, place.venueId],
    );
    const list = (to: string) =>
      module.get(ClassGroupService).listSessions(place.trainer, { from: '2027-03-01', to, isMine: true });
    const [all, few] = [await list('2027-03-31'), await list('2027-03-02')];
    expect([all.sessions.length, all.isCut]).toEqual([500, true]);
    expect(few.isCut).toBe(false);
  });

  it('narrows lists of sessions and of classes to one commune, and has nothing of one that is hidden', async () => {
    const other = await place.province.commune();
    const made = await classes.aClass(place);
    const elsewhere = await classes.aClass(place, {
      venueId: await classes.venue(place.trainer, other),
      on: '2026-12-05',
    });
    const reading = module.get(ClassGroupService);
    const listed = async (actor: Actor, communeId: string): Promise<string[]> => {
      const days = { from: '2026-11-01', to: '2027-12-31', isMine: false, communeId };
      const { sessions } = await reading.listSessions(actor, days);
      const found = await reading.listClasses(actor, { isMine: false, limit: 100, cursor: null, communeId });
      const ids = [...new Set(sessions.map(({ classGroupId }) => classGroupId))];
      expect(found.classes.map(({ id }) => id)).toEqual(ids);
      expect(sessions.map(({ canMove }) => canMove)).toEqual(sessions.map(() => actor === place.trainer));
      return ids;
    };
    expect(await listed(place.trainer, place.commune.id)).toEqual([made.id]);
    expect(await listed(place.trainer, other.id)).toEqual([elsewhere.id]);
    const officer = place.province.officer('commune-officer', place.commune);
    expect(await listed(officer, place.commune.id)).toEqual([made.id]);
    expect(await listed(officer, other.id)).toEqual([]);
  });

  it('is moved in the calendar by who runs it, and as a part of its class by the department', async () => {
    await classes.aClass(place);
    const days = { from: '2026-11-01', to: '2027-12-31', isMine: false };
    const waysOf = async (actor: Actor): Promise<boolean[]> => {
      const { sessions } = await module.get(ClassGroupService).listSessions(actor, days);
      return sessions.flatMap(({ canMove, movesWithClass }) => [canMove, movesWithClass]);
    };
    expect(await waysOf(place.trainer)).toEqual([true, false]);
    expect(await waysOf(place.province.officer('department-officer'))).toEqual([true, true]);
    expect(await waysOf(place.province.officer('commune-officer', place.commune))).toEqual([false, false]);
    clock.stopAt('2027-06-01T01:00:00Z');
    expect(await waysOf(place.province.officer('department-officer'))).toEqual([false, false]);
  });

  it('narrows both lists by who stands there and by the hall, and tells what there is to choose from', async () => {
    const hall = await classes.venue(place.trainer, place.commune, 'Hội trường lớn');
    const [made, other] = [
      await classes.aClass(place),
      await classes.aClass(place, { venueId: hall, on: '2026-12-05' }),
    ];
    const reading = module.get(ClassGroupService);
    const officer = place.province.officer('commune-officer', place.commune);
    const listed = async (narrowing: { staffId?: string; venueId?: string }): Promise<string[]> => {
      const days = { from: '2026-11-01', to: '2027-12-31', isMine: false, ...narrowing };
      const { sessions } = await reading.listSessions(officer, days);
      const found = await reading.listClasses(officer, { isMine: false, limit: 100, cursor: null, ...narrowing });
      const ids = [...new Set(sessions.map(({ classGroupId }) => classGroupId))].sort();
      expect(found.classes.map(({ id }) => id).sort()).toEqual(ids);
      return ids;
    };
    expect(await listed({ venueId: hall })).toEqual([other.id]);
    expect(await listed({ staffId: place.trainer.accountId })).toEqual([made.id, other.id].sort());
    expect(await listed({ staffId: officer.accountId })).toEqual([]);
    const choices = module.get(ClassGroupService);
    const all = await choices.listChoices(officer, { isMine: false, communeId: null });
    expect(all.staff.map(({ accountId }) => accountId)).toEqual([place.trainer.accountId]);
    expect(all.venues.map(({ name }) => name)).toContain('Hội trường lớn');
    expect(all.venues.map(({ communeName }) => communeName)).toEqual(all.venues.map(() => place.commune.name));
    const none = { staff: [], venues: [] };
    expect(await choices.listChoices(officer, { isMine: true, communeId: null })).toEqual(none);
    const elsewhere = place.province.officer('commune-officer', await place.province.commune());
    expect(await choices.listChoices(elsewhere, { isMine: false, communeId: place.commune.id })).toEqual(none);
  });

  it('hides a venue outside the trainer’s communes', async () => {
    const elsewhere = place.province.officer('trainer', await place.province.commune());
    await expect(schedule(elsewhere)).rejects.toThrow(NotFound);
  });

  it('tells a venue name that the commune has already', async () => {
    const venue = { communeId: place.commune.id, name: 'Nhà văn hóa thôn 3', capacity: 40 };
    await module.get(VenueService).addVenue(place.trainer, venue);
    await expect(module.get(VenueService).addVenue(place.trainer, venue)).rejects.toMatchObject({
      code: 'classes.venue-name-taken',
      params: { name: 'Nhà văn hóa thôn 3' },
    });
  });

  describe('and changing it', () => {
    it('moves a planned session together with the hours of its people', async () => {
      const member = await place.province.member(place.commune);
      const made = await classes.aClass(place);
      await classes.book(place.trainer, made.id, [member]);
      await module.get(ClassSessionService).moveSession(place.trainer, made.sessionId, {
        on: '2026-12-02',
        from: '08:00',
        to: '10:00',
        venueId: place.venueId,
      });
      const other = await classes.aClass({ ...place, trainer: place.province.officer('trainer') });
      await classes.book(place.province.officer('commune-officer', place.commune), other.id, [member]);
      const moved = await module.get(ClassGroupService).getClass(place.trainer, made.id);
      expect(moved.sessions[0]).toMatchObject({ plannedMinutes: 120, bookedCount: 1 });
      const taken = await module.get(ClassGroupService).getClass(place.trainer, other.id);
      expect(taken.sessions[0]).toMatchObject({ bookedCount: 1 });
    });

    it('refuses to move people into two places at once and names them', async () => {
      const member = await place.province.member(place.commune, 'Vàng Thị Mỷ');
      const made = await classes.aClass(place);
      const elsewhere = await classes.venue(place.trainer, place.commune);
      const other = await classes.aClass(place, {
        on: '2026-12-02',
        venueId: elsewhere,
        trainer: place.province.officer('trainer'),
      });
      await classes.book(place.trainer, made.id, [member]);
      await classes.book(place.province.officer('commune-officer', place.commune), other.id, [member]);
      const move = module
        .get(ClassSessionService)
        .moveSession(place.trainer, made.sessionId, { ...evening('2026-12-02'), venueId: place.venueId });
      await expect(move).rejects.toMatchObject({
        code: 'classes.members-busy',
        params: { count: 1, names: 'Vàng Thị Mỷ' },
      });
    });

    it('frees room, trainer and people of a cancelled session, and brings them back', async () => {
      const member = await place.province.member(place.commune);
      const made = await classes.aClass(place);
      await classes.book(place.trainer, made.id, [member]);
      await module.get(ClassSessionService).cancelSession(place.trainer, made.sessionId);
      await module.get(ClassSessionService).cancelSession(place.trainer, made.sessionId);
      const colleague = place.province.officer('trainer');
      const instead = await classes.aClass(place, { trainer: colleague });
      await expect(module.get(ClassSessionService).restoreSession(place.trainer, made.sessionId)).rejects.toMatchObject(
        {
          code: 'classes.venue-busy',
        },
      );
      await module.get(ClassSessionService).cancelSession(colleague, instead.sessionId);
      expect(await module.get(ClassSessionService).restoreSession(place.trainer, made.sessionId)).toEqual({
        missingCount: 0,
        replacedCount: 0,
        awayNames: [],
        putAwayNames: [],
      });
      const back = await module.get(ClassGroupService).getClass(place.trainer, made.id);
      expect(back.sessions[0]).toMatchObject({ state: 'planned', bookedCount: 1 });
    });

    it('lets an officer of the commune cancel a session for its trainer, and bring it back', async () => {
      const member = await place.province.member(place.commune);
      const made = await classes.aClass(place);
      await classes.book(place.trainer, made.id, [member]);
      const officer = place.province.officer('commune-officer', place.commune);
      const seen = () => module.get(ClassGroupService).getClass(officer, made.id);
      await module.get(ClassSessionService).cancelSession(officer, made.sessionId);
      expect(await seen()).toMatchObject({ can: ['cancel', 'end'], sessions: [{ state: 'cancelled' }] });
      await module.get(ClassSessionService).restoreSession(officer, made.sessionId);
      expect(await seen()).toMatchObject({ sessions: [{ state: 'planned', bookedCount: 1 }] });
      const neighbour = place.province.officer('commune-officer', await place.province.commune());
      await expect(module.get(ClassSessionService).cancelSession(neighbour, made.sessionId)).rejects.toThrow(NotFound);
    });

    it('adds a session and books it for everybody of the class', async () => {
      const member = await place.province.member(place.commune);
      const made = await classes.aClass(place);
      await classes.book(place.trainer, made.id, [member]);
      await module
        .get(ClassScheduleService)
        .addSession(place.trainer, made.id, { ...evening('2026-12-08'), venueId: place.venueId });
      const grown = await module.get(ClassGroupService).getClass(place.trainer, made.id);
      expect(grown.sessions.map(({ number, bookedCount }) => [number, bookedCount])).toEqual([
        [1, 1],
        [2, 1],
      ]);
    });

    it('lowers the capacity down to the people booked and no further, also after places were freed', async () => {
      const people = await Promise.all([1, 2, 3].map(() => place.province.member(place.commune)));
      const made = await classes.aClass(place, { capacity: 3 });
      await classes.book(place.trainer, made.id, people);
      const change = (capacity: number) =>
        module.get(ClassGroupService).changeClass(place.trainer, made.id, { title: 'Lớp nhỏ', capacity });
      await expect(change(2)).rejects.toMatchObject({ code: 'classes.capacity-below-bookings', params: { booked: 3 } });
      await module
        .get(Database)
        .execute('update classes.booking set cancelled_at = now() where class_group_id = $1 and place = 1', [made.id]);
      await change(2);
      const { capacity, freePlaces, bookings } = await module.get(ClassGroupService).getClass(place.trainer, made.id);
      expect([capacity, freePlaces, bookings.length]).toEqual([2, 0, 2]);
    });

    it('lets nobody but its trainer change a class, and hides it from other communes', async () => {
      const made = await classes.aClass(place);
      const colleague = place.province.officer('trainer');
      const stranger = place.province.officer('trainer', await place.province.commune());
      await expect(module.get(ClassSessionService).cancelSession(colleague, made.sessionId)).rejects.toThrow(
        NotYourClass,
      );
      await expect(module.get(ClassSessionService).cancelSession(stranger, made.sessionId)).rejects.toThrow(NotFound);
      await expect(module.get(ClassGroupService).getClass(stranger, made.id)).rejects.toThrow(NotFound);
    });
  });
});
