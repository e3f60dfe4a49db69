import { type TestingModule } from '@nestjs/testing';
import { type Actor, Database, DomainError, newId, vietnamDate } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, TestClasses } from '../../../../test/support/classes';
import { type TestUnit } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { aTrainer } from '../../../../test/support/trainers';
import { BookingService } from '../booking/booking.service';
import { ClassScheduleService } from '../scheduling/class-schedule.service';
import { ClassSessionService } from '../sessions/class-session.service';

const MORNING = { on: '2026-12-01', from: '08:00', to: '09:30' };

describe('a refused change', () => {
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
    place = await classes.place('Xã Hàm Yên');
  });

  const schedule = (actor: Actor, more: object = {}): Promise<string> =>
    module.get(ClassScheduleService).scheduleClass(actor, {
      clientKey: newId(),
      title: 'Chống lừa đảo',
      venueId: place.venueId,
      capacity: 40,
      sessions: [MORNING],
      ...more,
    });
  const refusal = async (work: Promise<unknown>): Promise<DomainError> => {
    const error: unknown = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error instanceof DomainError) return error;
    throw new Error('It was not refused');
  };
  const put = (unit: TestUnit, latitude: number) =>
    database.execute('insert into org.unit_point (unit_id, latitude, longitude) values ($1, $2, 105)', [
      unit.id,
      latitude,
    ]);

  it('names hall, trainer and assistant at once, with class, session, hours and place', async () => {
    const helper = await aTrainer(database, place.province, 'Lò Thị Mây');
    const crew = { assistantIds: [helper.accountId], equipmentIds: [] };
    await schedule(place.trainer, { title: 'Dịch vụ công', sessions: [MORNING, evening('2026-12-01')], crew });
    const { params } = await refusal(schedule(place.trainer, { sessions: [evening('2026-12-01')], crew }));
    const common = { session: 0, title: 'Dịch vụ công', number: 2, on: '01/12/2026', from: '19:00', to: '20:30' };
    expect(params['clashes']).toMatchObject([
      { ...common, kind: 'venue', missingMinutes: 0 },
      { ...common, kind: 'trainer' },
      { ...common, kind: 'assistant', who: 'Lò Thị Mây' },
    ]);
    expect(JSON.stringify(params['clashes'])).toContain('"communeName":"Xã Hàm Yên"');
  });

  it('offers three hours that are free, and each of them is taken as it is', async () => {
    await schedule(place.trainer);
    const { params } = await refusal(schedule(place.trainer));
    const slots = params['freeSlots'] as unknown as { session: number; on: string; from: string; to: string }[];
    expect(slots.map(({ on, from, to }) => `${on} ${from}–${to}`)).toEqual([
      '2026-12-01 09:30–11:00',
      '2026-12-01 11:00–12:30',
      '2026-12-02 08:00–09:30',
    ]);
    for (const { on, from, to } of slots) await schedule(place.trainer, { sessions: [{ on, from, to }] });
  });

  it('offers other hours to each session of a form that clashes, and none to the others', async () => {
    await schedule(place.trainer, { sessions: [MORNING, { ...MORNING, on: '2026-12-08' }] });
    const sessions = ['2026-11-30', '2026-12-01', '2026-12-08'].map((on) => ({ ...MORNING, on }));
    const { params } = await refusal(schedule(place.trainer, { sessions }));
    const slots = params['freeSlots'] as unknown as { session: number; on: string }[];
    expect([...new Set(slots.map(({ session }) => session))]).toEqual([1, 2]);
  });

  it('offers two sessions of one form hours that can both be taken', async () => {
    const two = [MORNING, { on: '2026-12-01', from: '09:30', to: '11:00' }];
    await schedule(place.trainer, { sessions: two });
    const { params } = await refusal(schedule(place.trainer, { sessions: two }));
    const slots = params['freeSlots'] as unknown as { session: number; on: string; from: string; to: string }[];
    const firstOf = (session: number) => slots.filter((slot) => slot.session === session)[0];
    expect([firstOf(0), firstOf(1)]).toMatchObject([
      { on: '2026-12-01', from: '11:00', to: '12:30' },
      { on: '2026-12-01', from: '12:30', to: '14:00' },
    ]);
    const sessions = [firstOf(0), firstOf(1)].map((slot) => ({ on: '', from: '', to: '', ...slot }));
    await schedule(place.trainer, { sessions: sessions.map(({ on, from, to }) => ({ on, from, to })) });
  });

  it('looks for hours of every session that clashes, however many', async () => {
    const weekly = Array.from({ length: 12 }, (_, week) => ({
      ...MORNING,
      on: vietnamDate(new Date(Date.UTC(2026, 11, 1 + 7 * week))),
    }));
    await schedule(place.trainer, { sessions: weekly, isHolidayKnown: true });
    const { params } = await refusal(schedule(place.trainer, { sessions: weekly, isHolidayKnown: true }));
    const slots = params['freeSlots'] as unknown as { session: number }[];
    expect(new Set(slots.map(({ session }) => session)).size).toBe(12);
  });

  it('tells how many minutes of the way are missing, and offers hours that leave room for it', async () => {
    const far = await place.province.commune('Xã Sơn Phú');
    await put(place.commune, 22);
    await put(far, 22.25);
    await schedule(place.trainer);
    const venueId = await classes.venue(place.trainer, far);
    const { code, params } = await refusal(
      schedule(place.trainer, { venueId, sessions: [{ on: '2026-12-01', from: '10:00', to: '11:00' }] }),
    );
    expect(code).toBe('classes.trainer-far');
    expect(params['clashes']).toMatchObject([{ kind: 'trainer', travelMinutes: 89, missingMinutes: 59 }]);
    expect(params['freeSlots']).toMatchObject([
      { on: '2026-12-01', from: '11:00' },
      { on: '2026-12-01', from: '12:00' },
      { on: '2026-12-02', from: '10:00' },
    ]);
  });

  it('keeps quiet about classes the caller does not see: hours alone are told', async () => {
    const away = await place.province.commune();
    const helper = await aTrainer(database, place.province, 'Lò Thị Mây');
    const crew = { assistantIds: [helper.accountId], equipmentIds: [] };
    const venueId = await classes.venue(place.trainer, away);
    await schedule(place.trainer, { title: 'Lớp bí mật', venueId, crew });
    const local = place.province.officer('trainer', place.commune);
    const { code, params } = await refusal(schedule(local, { crew }));
    expect(code).toBe('classes.assistant-busy-elsewhere');
    expect(params['clashes']).toMatchObject([
      { kind: 'assistant', title: '', number: 0, venueName: '', communeName: '', from: '08:00', to: '09:30' },
    ]);
    expect(JSON.stringify(params)).not.toContain('bí mật');
  });

  it('tells of a class the caller does not see how much of the way is missing, not how long it is', async () => {
    const away = await place.province.commune();
    await put(place.commune, 22);
    await put(away, 22.25);
    const helper = await aTrainer(database, place.province, 'Lò Thị Mây');
    const crew = { assistantIds: [helper.accountId], equipmentIds: [] };
    await schedule(place.trainer, { venueId: await classes.venue(place.trainer, away), crew });
    const local = place.province.officer('trainer', place.commune);
    const { code, params } = await refusal(
      schedule(local, { crew, sessions: [{ on: '2026-12-01', from: '10:00', to: '11:00' }] }),
    );
    expect(code).toBe('classes.assistant-far-elsewhere');
    expect(params).toMatchObject({ minutes: 59, clashes: [{ title: '', travelMinutes: 0, missingMinutes: 59 }] });
  });

  it('names every booked member who is busy then, and offers hours in which all of them can come', async () => {
    const moving = await schedule(place.trainer);
    const other = place.province.officer('trainer');
    const hall = await classes.venue(other, place.commune);
    const standing = await schedule(other, { venueId: hall, sessions: [evening('2026-12-01'), evening('2026-12-02')] });
    const people = [
      await place.province.member(place.commune, 'Vàng Thị Mỷ'),
      await place.province.member(place.commune, 'Hoàng Văn An'),
    ];
    const officer = place.province.officer('commune-officer');
    for (const id of [moving, standing])
      await module
        .get(BookingService)
        .bookMembers(officer, id, { teamIds: [], memberIds: people.map(({ id: one }) => one) });
    const session = await database.queryOne<{ id: string }>(
      'select id from classes.class_session where class_group_id = $1',
      [moving],
    );
    const move = module.get(ClassSessionService);
    const id = session?.id ?? '';
    const { params } = await refusal(
      move.moveSession(place.trainer, id, { ...evening('2026-12-01'), venueId: place.venueId }),
    );
    expect(params).toMatchObject({ count: 2, names: 'Hoàng Văn An, Vàng Thị Mỷ' });
    const slots = params['freeSlots'] as unknown as { on: string; from: string; to: string }[];
    expect(slots[2]).toEqual({ session: 0, on: '2026-12-03', from: '19:00', to: '20:30' });
    for (const { on, from, to } of slots)
      await move.moveSession(place.trainer, id, { on, from, to, venueId: place.venueId });
  });

  it('is told of a day off, and laid there knowingly with a word in the trail', async () => {
    clock.stopAt('2027-01-15T01:00:00Z');
    const hours = { on: '2027-04-30', from: '08:00', to: '09:30' };
    await expect(schedule(place.trainer, { sessions: [hours] })).rejects.toMatchObject({
      code: 'classes.on-holiday',
      params: { days: '30/04/2027 (Ngày Chiến thắng 30/4)', expected: 0 },
    });
    const id = await schedule(place.trainer, { sessions: [{ ...hours, on: '2027-04-20' }] });
    const session = await database.queryOne<{ id: string }>(
      'select id from classes.class_session where class_group_id = $1',
      [id],
    );
    const move = (more: object) =>
      module
        .get(ClassSessionService)
        .moveSession(place.trainer, session?.id ?? '', { ...hours, venueId: place.venueId, ...more });
    await expect(move({})).rejects.toMatchObject({ code: 'classes.on-holiday' });
    await move({ isHolidayKnown: true });
    // It lies there now: another hour of the same day is asked no more.
    await move({ from: '14:00', to: '15:30' });
    const another = { ...hours, on: '2027-05-01', venueId: place.venueId };
    await expect(module.get(ClassScheduleService).addSession(place.trainer, id, another)).rejects.toMatchObject({
      code: 'classes.on-holiday',
    });
    await module.get(ClassScheduleService).addSession(place.trainer, id, { ...another, isHolidayKnown: true });
    await schedule(place.trainer, { sessions: [{ ...hours, from: '17:00', to: '18:30' }], isHolidayKnown: true });
    const trail = await database.query<{ content: string }>(
      `select v.content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
       where e.account_id = $1 and v.content like '%holidays%' order by e.seq`,
      [place.trainer.accountId],
    );
    expect(trail.map(({ content }): unknown => JSON.parse(content))).toEqual([
      { holidays: '2027-04-30' },
      { holidays: '2027-05-01' },
      { sessions: 1, holidays: '2027-04-30' },
    ]);
  });

  it('is told of Tết before anybody has entered it', async () => {
    clock.stopAt('2027-01-05T01:00:00Z');
    const sessions = ['2027-02-03', '2027-02-06'].map((on) => ({ on, from: '08:00', to: '09:30' }));
    await expect(schedule(place.trainer, { sessions })).rejects.toMatchObject({
      code: 'classes.on-holiday',
      params: { days: '06/02/2027 (Tết Nguyên đán, dự kiến)', expected: 1 },
    });
    await schedule(place.trainer, { sessions, isHolidayKnown: true });
  });

  it('offers no hours at Tết', async () => {
    clock.stopAt('2027-01-05T01:00:00Z');
    const hours = { on: '2027-02-03', from: '20:00', to: '21:30' };
    await schedule(place.trainer, { sessions: [hours] });
    const id = await schedule(place.trainer, { sessions: [{ ...hours, on: '2027-01-20' }] });
    const { params } = await refusal(
      module.get(ClassScheduleService).addSession(place.trainer, id, { ...hours, venueId: place.venueId }),
    );
    const days = (params['freeSlots'] as unknown as { on: string }[]).map(({ on }) => on);
    expect(days.length).toBe(3);
    expect(days.every((on) => on < '2027-02-04' || on > '2027-02-11')).toBe(true);
  });

  it('offers hours on no holiday', async () => {
    clock.stopAt('2027-01-15T01:00:00Z');
    const hours = { on: '2027-04-29', from: '20:00', to: '21:30' };
    await schedule(place.trainer, { sessions: [hours] });
    const id = await schedule(place.trainer, { sessions: [{ ...hours, on: '2027-04-20' }] });
    const { params } = await refusal(
      module.get(ClassScheduleService).addSession(place.trainer, id, { ...hours, venueId: place.venueId }),
    );
    const days = (params['freeSlots'] as unknown as { on: string }[]).map(({ on }) => on);
    expect(days).not.toContain('2027-04-30');
    expect(days).not.toContain('2027-05-01');
    expect(days.length).toBe(3);
  });
});
