import { type TestingModule } from '@nestjs/testing';
import { type Actor, Database, DomainError, newId, Transactions } from '@lopso/platform';
import { type ClassPlace, startClasses, type TestClass, TestClasses } from '../../../../test/support/classes';
import { type TestMember, type TestUnit } from '../../../../test/support/province';
import { outside, untilOneWaitsFor } from '../../../../test/support/races';
import { type TestClock } from '../../../../test/support/test-clock';
import { aTeachingMember, aTrainer } from '../../../../test/support/trainers';
import { AttendanceService } from '../attendance/attendance.service';
import { RollService } from '../attendance/roll.service';
import { BookingService } from '../booking/booking.service';
import { OwnClassService } from '../own-classes/own-class.service';
import { ClassMoveService } from '../scheduling/class-move.service';
import { ClassScheduleService } from '../scheduling/class-schedule.service';
import { ClassSessionService } from '../sessions/class-session.service';
import { WaitlistService } from '../waitlist/waitlist.service';
import { SubstitutionService } from './substitution.service';

const DAY = '2026-12-01';

const MORNING = { on: DAY, from: '08:00', to: '09:30' };

const NEXT = { on: DAY, from: '10:00', to: '11:00' };

const NOON = { on: DAY, from: '13:00', to: '14:00' };

const EVENING = { on: DAY, from: '19:00', to: '20:30' };

describe('somebody who teaches and learns', () => {
  let module: TestingModule;
  let clock: TestClock;
  let database: Database;
  let classes: TestClasses;
  let place: ClassPlace;
  let officer: Actor;
  let person: TestMember;
  let she: Actor;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    database = module.get(Database);
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place('Xã Hàm Yên');
    officer = place.province.officer('department-officer');
    person = await place.province.member(place.commune, 'Ma Thị Bằng');
    she = await aTeachingMember(database, place.province, person);
  });

  /** A class she teaches. */
  const taught = async (more: object = {}): Promise<TestClass> =>
    classes.aClass(place, {
      ...{ trainer: she, venueId: await classes.venue(she, place.commune), title: 'Lớp của Bằng', hours: MORNING },
      ...more,
    });
  /** A class of somebody else. */
  const offered = async (more: object = {}): Promise<TestClass> =>
    classes.aClass(place, {
      ...{ trainer: place.province.officer('trainer'), venueId: await classes.venue(place.trainer, place.commune) },
      ...{ title: 'Chống lừa đảo', hours: MORNING, ...more },
    });
  const book = (id: string, memberIds: readonly string[] = [person.id]) =>
    module.get(BookingService).bookMembers(place.province.officer('commune-officer'), id, { teamIds: [], memberIds });
  const refusal = async (work: Promise<unknown>): Promise<DomainError> => {
    const error: unknown = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error instanceof DomainError) return error;
    throw new Error('It was not refused', { cause: error });
  };
  const ownerOf = async (id: string): Promise<Actor> => {
    const row = await database.queryOne<{ id: string }>(
      'select trainer_id as id from classes.class_group where id = $1',
      [id],
    );
    return { ...place.province.officer('trainer'), accountId: row?.id ?? '' };
  };
  const hallOf = async (sessionId: string): Promise<string> => {
    const row = await database.queryOne<{ id: string }>(
      'select venue_id as id from classes.class_session where id = $1',
      [sessionId],
    );
    return row?.id ?? '';
  };
  const move = async ({ id, sessionId }: TestClass, hours: object) =>
    module
      .get(ClassSessionService)
      .moveSession(await ownerOf(id), sessionId, { venueId: await hallOf(sessionId), ...MORNING, ...hours });
  const heldHours = async (memberId = person.id): Promise<number[]> => {
    const rows = await database.query<{ number: number }>(
      `select s.number from classes.booked_time t join classes.class_session s on s.id = t.class_session_id
       where t.member_id = $1 order by lower(s.during)`,
      [memberId],
    );
    return rows.map(({ number }) => number);
  };
  const put = (unit: TestUnit, latitude: number) =>
    database.execute('insert into org.unit_point (unit_id, latitude, longitude) values ($1, $2, 105)', [
      unit.id,
      latitude,
    ]);
  /** The two tables as they stand, beyond every service. */
  const collisions = async (): Promise<number> => {
    const row = await database.queryOne<{ n: number }>(
      `select count(*)::int as n from classes.booked_time t
       join identity.account a on a.member_id = t.member_id
       join classes.session_staff m on m.account_id = a.id and m.during && t.during and m.state <> 'cancelled'
       where t.member_id = $1`,
      [person.id],
    );
    return row?.n ?? 0;
  };

  describe('as who wants a place', () => {
    it('gets none at hours at which she teaches, also in a class of her own, and somebody else does', async () => {
      const own = await taught();
      const class_ = await offered();
      const other = await place.province.member(place.commune);
      const outcome = await book(class_.id, [person.id, other.id]);
      expect(outcome.booked.map(({ memberId }) => memberId)).toEqual([other.id]);
      expect(outcome.notBooked).toMatchObject([
        { reason: 'clash', clash: { title: 'Lớp của Bằng', from: '08:00', to: '09:30' }, travelMinutes: null },
      ]);
      expect((await book(own.id)).notBooked).toMatchObject([{ reason: 'clash', clash: { title: 'Lớp của Bằng' } }]);
      expect((await book((await offered({ hours: NEXT })).id)).booked).toHaveLength(1);
    });

    it('is told so when she asks herself, and in the way too', async () => {
      await put(place.commune, 22);
      const far = await place.province.commune();
      await put(far, 22.25);
      await taught();
      const busy = await refusal(module.get(OwnClassService).requestOwnPlace(she, (await offered()).id));
      expect([busy.code, busy.params]).toMatchObject(['classes.own-teaching-busy', { title: 'Lớp của Bằng' }]);
      const away = await offered({ hours: NEXT, venueId: await classes.venue(place.trainer, far) });
      const late = await refusal(module.get(OwnClassService).requestOwnPlace(she, away.id));
      expect([late.code, late.params]).toMatchObject(['classes.own-teaching-far', { minutes: 89 }]);
      expect((await book(away.id)).notBooked).toMatchObject([{ reason: 'clash', travelMinutes: 89 }]);
    });

    it('is passed over by a free place and keeps her turn; once she is free the next one finds her', async () => {
      const made = await offered({ capacity: 1, hours: EVENING });
      const [first, second] = await Promise.all([1, 2].map(() => place.province.member(place.commune)));
      if (!first || !second) throw new Error('two people');
      const ask = async (actor: Actor) => {
        clock.stopAt(new Date(clock.now().getTime() + 60_000).toISOString());
        await module.get(OwnClassService).requestOwnPlace(actor, made.id);
      };
      await ask(place.province.memberActor(first));
      await ask(she);
      await ask(place.province.memberActor(second));
      const duty = await taught({ hours: EVENING });
      await module.get(OwnClassService).giveBackPlace(place.province.memberActor(first), made.id);
      const waiting = async () =>
        (await module.get(WaitlistService).getWaitlist(await ownerOf(made.id), made.id)).people.map(
          ({ memberId }) => memberId,
        );
      expect(await waiting()).toEqual([person.id]);
      await module.get(ClassSessionService).cancelSession(she, duty.sessionId);
      await module.get(OwnClassService).giveBackPlace(place.province.memberActor(second), made.id);
      expect(await waiting()).toEqual([]);
      expect(await heldHours()).toEqual([1]);
    });

    it('is not let in at a door while she teaches elsewhere, nor into later sessions at which she does', async () => {
      await taught({ sessions: [MORNING, { ...MORNING, on: '2026-12-03' }] });
      const class_ = await offered({
        sessions: [NEXT, { ...NEXT, on: '2026-12-02' }, { ...MORNING, on: '2026-12-03' }],
      });
      const busy = await offered({ hours: MORNING });
      clock.stopAt('2026-12-01T01:10:00Z');
      const tap = async ({ id, sessionId }: TestClass) => {
        const trainer = await ownerOf(id);
        await module.get(RollService).openSession(trainer, sessionId);
        const walkIn = { memberId: person.id, clientKey: newId() };
        return module.get(AttendanceService).admitWalkIn(trainer, sessionId, walkIn);
      };
      const { code, params } = await refusal(tap(busy));
      expect([code, params]).toMatchObject(['classes.member-teaches', { title: 'Lớp của Bằng', from: '08:00' }]);
      clock.stopAt('2026-12-01T03:10:00Z');
      expect(await tap(class_)).toMatchObject({ mark: 'present' });
      expect(await heldHours()).toEqual([1, 2]);
    });

    it('is not put onto the roll of a session that is over, with a word that asks for nobody to stand in', async () => {
      await taught();
      const class_ = await offered();
      const trainer = await ownerOf(class_.id);
      clock.stopAt('2026-12-01T01:10:00Z');
      await module.get(RollService).openSession(trainer, class_.sessionId);
      clock.stopAt('2026-12-01T02:40:00Z');
      await module.get(RollService).closeSession(trainer, class_.sessionId);
      const correction = { memberId: person.id, clientKey: newId(), mark: 'present' as const };
      const wrong = module.get(AttendanceService).correctAttendance(trainer, class_.sessionId, correction);
      const { code, params } = await refusal(wrong);
      expect([code, params]).toMatchObject(['classes.member-taught', { title: 'Lớp của Bằng', from: '08:00' }]);
    });

    it('is left off a session that is added, or comes back, at hours at which she teaches', async () => {
      const class_ = await offered({ hours: NOON });
      await book(class_.id);
      const trainer = await ownerOf(class_.id);
      const venueId = await hallOf(class_.sessionId);
      await module.get(ClassSessionService).cancelSession(trainer, class_.sessionId);
      await taught({ sessions: [MORNING, NOON] });
      await module.get(ClassScheduleService).addSession(trainer, class_.id, { ...MORNING, venueId });
      expect(await module.get(ClassSessionService).restoreSession(trainer, class_.sessionId)).toMatchObject({
        missingCount: 1,
      });
      expect(await heldHours()).toEqual([]);
      clock.stopAt('2026-12-01T01:10:00Z');
      const added = await database.queryOne<{ id: string }>(
        'select id from classes.class_session where class_group_id = $1 and number = 2',
        [class_.id],
      );
      await module.get(RollService).openSession(trainer, added?.id ?? '');
      const tap = { memberId: person.id, clientKey: newId() };
      const came = await refusal(module.get(AttendanceService).admitWalkIn(trainer, added?.id ?? '', tap));
      expect([came.code, came.params]).toMatchObject(['classes.member-teaches', { title: 'Lớp của Bằng' }]);
    });
  });

  describe('as who is to stand before a session', () => {
    it('is refused at hours at which she has a place, as trainer and as assistant, with the class and other hours', async () => {
      await book((await offered()).id);
      const trainer = await refusal(taught());
      expect([trainer.code, trainer.params]).toMatchObject([
        'classes.trainer-busy',
        { title: 'Chống lừa đảo', clashes: [{ kind: 'trainer', who: 'Ma Thị Bằng', number: 1, from: '08:00' }] },
      ]);
      const slots = trainer.params['freeSlots'] as { on: string; from: string }[];
      expect(slots.length).toBeGreaterThan(0);
      expect(slots.filter(({ on, from }) => on === DAY && from >= '07:00' && from < '09:30')).toEqual([]);
      const crew = { assistantIds: [she.accountId], equipmentIds: [] };
      const assistant = await refusal(
        module.get(ClassScheduleService).scheduleClass(place.trainer, {
          ...{ clientKey: newId(), title: 'Ký số', venueId: place.venueId, capacity: 9, sessions: [MORNING], crew },
        }),
      );
      expect([assistant.code, assistant.params]).toMatchObject(['classes.assistant-busy', { name: 'Ma Thị Bằng' }]);
      await taught({ hours: NEXT });
    });

    it('does not get there in time from the class she learns in', async () => {
      await put(place.commune, 22);
      const far = await place.province.commune();
      await put(far, 22.25);
      await book((await offered()).id);
      const { code, params } = await refusal(taught({ hours: NEXT, venueId: await classes.venue(she, far) }));
      expect([code, params]).toMatchObject(['classes.trainer-far', { title: 'Chống lừa đảo', minutes: 89 }]);
    });

    it('stands in neither elsewhere at those hours nor before the session she has a place in, and is shown as busy', async () => {
      const ill = await aTrainer(database, place.province, 'Hà Minh Tuấn');
      const venueId = await classes.venue(ill, place.commune);
      const sick = await classes.aClass(place, { trainer: ill, venueId, hours: MORNING, title: 'Lớp của Tuấn' });
      const second = await classes.aClass(place, { trainer: ill, venueId, hours: NOON, title: 'Lớp của Tuấn' });
      await book((await offered()).id);
      await book(second.id);
      const shown = await module
        .get(SubstitutionService)
        .listReplaceableSessions(officer, ill.accountId, { from: DAY, to: DAY });
      const hers = shown.map(({ standIns }) => standIns.find(({ accountId }) => accountId === she.accountId)?.clashes);
      expect(hers).toMatchObject([[{ title: 'Chống lừa đảo' }], [{ title: 'Lớp của Tuấn' }]]);
      for (const [sessionId, title] of [
        [sick.sessionId, 'Chống lừa đảo'],
        [second.sessionId, 'Lớp của Tuấn'],
      ] as const) {
        const wish = {
          clientKey: newId(),
          accountId: ill.accountId,
          standInId: she.accountId,
          sessionIds: [sessionId],
        };
        const { code, params } = await refusal(module.get(SubstitutionService).substitute(officer, wish));
        expect([code, params]).toMatchObject(['classes.stand-in-busy', { name: 'Ma Thị Bằng', clashes: [{ title }] }]);
      }
    });

    it('keeps a session off hours of hers, whichever of the two moves, one or the whole class', async () => {
      const duty = await taught({ hours: NOON });
      const class_ = await offered();
      await book(class_.id);
      const teaching = await refusal(move(duty, MORNING));
      expect([teaching.code, teaching.params]).toMatchObject(['classes.trainer-busy', { title: 'Chống lừa đảo' }]);
      const learning = await refusal(move(class_, NOON));
      expect([learning.code, learning.params]).toMatchObject([
        'classes.members-busy',
        { names: 'Ma Thị Bằng', clashes: [{ kind: 'member', title: 'Lớp của Bằng' }] },
      ]);
      const venueId = await hallOf(class_.sessionId);
      const goal = { classSessionId: class_.sessionId, venueId, revision: 0, ...NOON };
      const whole = await refusal(module.get(ClassMoveService).moveClass(officer, class_.id, { sessions: [goal] }));
      expect(whole.code).toBe('classes.members-busy');
      await move(duty, EVENING);
      await move(class_, NOON);
      expect(await collisions()).toBe(0);
    });
  });

  describe('of whom two ask at the same moment', () => {
    const teaches = async (sessionId: string) =>
      database.execute(
        `insert into classes.session_staff (class_session_id, account_id, duty, display_name, during, state)
         select id, $2, 'assistant', 'Ma Thị Bằng', during, state from classes.class_session where id = $1`,
        [sessionId, she.accountId],
      );
    const learns = async ({ id, sessionId }: TestClass) => {
      const bookingId = newId();
      await database.execute(
        `insert into classes.booking (id, class_group_id, capacity, place, member_id, booked_by, booked_at)
         select $1, id, capacity, 1, $2, $2, now() from classes.class_group where id = $3`,
        [bookingId, person.id, id],
      );
      await database.execute(
        `insert into classes.booked_time (booking_id, class_session_id, member_id, during)
         select $1, id, $2, during from classes.class_session where id = $3`,
        [bookingId, person.id, sessionId],
      );
    };

    it('is held by the database itself: whoever comes second waits, and is refused', async () => {
      const [one, other] = [await offered(), await offered()];
      const run = <T>(work: () => Promise<T>) => module.get(Transactions).run(work);
      const second = async (first: () => Promise<unknown>, then: () => Promise<unknown>) => {
        let late: Promise<unknown> = Promise.resolve();
        const rolledBack = new Error('undone');
        await run(async () => {
          await first();
          late = outside(() => run(then));
          await untilOneWaitsFor(database, 'classes.');
        });
        await expect(late).rejects.toMatchObject({ code: '23P01' });
        await expect(
          run(async () => {
            await then();
            throw rolledBack;
          }),
        ).rejects.not.toBe(rolledBack);
      };
      await second(
        () => teaches(one.sessionId),
        () => learns(other),
      );
      await database.execute('delete from classes.session_staff where account_id = $1', [she.accountId]);
      await second(
        () => learns(other),
        () => teaches(one.sessionId),
      );
      expect(await collisions()).toBe(0);
    });

    it('ends with one of the two, whoever is first, and neither waits in a circle', async () => {
      const class_ = await offered();
      const people = await Promise.all(Array.from({ length: 6 }, () => place.province.member(place.commune)));
      const everybody = [person.id, ...people.map(({ id }) => id)];
      for (const isTeachingFirst of [true, false, true, false]) {
        const venueId = await classes.venue(she, place.commune);
        const ask = [() => taught({ venueId }), () => book(class_.id, everybody)];
        const [first, second] = await Promise.allSettled((isTeachingFirst ? ask : ask.reverse()).map((one) => one()));
        const failed = [first, second].flatMap((one) => (one?.status === 'rejected' ? [one.reason as unknown] : []));
        expect(failed).toMatchObject(failed.map(() => ({ code: 'classes.trainer-busy' })));
        expect(await collisions()).toBe(0);
        const isTaught = failed.length === 0;
        expect(await heldHours()).toEqual(isTaught ? [] : [1]);
        await database.execute(
          `update classes.class_session set state = 'cancelled' where trainer_id = $1 and state <> 'cancelled'`,
          [she.accountId],
        );
        await database.execute('delete from classes.booking where class_group_id = $1', [class_.id]);
      }
    });

    it('moves of her classes and bookings into them end with a word each', async () => {
      const duty = await taught({ hours: NOON });
      const class_ = await offered();
      const further = await offered({ hours: EVENING });
      const people = await Promise.all(Array.from({ length: 5 }, () => place.province.member(place.commune)));
      const everybody = [...people.map(({ id }) => id), person.id];
      await book(class_.id, everybody);
      const results = await Promise.allSettled([
        move(duty, EVENING),
        move(class_, NOON),
        book(further.id, everybody),
        move(duty, MORNING),
        move(class_, EVENING),
        book(further.id, [...everybody].reverse()),
      ]);
      const codes = results.flatMap((one) =>
        one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
      );
      expect(codes.filter((code) => !/^classes\.(trainer|members)-busy$/.test(code))).toEqual([]);
      expect(await collisions()).toBe(0);
    });
  });

  describe('whose account was not known to be hers', () => {
    const forget = () =>
      database.execute('update identity.account set member_id = null where id = $1', [she.accountId]);
    const know = () =>
      database.execute('update identity.account set member_id = $2 where id = $1', [she.accountId, person.id]);

    it('keeps what she has twice: it is opened, closed, called and moved apart, and no second one is added', async () => {
      await forget();
      const [duty, class_] = [await taught(), await offered()];
      await book(class_.id);
      await book(duty.id);
      await know();
      expect(await collisions()).toBe(1);
      await database.execute(`update classes.session_staff set display_name = 'Cô Bằng' where account_id = $1`, [
        she.accountId,
      ]);
      expect((await book((await offered()).id)).notBooked).toMatchObject([{ reason: 'clash' }]);
      await move(duty, NOON);
      expect(await collisions()).toBe(0);
      await forget();
      await move(duty, MORNING);
      await know();
      clock.stopAt('2026-12-01T01:10:00Z');
      await module.get(RollService).openSession(she, duty.sessionId);
      clock.stopAt('2026-12-01T02:40:00Z');
      await module.get(RollService).closeSession(she, duty.sessionId);
      expect(await collisions()).toBe(1);
    });

    it('is marked where she stands, also by who lets her in at the door as if she were on no list', async () => {
      await forget();
      const [, class_] = [await taught(), await offered()];
      await book(class_.id);
      await know();
      expect(await collisions()).toBe(1);
      clock.stopAt('2026-12-01T01:10:00Z');
      const tap = { memberId: person.id, clientKey: newId() };
      const trainer = await ownerOf(class_.id);
      expect(await module.get(AttendanceService).admitWalkIn(trainer, class_.sessionId, tap)).toMatchObject({
        mark: 'present',
      });
      expect(await heldHours()).toEqual([1]);
    });

    it('is the same person by a record that ended in favour of another one', async () => {
      const kept = await place.province.member(place.commune, 'Ma Thị Bằng');
      const [first, second] = [person.id, kept.id].sort();
      await database.execute(
        `insert into org.person_pair (id, first_id, second_id, verdict, ended_id, search_key, decided_by, decided_at)
         values ($1, $2, $3, 'one', $4, '', $1, now())`,
        [newId(), first, second, person.id],
      );
      await taught();
      expect((await book((await offered()).id, [kept.id])).notBooked).toMatchObject([
        { reason: 'clash', clash: { title: 'Lớp của Bằng' } },
      ]);
      await book((await offered({ hours: NOON })).id, [kept.id]);
      expect((await refusal(taught({ hours: NOON }))).code).toBe('classes.trainer-busy');
    });
  });
});
