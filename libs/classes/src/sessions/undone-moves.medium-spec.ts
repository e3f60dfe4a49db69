import { type TestingModule } from '@nestjs/testing';
import { newId } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, type TestClass, TestClasses } from '../../../../test/support/classes';
import { type TestMember } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { AttendanceService } from '../attendance/attendance.service';
import { ClassGroupService } from '../scheduling/class-group.service';
import { ClassMoveService } from '../scheduling/class-move.service';
import { type TypedHours } from '../scheduling/schedule.rules';
import { ClassSessionService } from './class-session.service';

/** Twenty minutes into the session, in a hall without network: the server takes it as planned. */
const RUNNING = '2026-12-01T12:20:00Z';

const THURSDAY = evening('2026-12-03');

const IN_PAST = { code: 'classes.session-in-past' };

describe('a session that has begun, nobody opened and somebody moved', () => {
  let module: TestingModule;
  let clock: TestClock;
  let classes: TestClasses;
  let place: ClassPlace;
  let member: TestMember;
  let made: TestClass;
  let revision: number;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
    member = await place.province.member(place.commune);
    made = await classes.aClass(place);
    await classes.book(place.trainer, made.id, [member]);
    clock.stopAt(RUNNING);
    await move(THURSDAY);
    ({ revision } = await session());
  });

  const session = () => module.get(ClassGroupService).getSession(place.trainer, made.sessionId);
  const move = (hours: TypedHours, more: object = {}): Promise<unknown> =>
    module
      .get(ClassSessionService)
      .moveSession(place.trainer, made.sessionId, { ...hours, venueId: place.venueId, isHolidayKnown: true, ...more });
  const moveTogether = (hours: TypedHours) =>
    module.get(ClassMoveService).moveClass(place.province.officer('department-officer'), made.id, {
      sessions: [{ classSessionId: made.sessionId, venueId: place.venueId, revision, ...hours }],
      isHolidayKnown: true,
    });
  const markKept = () =>
    module.get(AttendanceService).recordAttendance(place.trainer, made.sessionId, {
      ...{ memberId: member.id, mark: 'present', source: 'roll', clientKey: newId() },
      kept: { deviceId: newId(), sequence: 1, madeAt: new Date(RUNNING), sentAt: null },
    });

  it('goes back to where it was, also after its hours, and takes what a phone kept there', async () => {
    await expect(markKept()).rejects.toMatchObject({ code: 'classes.opens-later' });
    clock.stopAt('2026-12-01T14:00:00Z');
    await move(evening('2026-12-01'), { revision });
    expect(await session()).toMatchObject({ startsAt: new Date('2026-12-01T12:00:00Z'), bookedCount: 1 });
    await markKept();
    expect(await session()).toMatchObject({ state: 'open', presentCount: 1 });
  });

  it('goes back with its class as well', async () => {
    const { undo } = await moveTogether({ ...THURSDAY, from: '18:30' });
    ({ revision } = await session());
    const [before] = undo;
    await moveTogether({ on: '2026-12-03', from: before?.from ?? '', to: before?.to ?? '' });
    clock.stopAt('2026-12-03T12:20:00Z');
    ({ revision } = await session());
    await moveTogether(evening('2026-12-05'));
    ({ revision } = await session());
    await moveTogether(THURSDAY);
    expect(await session()).toMatchObject({ startsAt: new Date('2026-12-03T12:00:00Z') });
  });

  it('goes to no other hours of the past, nor back once it was moved on, nor into another hall', async () => {
    const venueId = await classes.venue(place.trainer, place.commune);
    for (const hours of [evening('2026-11-30'), { on: '2026-12-01', from: '19:00', to: '20:00' }])
      await expect(move(hours)).rejects.toMatchObject(IN_PAST);
    await expect(move(evening('2026-12-01'), { venueId })).rejects.toMatchObject(IN_PAST);
    await move(evening('2026-12-04'));
    await expect(move(evening('2026-12-01'))).rejects.toMatchObject(IN_PAST);
    ({ revision } = await session());
    await expect(moveTogether(evening('2026-12-01'))).rejects.toMatchObject(IN_PAST);
  });
});
