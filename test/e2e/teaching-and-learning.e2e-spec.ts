import { type Actor, newId } from '@lopso/platform';
import { PlanTaskRepository } from '../../libs/planning/src/proposals/plan-task.repository';
import { type ClassPlace, type TestClass, TestClasses } from '../support/classes';
import { type TestMember } from '../support/province';
import { TestApi } from '../support/test-api';
import { aTeachingMember } from '../support/trainers';

const MORNING = { on: '2026-12-01', from: '08:00', to: '09:30' };
const WHEN = 'lúc 08:00–09:30 ngày 01/12/2026';

describe('a member who teaches as well', () => {
  let api: TestApi;
  let classes: TestClasses;
  let place: ClassPlace;
  let person: TestMember;
  let she: Actor;
  beforeAll(async () => {
    api = await TestApi.start();
    classes = new TestClasses(api.app);
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place('Xã Hàm Yên');
    person = await place.province.member(place.commune, 'Ma Thị Bằng');
    she = await aTeachingMember(api.database, place.province, person);
  });

  const offered = (title = 'Chống lừa đảo'): Promise<TestClass> =>
    classes.aClass(place, { hours: MORNING, title, trainer: place.trainer });
  const form = async (more: object = {}) => ({
    ...{ clientKey: newId(), title: 'Lớp của Bằng', venueId: await classes.venue(she, place.commune), capacity: 20 },
    ...{ sessions: [MORNING], ...more },
  });
  const book = (id: string) =>
    api.post(`/api/class-groups/${id}/bookings`, { memberIds: [person.id] }, { as: place.trainer });

  it('is booked into no class at hours at which she teaches, by nobody, and is told what to do', async () => {
    const duty = await api.post('/api/class-groups', await form(), { as: she });
    expect(duty.status).toBe(201);
    const { id, sessionId } = await offered();

    const outcome = (await book(id)).body;
    expect(outcome.booked).toEqual([]);
    expect(outcome.notBooked).toMatchObject([
      { fullName: 'Ma Thị Bằng', reason: 'clash', clash: { title: 'Lớp của Bằng', on: '01/12/2026', from: '08:00' } },
    ]);

    const asked = await api.post(`/api/me/class-groups/${id}/place`, undefined, { as: she });
    expect([asked.status, asked.body.code, asked.body.detail]).toEqual([
      ...[409, 'classes.own-teaching-busy'],
      `Anh chị đứng lớp “Lớp của Bằng” ${WHEN}. Chọn lớp khác, hoặc nhờ người đứng thay ở lớp đó trước.`,
    ]);

    api.clock.stopAt('2026-12-01T01:10:00Z');
    const session = `/api/class-sessions/${sessionId}`;
    await api.post(`${session}/opening`, undefined, { as: place.trainer });
    const tap = { memberId: person.id, clientKey: newId() };
    const came = await api.post(`${session}/walk-ins`, tap, { as: place.trainer });
    expect([came.status, came.body.code, came.body.detail]).toEqual([
      ...[409, 'classes.member-teaches'],
      `Người này đứng lớp “Lớp của Bằng” ${WHEN}, không học cùng giờ được. Nhờ người đứng thay ở lớp đó trước.`,
    ]);
    const marks = await api.database.query('select from classes.attendance_mark where member_id = $1', [person.id]);
    expect(marks).toEqual([]);
  });

  it('stands before no session while she learns, and is offered other hours', async () => {
    expect((await book((await offered()).id)).body.booked).toMatchObject([{ fullName: 'Ma Thị Bằng' }]);
    const refused = await api.post('/api/class-groups', await form(), { as: she });
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      ...[409, 'classes.trainer-busy', `Giảng viên đã có lớp “Chống lừa đảo” ${WHEN}. Chọn giờ khác.`],
    ]);
    expect(refused.body.params.clashes).toMatchObject([
      { kind: 'trainer', who: 'Ma Thị Bằng', title: 'Chống lừa đảo' },
    ]);
    const [slot] = refused.body.params.freeSlots;
    const { on, from, to } = slot;
    const taken = await api.post('/api/class-groups', await form({ sessions: [{ on, from, to }] }), { as: she });
    expect(taken.status).toBe(201);
  });

  it('is sent nowhere by a plan in the half of a day in which she learns, and the class is named', async () => {
    await book((await offered()).id);
    const day = MORNING.on;
    const engaged = await api.app.get(PlanTaskRepository, { strict: false }).engagements([she.accountId], day, day);
    expect(engaged).toMatchObject([{ id: she.accountId, communeId: place.commune.id, day }]);
    const where = { hallId: newId(), trainerId: she.accountId, from: day, until: day };
    const held = await api.app.get(PlanTaskRepository, { strict: false }).heldAt(where);
    expect(held).toMatchObject([{ title: 'Chống lừa đảo', day, from: '08:00', isInHall: false, isWithTrainer: true }]);
  });
});
