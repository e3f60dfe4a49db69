import { readSheet } from 'read-excel-file/node';
import { NOTICE_VERSION } from '@lopso/identity';
import { HeldRightService } from '@lopso/org';
import { type Actor, newId } from '@lopso/platform';
import { anActiveMember, aSlip } from '../support/identity';
import { statementsOf } from '../support/matrix/statements';
import { type TestMember, TestProvince, type TestTeam, type TestUnit } from '../support/province';
import { ALL_DONE, type TestProgress, TestRound } from '../support/reporting';
import { TestApi } from '../support/test-api';

const NOW = '2026-11-25T03:00:00Z';

interface Scene {
  readonly province: TestProvince;
  readonly commune: TestUnit;
  readonly team: TestTeam;
  readonly village: TestTeam;
  readonly round: TestRound;
  readonly officer: Actor;
}

describe('who is to be reminded', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
    api.clock.stopAt(NOW);
  });
  afterAll(() => api.stop());

  async function scene(): Promise<Scene> {
    const province = await TestProvince.create(api.database);
    const commune = await province.commune('Xã Hàm Yên');
    const team = await province.team(commune);
    const village = await province.team(await province.village(commune, 'Thôn Bản Pắng'), 'village-team');
    const round = await TestRound.open(api.database, province);
    return { province, commune, team, village, round, officer: province.officer('commune-officer', commune) };
  }

  async function seated(
    { province, round }: Scene,
    team: TestTeam,
    name: string,
    progress: TestProgress = {},
  ): Promise<{ member: TestMember; cycleId: string }> {
    const member = await province.member(team.unit, name);
    await province.seat(member, team);
    return { member, cycleId: await round.cycle(member, progress) };
  }

  const extend = (cycleId: string, dueOn: string) =>
    api.database.execute(
      `insert into learning.extension (id, cycle_id, due_on, reason, given_by, given_at) values ($1, $2, $3, 'ốm', $1, '2026-11-01')`,
      [newId(), cycleId, dueOn],
    );
  const handIn = ({ id, unit }: TestMember, taskId = 'C05-TASK') =>
    api.database.execute(
      `insert into assessment.submission (id, member_id, unit_id, unit_path, task_id, course_id, course_hash, number, words, rubric, client_key,
         body_hash, handed_in_at, state)
       values ($1, $2, $3, $4, $5, 'C05', 'h', 1, 'Đã giúp một hộ.', '[]', $1, '\\x00', now(), 'handed-in')`,
      [newId(), id, unit.id, unit.path, taskId],
    );

  /** A class of two sessions of 90 minutes next week. */
  async function aClass(unit: TestUnit, title: string, capacity = 20, month = '2026-12'): Promise<string> {
    const [id, venueId, trainerId] = [newId(), newId(), newId()];
    await api.database.execute(`insert into classes.venue values ($1, $2, $3, $4, 100)`, [
      ...[venueId, unit.id, unit.path, `Hội trường ${id}`],
    ]);
    await api.database.execute(
      `insert into classes.class_group (id, unit_id, unit_path, title, trainer_id, trainer_name, capacity, created_by, created_at)
       values ($1, $2, $3, $4, $5, 'Nông Văn Thầy', $6, $5, now())`,
      [id, unit.id, unit.path, title, trainerId, capacity],
    );
    for (const number of [1, 2])
      await api.database.execute(
        `insert into classes.class_session (id, class_group_id, number, trainer_id, venue_id, during, planned_minutes, state, scan_secret)
         values ($1, $2, $3, $4, $5, tstzrange($6, $6::timestamptz + interval '90 minutes'), 90, 'planned', '\\x00')`,
        [newId(), id, number, trainerId, venueId, `${month}-0${number}T01:00:00Z`],
      );
    return id;
  }
  const book = (classGroupId: string, { id }: TestMember, capacity = 20) =>
    api.database.execute(
      `insert into classes.booking (id, class_group_id, capacity, place, member_id, booked_by, booked_at) values ($1, $2, $3, 1, $4, $1, now())`,
      [newId(), classGroupId, capacity, id],
    );

  const pathOf = ({ round, commune }: Scene, query = '', unit = commune) =>
    `/api/rounds/${round.id}/communes/${unit.id}/chase${query}`;
  const list = async (s: Scene, query = '', as = s.officer) => (await api.get(pathOf(s, query), { as })).body;
  const names = (body: { people: { fullName: string }[] }) => body.people.map(({ fullName }) => fullName);

  it('stand by their last day, then by the fewest steps left, then by given name; who has finished stands nowhere', async () => {
    const s = await scene();
    await seated(s, s.team, 'Hoàng Văn Thưởng', ALL_DONE);
    const later = await seated(s, s.team, 'Lý Văn An', {
      lessons: 4,
      isQuizPassed: true,
      isTaskPassed: true,
      minutes: 150,
    });
    await extend(later.cycleId, '2027-01-31');
    await seated(s, s.village, 'Vàng Thị Ước', { lessons: 2 });
    await seated(s, s.village, 'Vàng Thị Đào', { lessons: 2 });
    await seated(s, s.village, 'Ma Văn Bình', { lessons: 3 });
    const byDue = await list(s);
    expect(byDue.total).toBe(4);
    expect(names(byDue)).toEqual(['Ma Văn Bình', 'Vàng Thị Đào', 'Vàng Thị Ước', 'Lý Văn An']);
    expect(byDue.people[3]).toMatchObject({ dueOn: '2027-01-31', lastOn: '2027-01-31', isExtended: true });
    expect(names(await list(s, '?order=nearest'))).toEqual([
      ...['Lý Văn An', 'Ma Văn Bình', 'Vàng Thị Đào', 'Vàng Thị Ước'],
    ]);
    expect(names(await list(s, '?order=name'))).toEqual([
      ...['Lý Văn An', 'Ma Văn Bình', 'Vàng Thị Đào', 'Vàng Thị Ước'],
    ]);
  });

  it('are told what is missing and the shortest way, with the class that has a place nearest', async () => {
    const s = await scene();
    const full = await aClass(s.commune, 'Lớp đã đầy', 1);
    await book(full, (await seated(s, s.team, 'Hoàng Văn Thưởng', ALL_DONE)).member, 1);
    await aClass(await s.province.commune('Xã Thàng Tín'), 'Lớp xã khác');
    const near = await aClass(s.commune, 'Lớp xã nhà');
    const { member } = await seated(s, s.village, 'Vàng Thị Đào', {
      ...{ lessons: 4, isQuizPassed: true, minutes: 60 },
    });
    await handIn(member);
    const [person] = (await list(s)).people;
    expect(person).toMatchObject({
      ...{ teamName: 'Tổ thôn Bản Pắng', villageName: 'Thôn Bản Pắng', stage: 'waiting' },
      missing: 'bài thực hành; 2 giờ lớp',
      way: 'Khoảng 120 phút: dự lớp đủ 120 phút (còn chỗ ở lớp “Lớp xã nhà” ngày 01/12/2026, Xã Hàm Yên), bài thực hành “Bài thực hành” đang chờ chấm.',
      ...{ wayMinutes: 120, isOnlyWaiting: false },
      classes: [{ classGroupId: near, title: 'Lớp xã nhà', communeId: s.commune.id }],
    });
    const done = await seated(s, s.team, 'Lý Văn An', { ...ALL_DONE, isTaskPassed: false });
    await handIn(done.member);
    expect((await list(s, `?teamId=${s.team.id}`)).people).toMatchObject([
      { wayMinutes: 0, isOnlyWaiting: true, classes: [] },
    ]);
  });

  it('are named no class that begins after their last day', async () => {
    const s = await scene();
    await aClass(s.commune, 'Lớp năm sau', 20, '2027-11');
    const { cycleId } = await seated(s, s.village, 'Vàng Thị Đào', { ...ALL_DONE, minutes: 60 });
    const way = async () => (await list(s)).people[0].way;
    expect(await way()).toBe('Khoảng 120 phút: dự lớp đủ 120 phút (chưa có lớp nào còn chỗ mà đủ số phút và kịp hạn).');
    await extend(cycleId, '2027-11-30');
    expect(await way()).toContain('còn chỗ ở lớp “Lớp năm sau” ngày 01/11/2027');
  });

  it('are picked by team and by how far they are', async () => {
    const s = await scene();
    await seated(s, s.team, 'Lý Văn An');
    await seated(s, s.village, 'Ma Văn Bình', { lessons: 1 });
    const waits = await seated(s, s.village, 'Vàng Thị Đào');
    await handIn(waits.member);
    const other = await seated(s, s.village, 'Hoàng Thị Ánh');
    await handIn(other.member, 'C99-TASK');
    expect(names(await list(s, `?teamId=${s.team.id}`))).toEqual(['Lý Văn An']);
    expect(names(await list(s, '?stage=doing'))).toEqual(['Ma Văn Bình']);
    expect(names(await list(s, '?stage=waiting'))).toEqual(['Vàng Thị Đào']);
    expect(names(await list(s, '?stage=not-started'))).toEqual(['Lý Văn An', 'Hoàng Thị Ánh']);
  });

  it('stand on exactly one page each, in every order', async () => {
    const s = await scene();
    for (let at = 0; at < 7; at += 1)
      await seated(s, at % 2 === 0 ? s.team : s.village, `Vàng Thị ${'ABCDĐEG'[at]}`, { lessons: at % 3 });
    for (const order of ['name', 'due', 'nearest']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const body = await list(s, `?order=${order}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
        expect(body.total).toBe(7);
        seen.push(...names(body));
        cursor = body.nextCursor;
      }
      expect(seen).toEqual(names(await list(s, `?order=${order}&limit=100`)));
    }
    expect((await list(s, '?cursor=khong-phai')).people).toHaveLength(7);
  });

  it('takes as many statements for a page of 25 as for one of 2', async () => {
    const s = await scene();
    await aClass(s.commune, 'Lớp xã nhà');
    for (let village = 0; village < 7; village += 1) {
      const team = await s.province.team(await s.province.village(s.commune, `Thôn ${village}`), 'village-team');
      for (let at = 0; at < 4; at += 1) await seated(s, team, `Vàng Thị Thử ${village} ${at}`, { lessons: at % 3 });
    }
    await list(s);
    const few = await statementsOf(() => api.get(pathOf(s, '?limit=2'), { as: s.officer }));
    const many = await statementsOf(() => api.get(pathOf(s, '?limit=25'), { as: s.officer }));
    expect(few.statements.length).toBeGreaterThan(0);
    expect(many.statements).toHaveLength(few.statements.length);
  });

  it('are called only when they agreed, and only by who manages them', async () => {
    const s = await scene();
    const person = await anActiveMember(api, s.province, 'Ma Thị Huệ');
    const unit = person.member.unit;
    await s.province.seat(person.member, await s.province.team(unit));
    await s.round.cycle(person.member);
    await api.database.execute(`update org.member set phone = '+84992100004' where id = $1`, [person.member.id]);
    const officer = s.province.officer('commune-officer', unit);
    const shown = async (as = officer) => (await api.get(pathOf(s, '', unit), { as })).body.people[0];
    expect(await shown()).toMatchObject({ reminders: 'not-asked', phone: null });
    const consent = { purpose: 'phone-reminders', decision: 'agreed', noticeVersion: NOTICE_VERSION };
    await person.device.post('/api/consents', consent);
    expect(await shown()).toMatchObject({ reminders: 'allowed', phone: '+84992100004' });
    expect(await shown(s.province.officer('auditor'))).toMatchObject({ reminders: 'allowed', phone: null });
    await api.database.execute('update org.member set restricted_at = now() where id = $1', [person.member.id]);
    expect(await shown()).toMatchObject({ reminders: 'restricted', phone: null, isRestricted: true });
  });

  it('are shown with telephones so often in ten minutes, and the trail says that these were in the list', async () => {
    const s = await scene();
    await seated(s, s.team, 'Lý Văn An');
    const auditor = s.province.officer('auditor');
    await list(s);
    await list(s, '', auditor);
    const noted = await api.database.query<{ accountId: string; fields: string[] | null }>(
      `select account_id as "accountId", fields from platform.audit_entry
       where action = 'reporting.chase-listed' and subject_id = $1 order by seq`,
      [s.round.id],
    );
    expect(noted).toEqual([
      { accountId: s.officer.accountId, fields: ['phone'] },
      { accountId: auditor.accountId, fields: [] },
    ]);
    for (const { accountId } of [s.officer, auditor])
      await api.database.execute(
        `insert into platform.throttle_counter (key, window_starts_at, count) values ($1, $2, 120)
         on conflict (key, window_starts_at) do update set count = 120`,
        [`reporting.chase-phones:${accountId}`, NOW],
      );
    expect((await api.get(pathOf(s), { as: s.officer })).status).toBe(429);
    expect((await api.get(pathOf(s), { as: auditor })).status).toBe(200);
  });

  it('are told to the leader of their team with the shortest way, and without telephones', async () => {
    const s = await scene();
    const leader = await s.province.member(s.village.unit, 'Lý Văn Chấn');
    await s.province.seat(leader, s.village, '2025-07-01', 'leader');
    await seated(s, s.village, 'Vàng Thị Đào', { lessons: 4, minutes: 180, isTaskPassed: true });
    await seated(s, s.team, 'Hoàng Văn Thưởng');
    await api.database.execute(`update org.member set phone = '+84992100006'`);
    const { accountId } = await aSlip(api, s.province, leader);
    const grants = await api.app.get(HeldRightService).getGrants({ accountId, memberId: leader.id }, api.clock.today());
    const as: Actor = { accountId, memberId: leader.id, sessionId: newId(), grants };
    const [group] = (await api.get('/api/led-groups', { as })).body.items;
    const { body } = await api.get(`/api/led-groups/${group.id}/people`, { as });
    const shown = body.items.map(({ fullName, way }: Record<string, string>) => [fullName, way]);
    expect(shown).toEqual([
      ['Lý Văn Chấn', ''],
      ['Vàng Thị Đào', 'Khoảng 15 phút: làm bài kiểm tra khóa C05 (15 phút).'],
    ]);
    expect(JSON.stringify(body)).not.toContain('992100006');
  });

  it('of another commune do not exist', async () => {
    const s = await scene();
    const sibling = await s.province.commune('Xã Thàng Tín');
    expect((await api.get(pathOf(s, '', sibling), { as: s.officer })).status).toBe(404);
    expect((await api.get(pathOf(s, '', { ...sibling, id: newId() }), { as: s.officer })).status).toBe(404);
    const department = s.province.officer('department-officer');
    expect((await api.get(pathOf(s, '', sibling), { as: department })).body).toMatchObject({ total: 0, people: [] });
    expect((await api.get(pathOf(s, '', s.village.unit), { as: department })).status).toBe(404);
    expect((await api.get(pathOf(s), { as: s.province.officer('leader') })).status).toBe(403);
  });

  it('leave as a file without telephones, restricted records and formulas; the trail knows whom it held', async () => {
    const s = await scene();
    const { member } = await seated(s, s.village, '=HYPERLINK("x")', { lessons: 1 });
    const hidden = await seated(s, s.village, 'Ma Văn Bình');
    await api.database.execute(`update org.member set phone = '+84992100005'`);
    await api.database.execute('update org.member set restricted_at = now() where id = $1', [hidden.member.id]);
    const path = pathOf(s).replace(/chase$/, 'chase.xlsx');
    const file = await api.get(path, { as: s.officer });
    expect(file.status).toBe(200);
    const rows = await readSheet(file.raw);
    const people = rows.slice(1);
    expect(people).toHaveLength(1);
    expect(String(people[0]?.[0])).toContain('HYPERLINK');
    expect(JSON.stringify(rows)).not.toMatch(/99210000/);
    expect(file.raw.includes('<f>')).toBe(false);
    const held = await api.database.query<{ memberIds: string[] }>(
      `select h.member_ids as "memberIds" from platform.audit_held h join platform.audit_entry e on e.id = h.entry_id
       where e.action = 'reporting.chase-exported' and e.subject_id = $1`,
      [s.round.id],
    );
    expect(held).toEqual([{ memberIds: [member.id] }]);
  });
});
