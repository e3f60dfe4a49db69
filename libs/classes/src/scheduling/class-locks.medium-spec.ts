import { type TestingModule } from '@nestjs/testing';
import { Database, newId, Transactions } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, TestClasses } from '../../../../test/support/classes';
import { type TestMember } from '../../../../test/support/province';
import { outside, untilOneWaitsFor } from '../../../../test/support/races';
import { type TestClock } from '../../../../test/support/test-clock';
import { AttendanceService } from '../attendance/attendance.service';
import { RollService } from '../attendance/roll.service';
import { BookingService } from '../booking/booking.service';
import { SelfAttendanceService } from '../self-attendance/self-attendance.service';
import { ClassSessionService } from '../sessions/class-session.service';
import { EquipmentService } from '../venues/equipment.service';
import { VenueService } from '../venues/venue.service';
import { ClassGroupService } from './class-group.service';
import { ClassScheduleService } from './class-schedule.service';

const DURING = '2026-12-01T12:10:00Z';

describe('acts on one class at the same moment', () => {
  let module: TestingModule;
  let clock: TestClock;
  let database: Database;
  let classes: TestClasses;
  let place: ClassPlace;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    database = module.get(Database);
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
  });

  const inTransaction = <T>(work: () => Promise<T>): Promise<T> => module.get(Transactions).run(work);
  const person = (): Promise<TestMember> => place.province.member(place.commune);
  const book = (classGroupId: string, member: TestMember) =>
    module.get(BookingService).bookMembers(place.trainer, classGroupId, { teamIds: [], memberIds: [member.id] });
  const sessionsHeldBy = async (member: TestMember): Promise<string[]> => {
    const rows = await database.query<{ id: string }>(
      'select class_session_id as id from classes.booked_time where member_id = $1 order by during',
      [member.id],
    );
    return rows.map(({ id }) => id);
  };
  const sessionIds = async (classGroupId: string): Promise<string[]> => {
    const rows = await database.query<{ id: string }>(
      'select id from classes.class_session where class_group_id = $1 order by number',
      [classGroupId],
    );
    return rows.map(({ id }) => id);
  };

  describe('booking', () => {
    const twoEvenings = async () => {
      const made = await classes.aClass(place, { sessions: [evening('2026-12-01'), evening('2026-12-08')] });
      const [first = '', second = ''] = await sessionIds(made.id);
      return { id: made.id, first, second };
    };

    it('that waits for a cancellation takes no hours of the cancelled session', async () => {
      const { id, first, second } = await twoEvenings();
      const member = await person();
      let booking: Promise<unknown> = Promise.resolve();
      await inTransaction(async () => {
        await module.get(ClassSessionService).cancelSession(place.trainer, first);
        booking = outside(() => book(id, member));
        await untilOneWaitsFor(database, 'classes.');
      });
      await booking;
      expect(await sessionsHeldBy(member)).toEqual([second]);
    });

    it('that is being written is not missed by the session that comes back', async () => {
      const { id, first, second } = await twoEvenings();
      const member = await person();
      await module.get(ClassSessionService).cancelSession(place.trainer, first);
      let restoring: Promise<unknown> = Promise.resolve();
      await inTransaction(async () => {
        await book(id, member);
        restoring = outside(() => module.get(ClassSessionService).restoreSession(place.trainer, first));
        await Promise.race([restoring, untilOneWaitsFor(database, 'classes.')]);
      });
      await restoring;
      expect(await sessionsHeldBy(member)).toEqual([first, second]);
    });

    it('that waits for the closing takes no hours of the closed session', async () => {
      const { id, first, second } = await twoEvenings();
      const member = await person();
      clock.stopAt(DURING);
      await module.get(RollService).openSession(place.trainer, first);
      let booking: Promise<unknown> = Promise.resolve();
      await inTransaction(async () => {
        await module.get(RollService).closeSession(place.trainer, first);
        booking = outside(() => book(id, member));
        await untilOneWaitsFor(database, 'classes.');
      });
      await booking;
      expect(await sessionsHeldBy(member)).toEqual([second]);
    });

    it('taken back frees every hour but those of closed sessions', async () => {
      const { id, first } = await twoEvenings();
      const member = await person();
      await book(id, member);
      await database.execute(`update classes.class_session set state = 'cancelled' where id = $1`, [first]);
      await module.get(BookingService).unbookMember(place.trainer, id, member.id);
      expect(await sessionsHeldBy(member)).toEqual([]);
    });
  });

  describe('the ground', () => {
    const hall = { name: 'Nhà văn hóa', capacity: 60, closedOn: null };
    const changeHall = (change: object) =>
      module.get(VenueService).changeVenue(place.trainer, place.venueId, { ...hall, ...change });
    const lay = (capacity: number, equipmentIds: string[] = []) =>
      module.get(ClassScheduleService).scheduleClass(place.trainer, {
        ...{ clientKey: newId(), title: 'Chống lừa đảo', venueId: place.venueId, capacity },
        ...{ sessions: [evening('2026-12-08')], crew: { assistantIds: [], equipmentIds } },
      });
    const grow = async (id: string, capacity: number): Promise<void> => {
      const { title } = await module.get(ClassGroupService).getClass(place.trainer, id);
      await module.get(ClassGroupService).changeClass(place.trainer, id, { title, capacity });
    };
    const thing = async (): Promise<string> =>
      (await module.get(EquipmentService).addEquipment(place.trainer, { communeId: place.commune.id, name: newId() }))
        .id;
    const putAway = (id: string) =>
      module.get(EquipmentService).changeEquipment(place.trainer, id, { name: 'Máy chiếu', isPutAway: true });

    /** What the second answers: it begins while the first is written and not yet kept. */
    async function after(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<unknown> {
      let waiting: Promise<unknown> = Promise.resolve();
      await inTransaction(async () => {
        await first();
        waiting = outside(second);
        await untilOneWaitsFor(database, 'pg_advisory_xact_lock');
      });
      return waiting.then(
        () => 'done',
        (error: unknown) => (error as { code?: string }).code,
      );
    }

    it('a hall that is being closed takes no class, and one that is being laid keeps it open', async () => {
      expect(
        await after(
          () => changeHall({ closedOn: '2026-12-05' }),
          () => lay(40),
        ),
      ).toBe('classes.venue-closed');
      await changeHall({});
      expect(
        await after(
          () => lay(40),
          () => changeHall({ closedOn: '2026-12-05' }),
        ),
      ).toBe('classes.venue-in-use');
    });

    it('a thing that is being put away is lent to no class, and one that is being lent is not put away', async () => {
      const [first, second] = [await thing(), await thing()];
      expect(
        await after(
          () => putAway(first),
          () => lay(40, [first]),
        ),
      ).toBe('classes.equipment-put-away');
      expect(
        await after(
          () => lay(40, [second]),
          () => putAway(second),
        ),
      ).toBe('classes.equipment-in-use');
    });

    it('a hall that is being made smaller takes no larger class, and not below one that is being laid', async () => {
      await changeHall({});
      expect(
        await after(
          () => changeHall({ capacity: 40 }),
          () => lay(60),
        ),
      ).toBe('classes.capacity-over-venue');
      await changeHall({});
      expect(
        await after(
          () => lay(60),
          () => changeHall({ capacity: 40 }),
        ),
      ).toBe('classes.venue-too-small');
    });

    it('a class does not grow beyond a hall that is being made smaller, nor a hall shrink below a class that grows', async () => {
      await changeHall({});
      const { id } = await classes.aClass(place, { capacity: 30 });
      expect(
        await after(
          () => changeHall({ capacity: 40 }),
          () => grow(id, 60),
        ),
      ).toBe('classes.capacity-over-venue');
      await changeHall({});
      expect(
        await after(
          () => grow(id, 60),
          () => changeHall({ capacity: 40 }),
        ),
      ).toBe('classes.venue-too-small');
    });
  });

  describe('locks', () => {
    const anOpenClass = async () => {
      const made = await classes.aClass(place);
      clock.stopAt(DURING);
      await module.get(RollService).openSession(place.trainer, made.sessionId);
      return made;
    };
    const scan = async (sessionId: string, member: TestMember) => {
      const { token } = await module.get(SelfAttendanceService).scanCode(place.trainer, sessionId);
      return () =>
        module
          .get(SelfAttendanceService)
          .attendByToken(place.province.memberActor(member), sessionId, { token, clientKey: newId() });
    };
    const acts: Record<string, (sessionId: string, member: TestMember) => Promise<() => Promise<unknown>>> = {
      'a walk-in': (sessionId, { id }) =>
        Promise.resolve(() =>
          module.get(AttendanceService).admitWalkIn(place.trainer, sessionId, { memberId: id, clientKey: newId() }),
        ),
      'a scan without a booking': scan,
      'a correction': async (sessionId, { id }) => {
        await module.get(RollService).closeSession(place.trainer, sessionId);
        const correction = { memberId: id, mark: 'present' as const, clientKey: newId() };
        return () => module.get(AttendanceService).correctAttendance(place.trainer, sessionId, correction);
      },
    };

    it.each(Object.keys(acts))('%s waits for the class before it holds the session', async (name) => {
      const made = await anOpenClass();
      const member = await person();
      const act = await acts[name]?.(made.sessionId, member);
      let acting: Promise<unknown> = Promise.resolve();
      await inTransaction(async () => {
        await database.query('select 1 from classes.class_group where id = $1 for update', [made.id]);
        acting = outside(() => act?.() ?? Promise.resolve());
        await untilOneWaitsFor(database, 'classes.class_group');
        const free = 'select 1 from classes.class_session where id = $1 for update nowait';
        expect(await database.query(free, [made.sessionId])).toHaveLength(1);
      });
      await acting;
      expect(await sessionsHeldBy(member)).toEqual([made.sessionId]);
    });

    it('two first taps never wait for each other', async () => {
      const made = await classes.aClass(place);
      const member = await person();
      await book(made.id, member);
      clock.stopAt(DURING);
      let tapping: Promise<unknown> = Promise.resolve();
      await inTransaction(async () => {
        await database.query('select 1 from classes.class_session where id = $1 for share', [made.sessionId]);
        const tap = { memberId: member.id, mark: 'present', source: 'roll', clientKey: newId() } as const;
        tapping = outside(() => module.get(AttendanceService).recordAttendance(place.trainer, made.sessionId, tap));
        await untilOneWaitsFor(database, 'classes.class_session');
        const alone = 'select 1 from classes.class_session where id = $1 for update nowait';
        expect(await database.query(alone, [made.sessionId])).toHaveLength(1);
      });
      await expect(tapping).resolves.toMatchObject({ mark: 'present' });
    });
  });
});
