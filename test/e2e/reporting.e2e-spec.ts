import { once } from 'node:events';
import { type Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { readSheet } from 'read-excel-file/node';
import { type Actor, newId } from '@lopso/platform';
import { PersonReportService, ReportingSettings } from '@lopso/reporting';
import { PeopleFilterQuery } from '../../libs/reporting/src/people/person.dto';
import { TestProvince, type TestTeam, type TestUnit } from '../support/province';
import { ALL_DONE, TestClassRows, TestRound } from '../support/reporting';
import { TestApi } from '../support/test-api';

const NOW = '2026-11-25T13:15:00Z';

/** A province with two communes: Hàm Yên has a commune and a village team, Thàng Tín has no team. */
interface Scene {
  readonly province: TestProvince;
  readonly commune: TestUnit;
  readonly bare: TestUnit;
  readonly team: TestTeam;
  readonly village: TestTeam;
  readonly round: TestRound;
  readonly officer: Actor;
}

describe('reports of a round', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
    api.clock.stopAt(NOW);
  });
  afterAll(() => api.stop());

  async function scene(): Promise<Scene> {
    const province = await TestProvince.create(api.database);
    const commune = await province.commune('Xã Hàm Yên');
    const bare = await province.commune('Xã Thàng Tín');
    const team = await province.team(commune);
    const village = await province.team(await province.village(commune, 'Thôn Bản Pắng'), 'village-team');
    const round = await TestRound.open(api.database, province);
    return { province, commune, bare, team, village, round, officer: province.officer('department-officer') };
  }

  async function seated({ province, round }: Scene, team: TestTeam, name: string, progress = {}): Promise<string> {
    const member = await province.member(team.unit, name);
    await province.seat(member, team);
    return round.cycle(member, progress);
  }

  it('counts finished cycles of seat holders and says “no data” of a commune without a team', async () => {
    const s = await scene();
    await seated(s, s.team, 'Hoàng Văn Thưởng', ALL_DONE);
    await seated(s, s.village, 'Vàng Thị An', { lessons: 3, isQuizPassed: true, isTaskPassed: true, minutes: 90 });
    await seated(s, s.village, 'Lý Văn Đào');
    const { status, body } = await api.get(`/api/rounds/${s.round.id}/overview`, { as: s.officer });
    expect(status).toBe(200);
    expect(body.total).toEqual({ finished: 1, total: 3, missing: 2, ratePercent: 33.3 });
    expect(body.pace).toEqual({ neededPercent: 68.7, behindPoints: 35.4, isPastDue: false });
    expect(body.head).toMatchObject({ asOf: NOW.replace('Z', '.000Z'), today: '2026-11-25' });
    expect(body.head.definition.sentence).toBe('“Hoàn thành” = đủ 1 khóa, 1 bài thực hành và 3 giờ lớp.');
    const byName = Object.fromEntries(body.communes.map((one: { fullName: string }) => [one.fullName, one]));
    expect(byName['Xã Hàm Yên']).toMatchObject({ finished: 1, total: 3, missing: 2, ratePercent: 33.3, teams: 2 });
    expect(byName['Xã Thàng Tín']).toMatchObject({ finished: 0, total: 0, missing: 0, ratePercent: null, teams: 0 });
    expect(body.trend.at(-1)).toEqual({ on: '2026-11-25', finished: 1, ratePercent: 33.3 });
    expect(body.mapVersion).toBeNull();
  });

  it('gives the snapshot of a file back when the reader goes before its first byte', async () => {
    const s = await scene();
    await seated(s, s.team, 'Hoàng Văn Thưởng');
    const filter = PeopleFilterQuery.filterOf(new PeopleFilterQuery());
    const { stream } = await api.app.get(PersonReportService).exportPeople(s.officer, s.round.id, filter);
    const open = (): Promise<object[]> =>
      api.database.query(
        `select pid from pg_stat_activity where datname = current_database() and state = 'idle in transaction' and query like 'fetch %'`,
      );
    expect(await open()).toHaveLength(1);
    stream.destroy();
    await once(stream, 'close');
    for (let turn = 0; turn < 100 && (await open()).length > 0; turn += 1) await setTimeout(20);
    expect(await open()).toEqual([]);
  });

  describe('while slow readers hold every place for a file', () => {
    const filter = PeopleFilterQuery.filterOf(new PeopleFilterQuery());
    const settings = () => api.app.get(ReportingSettings);
    const slowReaders = async (s: Scene, count: number): Promise<Readable[]> => {
      const asked = Array.from({ length: count }, () =>
        api.app.get(PersonReportService).exportPeople({ ...s.officer, accountId: newId() }, s.round.id, filter),
      );
      const opened = await Promise.allSettled(asked);
      return opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value.stream] : []));
    };
    const goAway = async (readers: readonly Readable[]): Promise<void> => {
      for (const reader of readers) {
        const closed = once(reader, 'close');
        reader.destroy();
        await closed;
      }
    };
    const download = (s: Scene) => api.get(`/api/rounds/${s.round.id}/people.xlsx`, { as: s.officer });

    it('answers everything else, refuses one more file with a sentence, and sends it once a reader went', async () => {
      const s = await scene();
      await seated(s, s.team, 'Hoàng Văn Thưởng');
      const readers = await slowReaders(s, 20);
      expect(readers).toHaveLength(settings().EXPORTS_AT_ONCE);
      const pages = Array.from({ length: 20 }, () => api.get(`/api/rounds/${s.round.id}/overview`, { as: s.officer }));
      expect((await Promise.all(pages)).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
      const refused = await download(s);
      expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([
        429,
        'reporting.exports-busy',
        '15',
      ]);
      expect(refused.body.detail).toContain('chờ 15 giây rồi tải lại');
      const exported = await api.database.query(
        `select 1 from platform.audit_entry where action = 'reporting.people-exported' and account_id = $1`,
        [s.officer.accountId],
      );
      expect(exported).toEqual([]);
      await goAway(readers.splice(0, 1));
      expect((await download(s)).status).toBe(200);
      await goAway(readers);
    });

    it('breaks a file off that takes too long, and gives its place and its connection to others', async () => {
      const s = await scene();
      await seated(s, s.team, 'Hoàng Văn Thưởng');
      const whole = settings().EXPORT_SECONDS;
      settings().EXPORT_SECONDS = 1;
      const readers = await slowReaders(s, settings().EXPORTS_AT_ONCE).finally(() => {
        settings().EXPORT_SECONDS = whole;
      });
      await Promise.all(readers.map((reader) => once(reader, 'close')));
      expect(readers.map(({ readableEnded }) => readableEnded)).toEqual(readers.map(() => false));
      expect((await download(s)).status).toBe(200);
    });
  });

  it('opens commune, team and person with equal figures and the sentence of what is missing', async () => {
    const s = await scene();
    await seated(s, s.team, 'Hoàng Văn Thưởng', ALL_DONE);
    const cycleId = await seated(s, s.village, 'Vàng Thị An', {
      lessons: 3,
      isQuizPassed: true,
      isTaskPassed: true,
      minutes: 90,
    });
    const commune = await api.get(`/api/rounds/${s.round.id}/communes/${s.commune.id}`, { as: s.officer });
    expect(commune.body.commune).toMatchObject({ finished: 1, total: 2, ratePercent: 50 });
    expect(commune.body.teams).toMatchObject([
      { name: 'Tổ cấp xã', finished: 1, total: 1 },
      { name: 'Tổ thôn Bản Pắng', finished: 0, total: 1 },
    ]);
    const team = await api.get(`/api/rounds/${s.round.id}/teams/${s.village.id}`, { as: s.officer });
    expect(team.body.people).toMatchObject([{ cycleId, missing: 'bài 4 khóa C05; 1,5 giờ lớp', state: 'doing' }]);
    const person = await api.get(`/api/cycles/${cycleId}/person`, { as: s.officer });
    expect(person.body.person).toMatchObject({ fullName: 'Vàng Thị An', missing: 'bài 4 khóa C05; 1,5 giờ lớp' });
    expect(person.body.requirements).toMatchObject([
      { label: 'C05', missing: 'bài 4 khóa C05', motif: 'bac-thang', done: 4, total: 5 },
      { label: 'Bài thực hành', isMet: true, missing: '' },
      { label: 'Lớp', missing: '1,5 giờ lớp', minutes: 180, missingMinutes: 90 },
    ]);
  });

  it('counts a leaver until the day of leaving and no longer', async () => {
    const s = await scene();
    const member = await s.province.member(s.commune, 'Ma Thị Dung');
    await s.province.seat(member, s.team);
    const cycleId = await s.round.cycle(member, ALL_DONE);
    const leave = (day: string): Promise<number> =>
      api.database.execute('update org.seat_term set held = daterange(lower(held), $2) where member_id = $1', [
        member.id,
        day,
      ]);
    await leave('2026-11-26');
    expect((await api.get(`/api/rounds/${s.round.id}/overview`, { as: s.officer })).body.total.total).toBe(1);
    await leave('2026-11-25');
    const after = await api.get(`/api/rounds/${s.round.id}/overview`, { as: s.officer });
    expect(after.body.total).toMatchObject({ total: 0, ratePercent: null });
    expect((await api.get(`/api/cycles/${cycleId}/person`, { as: s.officer })).status).toBe(404);
  });

  it('counts only teams of the audience, and of two cycles the later one', async () => {
    const s = await scene();
    const onlyCommunes = await TestRound.open(api.database, s.province, undefined, ['commune-team']);
    const renewed = await s.province.member(s.commune, 'Bàn Văn An');
    await s.province.seat(renewed, s.team);
    await onlyCommunes.cycle(renewed, ALL_DONE);
    await onlyCommunes.cycle(renewed, { lessons: 1 }, 2);
    const villager = await s.province.member(s.village.unit);
    await s.province.seat(villager, s.village);
    await onlyCommunes.cycle(villager, ALL_DONE);
    const { body } = await api.get(`/api/rounds/${onlyCommunes.id}/overview`, { as: s.officer });
    expect(body.total).toMatchObject({ finished: 0, total: 1 });
    expect((await api.get(`/api/rounds/${onlyCommunes.id}/people`, { as: s.officer })).body.total).toBe(1);
  });

  it('calls everybody who is not finished overdue from the day after the due date', async () => {
    const s = await scene();
    const past = await TestRound.open(api.database, s.province, { startsOn: '2026-09-01', dueOn: '2026-11-24' });
    const member = await s.province.member(s.commune);
    await s.province.seat(member, s.team);
    await past.cycle(member);
    const { body } = await api.get(`/api/rounds/${past.id}/people`, { as: s.officer });
    expect(body.people).toMatchObject([{ state: 'overdue' }]);
    expect((await api.get(`/api/rounds/${past.id}/overview`, { as: s.officer })).body.pace.isPastDue).toBe(true);
  });

  it('lists people by given name, page after page, each once', async () => {
    const s = await scene();
    const names = ['Lý Văn Đào', 'Ma Thị Dung', 'Hoàng Văn Ân', 'Vàng Thị An', 'Bàn Văn An'];
    for (const name of names) await seated(s, s.team, name);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const next: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await api.get(`/api/rounds/${s.round.id}/people?limit=2${next}`, { as: s.officer });
      expect(body.total).toBe(5);
      seen.push(...body.people.map((one: { fullName: string }) => one.fullName));
      cursor = body.nextCursor as string | null;
    } while (cursor !== null);
    expect(seen).toEqual(['Bàn Văn An', 'Vàng Thị An', 'Hoàng Văn Ân', 'Ma Thị Dung', 'Lý Văn Đào']);
  });

  it('finds a name without diacritics and takes a percent sign literally', async () => {
    const s = await scene();
    await seated(s, s.team, 'Nguyễn Thị Thuỷ Ngẫu');
    const find = async (text: string): Promise<number> =>
      (await api.get(`/api/rounds/${s.round.id}/people?text=${encodeURIComponent(text)}`, { as: s.officer })).body
        .total;
    expect(await find('thuy ngau')).toBe(1);
    expect(await find('%')).toBe(0);
  });

  it('finds by place, team, words in any order and digits of a telephone, where the reader may know it', async () => {
    const s = await scene();
    const other = await s.province.team(await s.province.commune('Phường Minh Xuân'));
    await seated(s, s.team, 'Vàng Thị An');
    await seated(s, s.village, 'Lý Văn Đào');
    await seated(s, other, 'Lý Minh Xuân');
    await api.database.execute(
      `update org.member set phone = '+84992114455' where unit_path <@ $1::ltree and full_name = 'Lý Văn Đào'`,
      [s.province.unit.path],
    );
    const namesFor = async (text: string, as = s.officer): Promise<string[]> => {
      const found = await api.get(`/api/rounds/${s.round.id}/people?text=${encodeURIComponent(text)}`, { as });
      expect(found.body.total).toBe(found.body.people.length);
      return found.body.people.map(({ fullName }: { fullName: string }) => fullName);
    };
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['hàm yên', ['Vàng Thị An', 'Lý Văn Đào']],
      ['lý hàm yên', ['Lý Văn Đào']],
      ['tổ thôn bản pắng', ['Lý Văn Đào']],
      ['tổ cấp xã hàm yên', ['Vàng Thị An']],
      ['minh xuân', ['Lý Minh Xuân']],
      ['đào lý', ['Lý Văn Đào']],
      ['0992 114', ['Lý Văn Đào']],
      ['1445', ['Lý Văn Đào']],
      ['thôn không có', []],
    ];
    for (const [text, names] of cases) expect([text, await namesFor(text)]).toEqual([text, names]);
    const beside = await api.get(`/api/rounds/${s.round.id}/people?text=${encodeURIComponent('minh xuân')}`, {
      as: s.officer,
    });
    expect(beside.body.placeBeside).toBe('Phường Minh Xuân');
    expect(await namesFor('1445', s.province.officer('auditor'))).toEqual([]);
    const file = await api.get(`/api/rounds/${s.round.id}/people.xlsx?text=${encodeURIComponent('tổ thôn bản pắng')}`, {
      as: s.officer,
    });
    const rows = await readSheet(file.raw, 'Danh sách');
    expect(rows.slice(1).map(([name]) => name)).toEqual(['Lý Văn Đào']);
  });

  it('refuses a filter it does not know, in words', async () => {
    const s = await scene();
    const wrong = await api.get(`/api/rounds/${s.round.id}/people?state=xong&communeId=7`, { as: s.officer });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors.map((one: { pointer: string }) => one.pointer).sort()).toEqual(['#/communeId', '#/state']);
    expect((await api.get(`/api/rounds/${s.round.id}/people?nguoi=1`, { as: s.officer })).status).toBe(400);
    const stray = await api.get(`/api/rounds/${s.round.id}/people?cursor=khong-phai`, { as: s.officer });
    expect(stray).toMatchObject({ status: 200, body: { total: 0 } });
  });

  it('writes the list with its definition and the audit of the reading', async () => {
    const s = await scene();
    await seated(s, s.team, 'Hoàng Văn Thưởng', { ...ALL_DONE, finishedAt: '2026-11-01T02:00:00Z' });
    await seated(s, s.village, '=Vàng Thị An', { lessons: 3, isQuizPassed: true, isTaskPassed: true, minutes: 90 });
    const { status, raw, headers } = await api.get(`/api/rounds/${s.round.id}/people.xlsx?missing=c05`, {
      as: s.officer,
    });
    expect(status).toBe(200);
    expect(headers['content-disposition']).toBe('attachment; filename="danh-sach-2026-11-25.xlsx"');
    const rows = await readSheet(raw, 'Danh sách');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toEqual([
      '=Vàng Thị An',
      'Xã Hàm Yên',
      'Tổ thôn Bản Pắng',
      1,
      'Thành viên',
      new Date('2025-07-01T00:00:00Z'),
      'Người dân',
      null,
      'Đang học',
      8,
      12,
      'bài 4 khóa C05; 1,5 giờ lớp',
      null,
    ]);
    const about = await readSheet(raw, 'Cách tính');
    expect(about.slice(1, 5)).toEqual([
      ['Đợt', expect.stringContaining('Bồi dưỡng thử')],
      ['Số liệu lúc', '20:15 25/11/26'],
      ['Bộ lọc', 'Còn thiếu: C05.'],
      ['Số người trong danh sách', '1'],
    ]);
    const audit = await api.database.query<{ account_id: string; held: string[] }>(
      `select e.account_id, array(select m.full_name from platform.audit_held h join org.member m on m.id = any(h.member_ids)
         where h.entry_id = e.id) as held
       from platform.audit_entry e where e.action = 'reporting.people-exported' and e.subject_id = $1`,
      [s.round.id],
    );
    expect(audit).toEqual([{ account_id: s.officer.accountId, held: ['=Vàng Thị An'] }]);
  });

  describe('shows each only their units', () => {
    it('gives a commune officer byte for byte the same with and without another commune’s rows', async () => {
      const s = await scene();
      const officer = s.province.officer('commune-officer', s.commune);
      const cycleId = await seated(s, s.team, 'Hoàng Văn Thưởng', { lessons: 2 });
      const addresses = [
        'org-figures',
        'report-rounds',
        `rounds/${s.round.id}/overview`,
        `rounds/${s.round.id}/communes/${s.commune.id}`,
        `rounds/${s.round.id}/communes/${s.bare.id}`,
        `rounds/${s.round.id}/teams/${s.team.id}`,
        `rounds/${s.round.id}/people`,
        `rounds/${s.round.id}/people?text=thuong`,
        `rounds/${s.round.id}/people?communeId=${s.bare.id}`,
        `rounds/${s.round.id}/people.xlsx`,
        `cycles/${cycleId}/person`,
      ];
      const answers = async (): Promise<string[]> => {
        const all: string[] = [];
        for (const address of addresses) {
          const { status, raw, body } = await api.get(`/api/${address}`, { as: officer });
          const bytes = status === 404 ? JSON.stringify({ ...body, instance: '' }) : raw.toString('base64');
          all.push(`${address} ${status} ${bytes}`);
        }
        return all;
      };
      const before = await answers();
      const other = await s.province.team(s.bare);
      await seated(s, other, 'Sùng Văn Thưởng', ALL_DONE);
      const foreign = await scene();
      await seated(foreign, foreign.team, 'Giàng Thị Thưởng', ALL_DONE);
      expect(await answers()).toEqual(before);
    });

    it('hides another commune, its teams, people and file, and a round of another province', async () => {
      const s = await scene();
      const other = await s.province.team(s.bare);
      const hidden = await seated(s, other, 'Sùng Văn Páo');
      const officer = s.province.officer('commune-officer', s.commune);
      const stranger = (await scene()).officer;
      for (const address of [
        `rounds/${s.round.id}/communes/${s.bare.id}`,
        `rounds/${s.round.id}/teams/${other.id}`,
        `cycles/${hidden}/person`,
      ]) {
        expect((await api.get(`/api/${address}`, { as: officer })).status).toBe(404);
      }
      for (const part of ['overview', 'people', 'people.xlsx', `communes/${s.commune.id}`]) {
        expect((await api.get(`/api/rounds/${s.round.id}/${part}`, { as: stranger })).status).toBe(404);
        expect((await api.get(`/api/rounds/${newId()}/${part}`, { as: stranger })).status).toBe(404);
      }
    });

    it('gives a leader the figures without the people, and a member nothing', async () => {
      const s = await scene();
      const cycleId = await seated(s, s.team, 'Hoàng Văn Thưởng');
      const leader = s.province.officer('leader');
      const overview = await api.get(`/api/rounds/${s.round.id}/overview`, { as: leader });
      expect(overview.body).toMatchObject({ total: { total: 1 }, canSeePeople: false });
      for (const part of [
        `rounds/${s.round.id}/people`,
        `rounds/${s.round.id}/people.xlsx`,
        `rounds/${s.round.id}/teams/${s.team.id}`,
        `cycles/${cycleId}/person`,
      ]) {
        expect((await api.get(`/api/${part}`, { as: leader })).status).toBe(403);
      }
      const member = s.province.memberActor(await s.province.member(s.commune));
      expect((await api.get(`/api/rounds/${s.round.id}/overview`, { as: member })).status).toBe(403);
      expect((await api.get(`/api/rounds/${s.round.id}/overview`)).status).toBe(401);
    });

    it('keeps an officer who holds both roles to the people of the units where people may be seen', async () => {
      const s = await scene();
      await seated(s, s.team, 'Hoàng Văn Thưởng');
      await seated(s, await s.province.team(s.bare), 'Sùng Văn Páo');
      const both: Actor = {
        ...s.officer,
        grants: [...s.province.officer('leader').grants, ...s.province.officer('commune-officer', s.commune).grants],
      };
      expect((await api.get(`/api/rounds/${s.round.id}/overview`, { as: both })).body.total.total).toBe(2);
      expect((await api.get(`/api/rounds/${s.round.id}/people`, { as: both })).body.total).toBe(1);
    });
  });

  describe('the results of a class', () => {
    it('tell attendance by the last mark and how each stands in the round that runs', async () => {
      const s = await scene();
      const trainer = s.province.officer('trainer');
      const group = await TestClassRows.close(api.database, s.commune, trainer.accountId, 2);
      const [an, dao, guest] = [
        await s.province.member(s.commune, 'Vàng Thị An'),
        await s.province.member(s.commune, 'Lý Văn Đào'),
        await s.province.member(s.commune, 'Ma Thị Dung'),
      ];
      for (const [place, member] of [dao, an, guest].entries()) await group.book(member, place + 1);
      await s.province.seat(an, s.team);
      await s.province.seat(dao, s.team);
      await s.round.cycle(an, ALL_DONE);
      await s.round.cycle(dao, { lessons: 4, isQuizPassed: true, isTaskPassed: true, minutes: 90 });
      await group.mark(an, 0, 'present');
      await group.mark(an, 1, 'present');
      await group.mark(dao, 0, 'present');
      await group.mark(dao, 1, 'present');
      await group.mark(dao, 1, 'absent');
      const { body } = await api.get(`/api/class-groups/${group.id}/results`, { as: trainer });
      expect(body).toMatchObject({ title: 'Dịch vụ công', closedSessions: 2, finished: 1, total: 2 });
      expect(body.members).toMatchObject([
        { fullName: 'Vàng Thị An', presentSessions: 2, presentMinutes: 180, state: 'finished', missing: '' },
        { fullName: 'Ma Thị Dung', presentSessions: 0, state: null, doneSteps: null, missing: '' },
        { fullName: 'Lý Văn Đào', presentSessions: 1, presentMinutes: 90, state: 'doing', missing: '1,5 giờ lớp' },
      ]);
    });

    it('keep who was present and is booked no longer, and drop who was not there', async () => {
      const s = await scene();
      const trainer = s.province.officer('trainer');
      const group = await TestClassRows.close(api.database, s.commune, trainer.accountId, 1);
      const [an, dao] = [
        await s.province.member(s.commune, 'Vàng Thị An'),
        await s.province.member(s.commune, 'Lý Văn Đào'),
      ];
      for (const [place, member] of [an, dao].entries()) await group.book(member, place + 1);
      await group.mark(an, 0, 'present');
      await group.mark(dao, 0, 'absent');
      await api.database.execute('update classes.booking set cancelled_at = now() where class_group_id = $1', [
        group.id,
      ]);
      const { body } = await api.get(`/api/class-groups/${group.id}/results`, { as: trainer });
      expect(body.members).toMatchObject([{ fullName: 'Vàng Thị An', presentSessions: 1, presentMinutes: 90 }]);
    });

    it('are hidden from another trainer, from an officer and outside the trainer’s units', async () => {
      const s = await scene();
      const trainer = s.province.officer('trainer', s.commune);
      const group = await TestClassRows.close(api.database, s.commune, trainer.accountId, 1);
      await group.book(await s.province.member(s.bare), 1);
      await group.book(await s.province.member(s.commune), 2);
      const address = `/api/class-groups/${group.id}/results`;
      expect((await api.get(address, { as: trainer })).body.members).toHaveLength(1);
      expect((await api.get(address, { as: s.province.officer('trainer') })).status).toBe(404);
      expect((await api.get(address, { as: s.officer })).status).toBe(403);
      const moved = { ...trainer, grants: s.province.officer('trainer', s.bare).grants };
      expect((await api.get(address, { as: moved })).status).toBe(404);
    });
  });

  describe('of several rounds', () => {
    const titlesOf = async (s: Scene, rounds: Readonly<Record<string, TestRound>>): Promise<string[]> => {
      const { body } = await api.get('/api/report-rounds', { as: s.officer });
      const names = new Map(Object.entries(rounds).map(([name, { id }]) => [id, name]));
      return body.map(({ id }: { id: string }) => names.get(id));
    };
    afterEach(() => api.clock.stopAt(NOW));

    it('tell the one that runs first, whichever was opened ahead, until that one has begun', async () => {
      const s = await scene();
      const runs = s.round;
      const next = await TestRound.open(api.database, s.province, { startsOn: '2027-01-01', dueOn: '2027-12-31' });
      const deep = await TestRound.open(api.database, s.province, { startsOn: '2026-12-15', dueOn: '2027-03-31' });
      const past = await TestRound.open(api.database, s.province, { startsOn: '2025-09-01', dueOn: '2025-12-31' });
      const rounds = { runs, next, deep, past };
      expect(await titlesOf(s, rounds)).toEqual(['runs', 'past', 'deep', 'next']);
      api.clock.stopAt('2027-01-01T02:00:00Z');
      expect(await titlesOf(s, rounds)).toEqual(['deep', 'next', 'runs', 'past']);
    });

    it('tell one that was ended, or whose people are only being taken in, behind one that runs', async () => {
      const s = await scene();
      const ended = s.round;
      const opening = await TestRound.open(api.database, s.province, { startsOn: '2026-11-20', dueOn: '2026-12-10' });
      await api.database.execute(`update learning.round set state = 'opening' where id = $1`, [opening.id]);
      const runs = await TestRound.open(api.database, s.province, { startsOn: '2026-11-01', dueOn: '2027-06-30' });
      await api.database.execute(`update learning.round set state = 'closed', ended_on = '2026-11-24' where id = $1`, [
        ended.id,
      ]);
      expect(await titlesOf(s, { ended, opening, runs })).toEqual(['runs', 'opening', 'ended']);
    });

    it('count the people of a class in the one that runs', async () => {
      const s = await scene();
      const trainer = s.province.officer('trainer');
      const group = await TestClassRows.close(api.database, s.commune, trainer.accountId, 1);
      const member = await s.province.member(s.commune, 'Vàng Thị An');
      await group.book(member, 1);
      await s.province.seat(member, s.team);
      await s.round.cycle(member, ALL_DONE);
      const next = await TestRound.open(api.database, s.province, { startsOn: '2027-01-01', dueOn: '2027-12-31' });
      await next.cycle(member);
      const results = async (): Promise<object> =>
        (await api.get(`/api/class-groups/${group.id}/results`, { as: trainer })).body;
      expect(await results()).toMatchObject({ finished: 1, members: [{ state: 'finished' }] });
      api.clock.stopAt('2027-01-01T02:00:00Z');
      expect(await results()).toMatchObject({ finished: 0, members: [{ state: 'not-started' }] });
    });
  });

  it('says how many communes, teams and people there are before any round', async () => {
    const province = await TestProvince.create(api.database);
    const commune = await province.commune();
    const team = await province.team(commune);
    await province.seat(await province.member(commune), team);
    const as = province.officer('department-officer');
    expect((await api.get('/api/org-figures', { as })).body).toMatchObject({ communes: 1, teams: 1, members: 1 });
    expect((await api.get('/api/report-rounds', { as })).body).toEqual([]);
    const mayOpen = async (role: 'department-officer' | 'auditor'): Promise<boolean> =>
      (await api.get('/api/org-figures', { as: province.officer(role) })).body.canOpenRound;
    expect([await mayOpen('department-officer'), await mayOpen('auditor')]).toEqual([true, false]);
  });

  it('draws the 124 communes in less than 20 kB and lets the versioned address be kept for ever', async () => {
    const as = (await scene()).officer;
    const plain = await api.get('/api/map/communes', { as });
    expect(plain.body.areas).toHaveLength(124);
    expect(plain.body.width).toBe(600);
    expect(plain.headers['cache-control']).toBe('no-cache');
    const packed = await api.get('/api/map/communes', { as, headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.raw.length).toBeLessThan(20_000);
    const s = await scene();
    await api.database.execute(`update org.unit set code = '00691' where id = $1`, [s.commune.id]);
    const { body } = await api.get(`/api/rounds/${s.round.id}/overview`, { as: s.officer });
    const versioned = await api.get(`/api/map/communes?v=${body.mapVersion}`, { as: s.officer });
    expect(versioned.headers['cache-control']).toContain('immutable');
    expect(versioned.body).toEqual(plain.body);
  });
});
