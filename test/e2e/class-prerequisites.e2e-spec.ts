import { NearClassService } from '@lopso/classes';
import { CompletionService } from '@lopso/learning';
import { type Actor, newId } from '@lopso/platform';
import { NearClassRepository } from '../../libs/classes/src/own-classes/near-class.repository';
import { type ClassPlace, evening, TestClasses } from '../support/classes';
import { allFactsOf, anOpenRound, copyEvidence, openCycles, type TestOpenRound } from '../support/learning';
import { type TestMember } from '../support/province';
import { TestApi } from '../support/test-api';

const TITLE = 'Dịch vụ công trực tuyến';

describe('a class that builds on a course', () => {
  let api: TestApi;
  let place: ClassPlace;
  let round: TestOpenRound;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    place = await new TestClasses(api.app).place('Xã Hàm Yên');
    round = await anOpenRound(api.database, place.province);
  });

  const form = (more: object = {}) => ({
    ...{ clientKey: newId(), title: 'Ký số nâng cao', venueId: place.venueId, capacity: 5 },
    ...{ sessions: [evening('2026-12-01')], buildsOn: [round.course.id], ...more },
  });
  const aClass = async (more: object = {}): Promise<string> => {
    const made = await api.post('/api/class-groups', form(more), { as: place.trainer });
    expect([made.status, made.body.errors]).toEqual([201, undefined]);
    return String(made.body.id);
  };
  const person = (name: string) => place.province.member(place.commune, name);
  const as = (member: TestMember): { as: Actor } => ({ as: place.province.memberActor(member) });
  const finishes = async (member: TestMember): Promise<void> => {
    await openCycles(api.database, round, [member]);
    await copyEvidence(api.database, [member], allFactsOf(round));
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
  };
  const ask = (member: TestMember, id: string) => api.post(`/api/me/class-groups/${id}/place`, undefined, as(member));
  const book = (id: string, members: readonly TestMember[]) =>
    api.post(`/api/class-groups/${id}/bookings`, { memberIds: members.map((one) => one.id) }, { as: place.trainer });

  it('tells a member what she has to finish first, and takes her once she has', async () => {
    const id = await aClass();
    const member = await person('Ma Văn Bằng');
    const shown = await api.get('/api/me/class-groups', as(member));
    expect(shown.body.items).toMatchObject([{ classGroupId: id, missing: [{ id: round.course.id, title: TITLE }] }]);
    const refused = await ask(member, id);
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      ...[422, 'classes.courses-missing'],
      `Lớp này dành cho người đã học xong: ${TITLE}. Học xong khóa ấy trong đợt của anh chị rồi đăng ký lớp; chưa đợt nào giao khóa ấy thì hỏi Sở.`,
    ]);
    await finishes(member);
    expect((await api.get('/api/me/class-groups', as(member))).body.items).toMatchObject([{ missing: [] }]);
    expect((await ask(member, id)).body.items).toMatchObject([{ isBooked: true }]);
  });

  it('is booked by a trainer for who has finished it, and names who has not, with what is missing', async () => {
    const id = await aClass();
    const [done, lacking] = [await person('Ma Văn Bằng'), await person('Vàng Thị Mỷ')];
    await finishes(done);
    const outcome = (await book(id, [done, lacking])).body;
    expect(outcome.booked).toMatchObject([{ fullName: 'Ma Văn Bằng' }]);
    expect(outcome.notBooked).toEqual([
      {
        ...{ memberId: lacking.id, fullName: 'Vàng Thị Mỷ', reason: 'missing', missing: [TITLE] },
        ...{ clash: null, travelMinutes: null, others: null },
      },
    ]);
    expect(outcome.classGroup.required).toEqual([{ id: round.course.id, title: TITLE }]);
    const path = `/api/class-groups/${id}/waiting`;
    const waiting = await api.post(path, { memberIds: [lacking.id] }, { as: place.trainer });
    expect([waiting.body.total, waiting.body.leftOut]).toMatchObject([0, [{ reason: 'missing', missing: [TITLE] }]]);
  });

  it('tells before anybody is booked who of some people and teams lacks it, and writes who looked', async () => {
    const id = await aClass();
    const [done, lacking] = [await person('Ma Văn Bằng'), await person('Vàng Thị Mỷ')];
    const team = await place.province.team(place.commune);
    for (const member of [done, lacking]) await place.province.seat(member, team);
    await finishes(done);
    const preview = (body: object, as: Actor = place.trainer) =>
      api.post(`/api/class-groups/${id}/booking-preview`, body, { as });
    const said = {
      people: 2,
      lacking: [{ memberId: lacking.id, fullName: 'Vàng Thị Mỷ', missing: [{ id: round.course.id, title: TITLE }] }],
    };
    expect((await preview({ memberIds: [done.id, lacking.id] })).body).toEqual(said);
    expect((await preview({ teamIds: [team.id] })).body).toEqual(said);
    expect((await preview({ memberIds: [done.id] })).body).toEqual({ people: 1, lacking: [] });
    const other = await preview({ memberIds: [done.id] }, place.province.officer('trainer'));
    expect(other.status).toBe(403);
    const held = await api.database.query<{ memberId: string }>(
      `select distinct unnest(h.member_ids) as "memberId" from platform.audit_held h join platform.audit_entry e on e.id = h.entry_id
       where e.subject_id = $1 and e.action = 'classes.people-read'`,
      [id],
    );
    expect(held).toEqual([{ memberId: lacking.id }]);
    expect((await api.get(`/api/class-groups/${id}`, { as: place.trainer })).body.bookings).toEqual([]);
  });

  it('is on the way of nobody who lacks it, unless she has a place there', async () => {
    const id = await aClass();
    const [done, lacking] = [await person('Ma Văn Bằng'), await person('Vàng Thị Mỷ')];
    await finishes(done);
    const guests = [done, lacking].map((member) => ({
      ...{ memberId: member.id, communeId: place.commune.id, unitPath: place.commune.path },
    }));
    const open = await api.app.get(NearClassService).listOpenPlaces(guests);
    const classesOf = (member: TestMember) => open.get(member.id)?.map(({ classGroupId }) => classGroupId);
    expect([classesOf(done), classesOf(lacking)]).toEqual([[id], []]);
    const change = { title: 'Ký số nâng cao', capacity: 5 };
    await api.put(`/api/class-groups/${id}`, { ...change, buildsOn: [] }, { as: place.trainer });
    await book(id, [lacking]);
    await api.put(`/api/class-groups/${id}`, { ...change, buildsOn: [round.course.id] }, { as: place.trainer });
    expect((await api.app.get(NearClassService).listOpenPlaces(guests)).get(lacking.id)).toMatchObject([
      { isBooked: true },
    ]);
  });

  it('takes nothing from what is offered of others, however many there are of it', async () => {
    const far = await place.province.commune();
    const trainer = place.province.officer('trainer');
    const venueId = await new TestClasses(api.app).venue(trainer, far);
    await aClass();
    const open = await api.post('/api/class-groups', { ...form(), venueId, buildsOn: [] }, { as: trainer });
    expect(open.status).toBe(201);
    const lacking = await person('Vàng Thị Mỷ');
    // Room for one class: that of her own commune, into which she is not let, would take it.
    const { listOpenPlaces: listFor } = NearClassRepository.prototype;
    jest.spyOn(NearClassRepository.prototype, 'listOpenPlaces').mockImplementation(function (
      this: NearClassRepository,
      ...of
    ) {
      return listFor.call(this, of[0], of[1], of[2], 1);
    });
    const guest = { memberId: lacking.id, communeId: place.commune.id, unitPath: place.commune.path };
    const offered = (await api.app.get(NearClassService).listOpenPlaces([guest])).get(lacking.id);
    jest.restoreAllMocks();
    expect(offered?.map(({ classGroupId }) => classGroupId)).toEqual([open.body.id]);
  });

  it('says on its shared page whom it is for, and in the trail what was changed', async () => {
    const id = await aClass();
    const { code } = (await api.put(`/api/class-groups/${id}/link`, undefined, { as: place.trainer })).body;
    expect((await api.get(`/api/shared-classes/${code}`)).body).toMatchObject({ required: [TITLE] });
    const change = { title: 'Ký số nâng cao', capacity: 5, buildsOn: [] };
    await api.put(`/api/class-groups/${id}`, change, { as: place.trainer });
    expect((await api.get(`/api/shared-classes/${code}`)).body).toMatchObject({ required: [] });
    await api.put(`/api/class-groups/${id}`, change, { as: place.trainer });
    const trail = await api.database.query<{ content: string }>(
      `select v.content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
       where e.subject_id = $1 and e.action = 'classes.class-changed' order by e.id`,
      [id],
    );
    const [first, second] = trail.map(({ content }) => JSON.parse(content) as Record<string, string>);
    expect([first?.requiredBefore, first?.required]).toEqual([round.course.id, 'none']);
    expect(second).not.toHaveProperty('required');
  });

  it('can be planned with the knowledge which courses rounds ask for, or asked for before they were closed', async () => {
    const asked = async (as: Actor) => (await api.get('/api/class-choices/asked-courses', { as })).body.ids;
    expect(await asked(place.trainer)).toContain(round.course.id);
    const elsewhere = await new TestClasses(api.app).place('Xã Yên Bình');
    expect(await asked(elsewhere.trainer)).not.toContain(round.course.id);
    await api.database.execute(`update learning.round set state = 'closed', ended_on = $2 where id = $1`, [
      ...[round.id, api.clock.today()],
    ]);
    expect(await asked(place.trainer)).toContain(round.course.id);
    const grants = place.trainer.grants.map((grant) => ({ ...grant, bound: { kind: 'own-classes' as const } }));
    expect(await asked({ ...place.trainer, grants })).toContain(round.course.id);
    const strangers = elsewhere.trainer.grants.map((grant) => ({ ...grant, bound: { kind: 'own-classes' as const } }));
    expect(await asked({ ...elsewhere.trainer, grants: strangers })).not.toContain(round.course.id);
  });

  it('passes over on its waiting list whose course no longer counts, until it does again', async () => {
    const id = await aClass({ capacity: 1 });
    const [holder, first, second] = [
      await person('Ma Văn Bằng'),
      await person('Lù Thị Chở'),
      await person('Vàng Thị Mỷ'),
    ];
    for (const member of [holder, first, second]) {
      await finishes(member);
      await ask(member, id);
      api.clock.advance(60);
    }
    await api.database.execute('update learning.evidence set superseded_at = now() where member_id = $1', [first.id]);
    await api.app.get(CompletionService).recomputeCompletions({ roundId: round.id });
    await api.delete(`/api/me/class-groups/${id}/place`, as(holder));
    const placed = async (member: TestMember) =>
      (await api.get('/api/me/class-groups', as(member))).body.items[0].isBooked;
    expect([await placed(first), await placed(second)]).toEqual([false, true]);
    const list = await api.get(`/api/class-groups/${id}/waiting`, { as: place.trainer });
    expect(list.body.people).toMatchObject([
      { memberId: first.id, missing: [{ id: round.course.id, title: TITLE }], turn: { position: 1 } },
    ]);
  });

  it('takes no request of who lacks it, and admits none by a yes that came after the class was changed', async () => {
    const id = await aClass({ approval: 'commune', buildsOn: [] });
    const officer = place.province.officer('commune-officer', place.commune);
    const member = await person('Ma Văn Bằng');
    const requestId = String((await ask(member, id)).body.requests[0]?.id);
    const change = { title: 'Ký số nâng cao', capacity: 5, buildsOn: [round.course.id] };
    const changed = await api.put(`/api/class-groups/${id}`, change, { as: place.trainer });
    expect(changed.body.required).toMatchObject([{ title: TITLE }]);
    const yes = { requestIds: [requestId], isApproved: true };
    const answered = await api.post('/api/place-requests/commune-answers', yes, { as: officer });
    expect([answered.body.placed, answered.body.notAdmitted]).toMatchObject([0, [{ reason: 'missing' }]]);
    const late = await ask(await person('Vàng Thị Mỷ'), id);
    expect(late.body.code).toBe('classes.courses-missing');
    const title = { title: 'Ký số', capacity: 5 };
    const kept = await api.put(`/api/class-groups/${id}`, title, { as: place.trainer });
    expect(kept.body.required).toHaveLength(1);
    const freed = await api.put(`/api/class-groups/${id}`, { ...title, buildsOn: [] }, { as: place.trainer });
    expect(freed.body.required).toEqual([]);
    expect((await api.post('/api/place-requests/commune-answers', yes, { as: officer })).body.placed).toBe(1);
  });

  it('sends nobody away who has come', async () => {
    const id = await aClass();
    await person('Ma Văn Bằng');
    api.clock.stopAt('2026-12-01T12:05:00Z');
    const made = await api.get(`/api/class-groups/${id}`, { as: place.trainer });
    const path = `/api/class-sessions/${made.body.sessions[0].id}`;
    await api.post(`${path}/opening`, undefined, { as: place.trainer });
    const { items } = (await api.get('/api/members?text=Ma Văn Bằng', { as: place.trainer })).body;
    const body = { clientKey: newId(), memberId: items[0].id };
    const arrived = await api.post(`${path}/walk-ins`, body, { as: place.trainer });
    expect(arrived.status).toBeLessThan(300);
    expect((await api.get(`${path}/roll`, { as: place.trainer })).body.rows).toMatchObject([
      { fullName: 'Ma Văn Bằng' },
    ]);
  });

  it('names courses that there are, and the same form sent twice is one class', async () => {
    const sent = form();
    const twice = [await api.post('/api/class-groups', sent, { as: place.trainer })];
    twice.push(await api.post('/api/class-groups', sent, { as: place.trainer }));
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    const other = await api.post('/api/class-groups', { ...sent, buildsOn: [] }, { as: place.trainer });
    expect([other.status, other.body.code]).toEqual([409, 'platform.idempotency-conflict']);
    const wrong = form({ buildsOn: ['KHONG-CO'], sessions: [evening('2026-12-08')] });
    const refused = await api.post('/api/class-groups', wrong, { as: place.trainer });
    expect([refused.status, refused.body.code]).toEqual([422, 'classes.topic-unknown']);
  });
});
