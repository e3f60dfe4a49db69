import { type TestingModule } from '@nestjs/testing';
import { type Actor, Database, newId, NotFound } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, TestClasses } from '../../../../test/support/classes';
import { type TestClock } from '../../../../test/support/test-clock';
import { aTrainer } from '../../../../test/support/trainers';
import { AttendanceService } from '../attendance/attendance.service';
import { RollService } from '../attendance/roll.service';
import { NotYourClass } from '../classes.errors';
import { ClassGroupService } from '../scheduling/class-group.service';
import { ClassScheduleService } from '../scheduling/class-schedule.service';
import { ClassSessionService } from '../sessions/class-session.service';
import { EquipmentService } from '../venues/equipment.service';
import { StaffingService } from './staffing.service';

const DURING = '2026-12-01T12:10:00Z';

describe('assistants and equipment of a session', () => {
  let module: TestingModule;
  let clock: TestClock;
  let database: Database;
  let classes: TestClasses;
  let place: ClassPlace;
  let helper: Actor;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    database = module.get(Database);
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
    helper = await aTrainer(database, place.province, 'Lò Thị Mây');
  });

  const schedule = async (actor: Actor, more: object = {}): Promise<string> =>
    module.get(ClassScheduleService).scheduleClass(actor, {
      clientKey: newId(),
      title: 'Chống lừa đảo',
      venueId: await classes.venue(actor, place.commune),
      capacity: 40,
      sessions: [evening('2026-12-01')],
      ...more,
    });
  const assisted = (actor: Actor = helper) => ({ crew: { assistantIds: [actor.accountId], equipmentIds: [] } });
  const lent = (id: string) => ({ crew: { assistantIds: [], equipmentIds: [id] } });
  const item = async (name = 'Máy chiếu'): Promise<string> =>
    (
      await module
        .get(EquipmentService)
        .addEquipment(place.trainer, { communeId: place.commune.id, name: `${name} ${newId()}` })
    ).id;
  const firstOf = async (id: string, actor: Actor = place.trainer) => {
    const [session] = (await module.get(ClassGroupService).getClass(actor, id)).sessions;
    if (session === undefined) throw new Error('A class has a session');
    return session;
  };

  it('are told with the session', async () => {
    const equipmentId = await item('Bộ 10 điện thoại');
    const id = await schedule(place.trainer, {
      crew: { assistantIds: [helper.accountId], equipmentIds: [equipmentId] },
    });
    expect(await firstOf(id)).toMatchObject({
      assistants: [{ accountId: helper.accountId, name: 'Lò Thị Mây' }],
      equipment: [{ id: equipmentId }],
    });
  });

  it('lists who teaches in the commune and nobody else', async () => {
    await aTrainer(database, place.province, 'Nông Văn Xa', await place.province.commune());
    const names = (await module.get(StaffingService).listTrainers(place.trainer, place.commune.id)).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['Lò Thị Mây']);
    const elsewhere = place.province.officer('trainer', await place.province.commune());
    await expect(module.get(StaffingService).listTrainers(elsewhere, place.commune.id)).rejects.toThrow(NotFound);
  });

  it('are refused where the assistant trains or assists elsewhere then, and the clash is named', async () => {
    await schedule(place.trainer, { title: 'Lớp đầu', ...assisted() });
    const other = place.province.officer('trainer');
    await expect(schedule(other, assisted())).rejects.toMatchObject({
      code: 'classes.assistant-busy',
      params: { name: 'Lò Thị Mây', title: 'Lớp đầu', from: '19:00' },
    });
    await expect(schedule(helper)).rejects.toMatchObject({
      code: 'classes.trainer-busy',
      params: { title: 'Lớp đầu' },
    });
  });

  it('leaves out the title of a class the caller may not see', async () => {
    const hall = await classes.venue(place.trainer, await place.province.commune());
    await schedule(place.trainer, { venueId: hall, ...assisted() });
    const local = place.province.officer('trainer', place.commune);
    await expect(schedule(local, assisted())).rejects.toMatchObject({
      code: 'classes.assistant-busy-elsewhere',
      params: { name: 'Lò Thị Mây' },
    });
  });

  it('holds one person once however many want her at the same moment', async () => {
    const trainers = Array.from({ length: 12 }, () => place.province.officer('trainer'));
    const results = await Promise.allSettled([...trainers.map((one) => schedule(one, assisted())), schedule(helper)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const held = await database.query('select 1 from classes.session_staff where account_id = $1', [helper.accountId]);
    expect(held).toHaveLength(1);
  });

  it('lends a thing once however many want it at the same moment, and names the class that has it', async () => {
    const equipmentId = await item();
    const trainers = Array.from({ length: 12 }, () => place.province.officer('trainer'));
    const results = await Promise.allSettled(trainers.map((one) => schedule(one, lent(equipmentId))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(schedule(place.trainer, lent(equipmentId))).rejects.toMatchObject({
      code: 'classes.equipment-busy',
      params: { title: 'Chống lừa đảo', on: '01/12/2026' },
    });
  });

  it('refuses the trainer as her own assistant, strangers, and things of another commune', async () => {
    await expect(schedule(helper, assisted())).rejects.toMatchObject({ code: 'classes.assistant-is-trainer' });
    const stranger = await aTrainer(database, place.province, 'Nông Văn Xa', await place.province.commune());
    await expect(schedule(place.trainer, assisted(stranger))).rejects.toMatchObject({
      code: 'classes.assistant-unknown',
    });
    await expect(schedule(place.trainer, lent(newId()))).rejects.toMatchObject({ code: 'classes.equipment-elsewhere' });
  });

  it('follow a session that moves, are free while it is cancelled, and are asked again when it comes back', async () => {
    const equipmentId = await item();
    const id = await schedule(place.trainer, {
      crew: { assistantIds: [helper.accountId], equipmentIds: [equipmentId] },
    });
    const session = await firstOf(id);
    await module.get(ClassSessionService).moveSession(place.trainer, session.id, {
      ...evening('2026-12-02'),
      venueId: session.venueId,
    });
    const first = await schedule(helper, lent(equipmentId));
    expect(await firstOf(first, helper)).toMatchObject({ equipment: [{ id: equipmentId }] });
    await module.get(ClassSessionService).cancelSession(place.trainer, session.id);
    await schedule(helper, { title: 'Lớp xen vào', sessions: [evening('2026-12-02')] });
    await expect(module.get(ClassSessionService).restoreSession(place.trainer, session.id)).rejects.toMatchObject({
      code: 'classes.assistant-busy',
      params: { title: 'Lớp xen vào' },
    });
  });

  it('change with the plan of the session: who leaves is free at once, who comes is held', async () => {
    const id = await schedule(place.trainer, assisted());
    const session = await firstOf(id);
    const plan = { ...evening('2026-12-01'), venueId: session.venueId };
    await module.get(ClassSessionService).moveSession(place.trainer, session.id, {
      ...plan,
      crew: { assistantIds: [], equipmentIds: [] },
    });
    await schedule(helper, { title: 'Lớp của Mây' });
    await expect(
      module.get(ClassSessionService).moveSession(place.trainer, session.id, { ...plan, ...assisted() }),
    ).rejects.toMatchObject({ code: 'classes.assistant-busy', params: { title: 'Lớp của Mây' } });
    await module
      .get(ClassScheduleService)
      .addSession(place.trainer, id, { ...plan, ...evening('2026-12-08'), ...assisted() });
    const [, second] = (await module.get(ClassGroupService).getClass(place.trainer, id)).sessions;
    expect(second?.assistants).toHaveLength(1);
  });

  describe('an assistant', () => {
    it('opens her session, calls its roll and closes it, and changes no plan', async () => {
      const id = await schedule(place.trainer, assisted());
      const session = await firstOf(id);
      const member = await place.province.member(place.commune);
      await classes.book(place.trainer, id, [member]);
      clock.stopAt(DURING);
      await module.get(RollService).openSession(helper, session.id);
      const tap = { memberId: member.id, mark: 'present', source: 'roll', clientKey: newId() } as const;
      await module.get(AttendanceService).recordAttendance(helper, session.id, tap);
      expect((await module.get(RollService).getRoll(helper, session.id)).rows).toMatchObject([{ mark: 'present' }]);
      await expect(module.get(ClassSessionService).cancelSession(helper, session.id)).rejects.toThrow(NotYourClass);
      expect(await module.get(RollService).closeSession(helper, session.id)).toMatchObject({ presentCount: 1 });
    });

    it('finds the class among her own', async () => {
      const id = await schedule(place.trainer, assisted());
      const wish = { isMine: true, limit: 10, cursor: null };
      const listed = await module.get(ClassGroupService).listClasses(helper, wish);
      expect(listed.classes.map((one) => one.id)).toEqual([id]);
      const week = { from: '2026-11-30', to: '2026-12-06', isMine: true };
      expect((await module.get(ClassGroupService).listSessions(helper, week)).sessions).toMatchObject([
        { isOwn: true, canMove: false },
      ]);
    });

    it('who is a guest sees the class she assists in, and it is hidden again when she no longer does', async () => {
      const guest: Actor = {
        ...helper,
        grants: helper.grants.map((grant) => ({ ...grant, bound: { kind: 'own-classes' as const } })),
      };
      const id = await schedule(place.trainer, assisted());
      const session = await firstOf(id, guest);
      const plan = { ...evening('2026-12-01'), venueId: session.venueId };
      const crew = { assistantIds: [], equipmentIds: [] };
      await module.get(ClassSessionService).moveSession(place.trainer, session.id, { ...plan, crew });
      await expect(module.get(ClassGroupService).getClass(guest, id)).rejects.toThrow(NotFound);
    });
  });
});
