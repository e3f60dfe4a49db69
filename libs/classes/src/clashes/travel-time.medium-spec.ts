import { type TestingModule } from '@nestjs/testing';
import { type Actor, Database, newId } from '@lopso/platform';
import { type ClassPlace, startClasses, TestClasses } from '../../../../test/support/classes';
import { type TestUnit } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { aTrainer } from '../../../../test/support/trainers';
import { AttendanceService } from '../attendance/attendance.service';
import { RollService } from '../attendance/roll.service';
import { BookingService } from '../booking/booking.service';
import { ClassScheduleService } from '../scheduling/class-schedule.service';
import { ClassSessionService } from '../sessions/class-session.service';

const MORNING = { on: '2026-12-01', from: '08:00', to: '09:30' };

const NEXT = { on: '2026-12-01', from: '10:00', to: '11:00' };

const NOON = { on: '2026-12-01', from: '13:00', to: '14:00' };

describe('the way from one commune to another', () => {
  let module: TestingModule;
  let clock: TestClock;
  let database: Database;
  let classes: TestClasses;
  let place: ClassPlace;
  let far: TestUnit;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    database = module.get(Database);
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
    far = await place.province.commune();
    // A quarter of a degree to the north are 27.8 km in a straight line: 89 minutes by the default roads.
    await put(place.commune, 22);
    await put(far, 22.25);
  });

  const put = (unit: TestUnit, latitude: number) =>
    database.execute('insert into org.unit_point (unit_id, latitude, longitude) values ($1, $2, 105)', [
      unit.id,
      latitude,
    ]);
  const schedule = async (actor: Actor, commune: TestUnit, hours: object, more: object = {}): Promise<string> =>
    module.get(ClassScheduleService).scheduleClass(actor, {
      clientKey: newId(),
      title: 'Chống lừa đảo',
      venueId: await classes.venue(place.trainer, commune),
      capacity: 40,
      sessions: [{ ...MORNING, ...hours }],
      ...more,
    });
  const book = (id: string, memberId: string) =>
    module.get(BookingService).bookMembers(place.trainer, id, { teamIds: [], memberIds: [memberId] });
  const sessionOf = async (id: string): Promise<{ id: string; venueId: string }> => {
    const row = await database.queryOne<{ id: string; venueId: string }>(
      'select id, venue_id as "venueId" from classes.class_session where class_group_id = $1',
      [id],
    );
    return row ?? { id: '', venueId: '' };
  };

  it('is kept free for the trainer, and the class at its other end is named', async () => {
    await schedule(place.trainer, place.commune, MORNING);
    await expect(schedule(place.trainer, far, NEXT)).rejects.toMatchObject({
      code: 'classes.trainer-far',
      params: { title: 'Chống lừa đảo', from: '08:00', to: '09:30', minutes: 89 },
    });
    await schedule(place.trainer, place.commune, NEXT);
    await schedule(place.trainer, far, NOON);
  });

  it('is kept free for assistants, and is passed by no two requests at once', async () => {
    const helper = await aTrainer(database, place.province, 'Lò Thị Mây');
    const crew = { assistantIds: [helper.accountId], equipmentIds: [] };
    const wanted = Array.from({ length: 6 }, (_, index) => ({
      trainer: place.province.officer('trainer'),
      commune: index % 2 === 0 ? place.commune : far,
    }));
    const results = await Promise.allSettled(
      wanted.map(({ trainer, commune }) => schedule(trainer, commune, commune === far ? NEXT : MORNING, { crew })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = results.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
    );
    expect(reasons.every((code) => ['classes.assistant-far', 'classes.assistant-busy'].includes(code))).toBe(true);
    expect(reasons).toContain('classes.assistant-far');
  });

  it('is kept free for members however many classes want them at the same moment', async () => {
    const near = await schedule(place.trainer, place.commune, MORNING);
    const away = await schedule(place.province.officer('trainer'), far, NEXT);
    const people = await Promise.all(Array.from({ length: 8 }, () => place.province.member(place.commune)));
    const ids = people.map(({ id }) => id);
    const officer = place.province.officer('commune-officer');
    const bookAll = (id: string) =>
      module.get(BookingService).bookMembers(officer, id, { teamIds: [], memberIds: ids });
    const [one, other] = await Promise.all([bookAll(near), bookAll(away)]);
    expect(one.booked.length + other.booked.length).toBe(8);
    const refused = [...one.notBooked, ...other.notBooked];
    expect(refused.map(({ reason, travelMinutes }) => [reason, travelMinutes])).toEqual(
      refused.map(() => ['clash', 89]),
    );
  });

  it('refuses a session that would move out of somebody’s reach and names the person', async () => {
    const near = await schedule(place.trainer, place.commune, MORNING);
    const other = place.province.officer('trainer');
    const away = await schedule(other, far, NOON);
    const member = await place.province.member(place.commune, 'Vàng Thị Mỷ');
    const officer = place.province.officer('commune-officer');
    await book(near, member.id);
    await module.get(BookingService).bookMembers(officer, away, { teamIds: [], memberIds: [member.id] });
    const { id, venueId } = await sessionOf(near);
    const move = { venueId, on: '2026-12-01', from: '11:00', to: '12:30' };
    await expect(module.get(ClassSessionService).moveSession(place.trainer, id, move)).rejects.toMatchObject({
      code: 'classes.members-far',
      params: { count: 1, names: 'Vàng Thị Mỷ' },
    });
  });

  it('is asked of who came without a booking for the later sessions, not for the one she has come to', async () => {
    const later = { ...NEXT, on: '2026-12-02' };
    const id = await schedule(place.trainer, place.commune, MORNING, {
      sessions: [MORNING, later, { ...MORNING, on: '2026-12-03' }],
    });
    const away = await schedule(place.province.officer('trainer'), far, { ...MORNING, on: '2026-12-02' });
    const member = await place.province.member(place.commune);
    const officer = place.province.officer('commune-officer');
    await module.get(BookingService).bookMembers(officer, away, { teamIds: [], memberIds: [member.id] });
    const sessions = await database.query<{ id: string; number: number }>(
      'select id, number from classes.class_session where class_group_id = $1 order by number',
      [id],
    );
    clock.stopAt('2026-12-01T01:10:00Z');
    const first = sessions[0]?.id ?? '';
    await module.get(RollService).openSession(place.trainer, first);
    await module.get(AttendanceService).admitWalkIn(place.trainer, first, { memberId: member.id, clientKey: newId() });
    const booked = await database.query<{ number: number }>(
      `select s.number from classes.booked_time t join classes.class_session s on s.id = t.class_session_id
       where t.member_id = $1 and s.class_group_id = $2 order by s.number`,
      [member.id, id],
    );
    expect(booked.map(({ number }) => number)).toEqual([1, 3]);
  });

  it('sends nobody away who has come', async () => {
    await schedule(place.province.officer('trainer'), far, NEXT);
    const near = await schedule(place.trainer, place.commune, MORNING);
    const away = await schedule(place.province.officer('trainer'), far, { ...NEXT, from: '10:05', to: '11:05' });
    const member = await place.province.member(place.commune);
    const officer = place.province.officer('commune-officer');
    await module.get(BookingService).bookMembers(officer, away, { teamIds: [], memberIds: [member.id] });
    clock.stopAt('2026-12-01T01:10:00Z');
    const { id } = await sessionOf(near);
    await module.get(RollService).openSession(place.trainer, id);
    const tap = { memberId: member.id, clientKey: newId() };
    await expect(module.get(AttendanceService).admitWalkIn(place.trainer, id, tap)).resolves.toMatchObject({
      mark: 'present',
    });
  });
});
