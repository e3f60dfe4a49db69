import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type IssuedCode, NOTICE_VERSION } from '@lopso/identity';
import { UnitImportService } from '@lopso/org';
import {
  type Actor,
  FileStore,
  JobWorker,
  newId,
  openSpreadsheet,
  PersonalData,
  type SpreadsheetRow,
  Transactions,
} from '@lopso/platform';
import { CheckService } from '../../libs/interop/src/checks/check.service';
import { aReprint, aSlip } from '../support/identity';
import { blankXlsx, grantFor, uglySpreadsheet, upload, work, xlsxOf } from '../support/imports';
import { placesHolding } from '../support/personal-data';
import { TestProvince, type TestUnit } from '../support/province';
import { TableOwner } from '../support/table-owner';
import { TestApi } from '../support/test-api';

interface Group {
  readonly code: string;
  readonly typed: string;
  readonly field: string;
  readonly count: number;
  readonly repairs: readonly { readonly field: string; readonly value: string; readonly words: string }[];
}

const csv = (...lines: string[]): Buffer =>
  Buffer.from(['Họ và tên;Năm sinh;SĐT;Thôn;Chức danh trong tổ', ...lines].join('\n'));

describe('imports of spreadsheets', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
    await api.app.get(UnitImportService).importOfficialUnits(join(__dirname, '../../content/units'));
  });
  afterAll(() => api.stop());

  const unitOf = async (code: string): Promise<TestUnit> => {
    const unit = await api.database.queryOne<TestUnit>(
      `select id, path::text, full_name as name from org.unit where code = $1 and kind <> 'village'`,
      [code],
    );
    if (unit === null) throw new Error(`no unit ${code}`);
    return unit;
  };
  const officerOf = (unit: TestUnit, role: 'commune-officer' | 'department-officer'): Promise<Actor> =>
    grantFor(api, {
      accountId: newId(),
      memberId: null,
      sessionId: newId(),
      grants: [{ role, unitId: unit.id, path: unit.path }],
    });
  const aCommune = async () => {
    const province = await TestProvince.create(api.database);
    const commune = await province.commune('Xã Thử Nhập');
    return { province, commune, officer: await grantFor(api, province.officer('commune-officer', commune)) };
  };
  const bring = async (as: Actor, file: Parameters<typeof upload>[2]) => {
    const sent = await upload(api, as, file);
    expect([sent.status, sent.body.state]).toEqual([201, 'reading']);
    await work(api, sent.body.id);
    return see(as, sent.body.id);
  };
  const see = async (as: Actor, id: string) => (await api.get(`/api/imports/${id}`, { as })).body;
  const groupsOf = (view: { groups: Group[] }): string[] => view.groups.map(({ code }) => code).sort();
  const act = async (as: Actor, id: string, path: string, body?: object) => {
    const answer = await api.post(`/api/imports/${id}/${path}`, body, { as });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    await work(api, id);
    return see(as, id);
  };
  /** Accepts the first proposal of every group, as an officer who agrees with everything. */
  const acceptEverything = async (as: Actor, id: string) => {
    for (let turn = 0; turn < 12; turn += 1) {
      const view = await see(as, id);
      const group = (view.groups as Group[]).find(
        ({ code, repairs }) => repairs.length > 0 && code !== 'org.name-of-one-word',
      );
      const repair = group?.repairs[0];
      if (group === undefined || repair === undefined) return view;
      const { field, code, typed } = group;
      await act(as, id, 'repairs', { field: repair.field, value: repair.value, alike: { field, code, typed } });
    }
    return see(as, id);
  };
  const membersUnder = (path: string) =>
    api.database.query<{
      name: string;
      phone: string | null;
      unit: string;
      seat: number | null;
      position: string | null;
    }>(
      `select m.full_name as name, m.phone, u.full_name as unit, s.number as seat, s.position from org.member m
       join org.unit u on u.id = m.unit_id left join org.seat_term s on s.member_id = m.id
       where m.unit_path <@ $1::ltree order by m.full_name collate "vi-x-icu"`,
      [path],
    );

  /** Makes the database give up at one row, as a killed worker's connection does; gives what ends it. */
  const breaking = async (event: string, condition: string): Promise<() => Promise<unknown>> => {
    const table = event.split(' on ')[1] ?? '';
    await TableOwner.run(async (owner) => {
      await owner.execute(
        `create or replace function interop.cut_off() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$`,
      );
      await owner.execute(
        `create trigger cut_off before ${event} for each row when (${condition}) execute function interop.cut_off()`,
      );
    });
    return () =>
      TableOwner.run(async (owner) => {
        await owner.execute(`drop trigger cut_off on ${table}`);
        await owner.execute('drop function interop.cut_off()');
      });
  };

  it('walk the list of a commune from the ugly file to seated members', async () => {
    const commune = await unitOf('02374');
    const officer = await officerOf(commune, 'commune-officer');
    const found = await bring(officer, {
      unitId: commune.id,
      bytes: uglySpreadsheet('danh-sach-to-xa-ham-yen.xlsx'),
    });
    expect(found).toMatchObject({ state: 'checked', headerRow: 6, counts: { ready: 3, repeated: 1, likeness: 0 } });
    expect(groupsOf(found)).toEqual([
      'birth-year',
      'formula',
      'old-phone',
      'org.name-of-one-word',
      'village-unknown',
      'village-unknown',
    ]);
    const after = await acceptEverything(officer, found.id);
    expect(groupsOf(after)).toEqual(['formula', 'org.name-of-one-word']);
    expect(after.counts).toMatchObject({ repeated: 1, problem: 2 });

    const typed = await act(officer, found.id, 'repairs', { field: 'birthYear', value: '1977', rows: [23] });
    expect(groupsOf(typed)).toEqual(['org.name-of-one-word']);
    const skipped = await act(officer, found.id, 'skipped-rows', { rows: [24], isSkipped: true });
    expect(skipped.counts).toMatchObject({ problem: 0, ready: 10, skipped: 1, repeated: 1 });
    const done = await act(officer, found.id, 'commit', {});
    expect(done).toMatchObject({ state: 'committed', counts: { done: 10, ready: 0 } });

    const people = await membersUnder(commune.path);
    expect(people.map(({ name, unit }) => [name, unit])).toEqual(
      expect.arrayContaining([
        ['Nông Văn Khiêm', 'Xã Hàm Yên'],
        ['Ma Thị Huệ', 'Xã Hàm Yên'],
        ["H'Lan Thị Dợ", 'Thôn Bản Pắng'],
        ['Lý Văn Chấn', 'Thôn Đồng Tâm'],
      ]),
    );
    const phones = new Map(people.map(({ name, phone }) => [name, phone]));
    expect(phones.get('Nông Văn Khiêm')).toBe('+84992100001');
    expect(phones.get('Sùng Thị Mỷ')).toBe(phones.get('Lù Seo Páo'));
    expect(people.filter(({ position }) => position === 'leader')).toHaveLength(3);
    expect(people.every(({ seat }) => seat !== null)).toBe(true);
    expect(await act(officer, found.id, 'undo')).toMatchObject({ state: 'undone' });
  });

  it('walk the list of a former district to the communes of today', async () => {
    const province = await unitOf('08');
    const officer = await officerOf(province, 'department-officer');
    const found = await bring(officer, {
      unitId: province.id,
      bytes: uglySpreadsheet('tong-hop-huyen-ham-yen-cu.xlsx'),
    });
    expect([found.state, found.sheetName]).toEqual(['checked', 'Tổng hợp']);
    expect(groupsOf(found)).toEqual(
      expect.arrayContaining(['cell-error', 'commune-choose', 'commune-near', 'kind-unknown']),
    );
    const split = (found.groups as Group[]).find(({ code }) => code === 'commune-choose');
    expect(split?.repairs.map(({ words }) => words).sort()).toEqual(['Chọn Phường Nông Tiến', 'Chọn Xã Thái Bình']);

    const after = await acceptEverything(officer, found.id);
    expect(groupsOf(after)).toEqual(['cell-error']);
    const decided = await act(officer, found.id, 'likenesses', { decision: 'another' });
    const done = await act(officer, decided.id, 'commit', {});
    expect(done).toMatchObject({ state: 'committed', counts: { problem: 1, likeness: 0 } });
    const yenPhu = await membersUnder((await unitOf('02398')).path);
    expect(yenPhu.map(({ name, unit }) => [name, unit])).toEqual([
      ['Bàn Văn Chiêu', 'Thôn Ngòi Sen'],
      ['Nguyễn Thị Thuỷ', 'Thôn 2'],
      ['Tạ Quang Minh', 'Xã Yên Phú'],
      ['Vi Thị Hoà', 'Thôn Ngòi Sen'],
      ['Vi Văn Đoàn', 'Thôn Ngòi Sen'],
    ]);
    const year = await api.database.queryOne<{ year: number }>(
      `select birth_year as year from org.member where full_name = 'Bàn Văn Chiêu'`,
    );
    expect(year?.year).toBe(1987);

    const faulty = await api.get(`/api/imports/${found.id}/faulty-rows.xlsx`, { as: officer });
    const rows: SpreadsheetRow[] = [];
    for await (const row of (await openSpreadsheet(faulty.raw)).sheets[0]?.rows() ?? []) rows.push(row);
    expect(rows.map(({ cells }) => cells[cells.length - 1])).toEqual([
      'Vấn đề',
      'Ô này báo lỗi #N/A trong Excel. Gõ lại giá trị đúng.',
    ]);
    // Both lists name people of one real commune, and tests come in any order.
    expect(await act(officer, found.id, 'undo')).toMatchObject({ state: 'undone' });
  });

  it('walk the addition in UTF-16, where somebody is in two spreadsheets', async () => {
    const { commune, officer } = await aCommune();
    const first = await bring(officer, { unitId: commune.id, bytes: csv('Lù Seo Páo;1988;0992100004;Thôn Bản Pắng;') });
    await acceptEverything(officer, first.id);
    await act(officer, first.id, 'commit', {});

    const found = await bring(officer, {
      unitId: commune.id,
      bytes: uglySpreadsheet('xa-ham-yen-bo-sung.csv'),
      fileName: 'bo-sung.csv',
    });
    await acceptEverything(officer, found.id);
    const view = await see(officer, found.id);
    expect(view.counts).toMatchObject({ repeated: 2, ready: 3, problem: 0 });
    const repeated = await api.get(`/api/imports/${found.id}/rows?view=repeated`, { as: officer });
    expect(repeated.body.items.map((row: { problems: { sentence: string }[] }) => row.problems[0]?.sentence)).toEqual([
      'Trùng dòng 3, không có gì thêm. Bỏ qua.',
      'Lù Seo Páo đã có trong danh sách, bỏ qua.',
    ]);
    const done = await act(officer, found.id, 'commit', {});
    expect(done.counts).toMatchObject({ done: 3 });
    expect((await membersUnder(commune.path)).map(({ name }) => name)).toEqual(
      ['Chu Thị Nga', 'Bế Văn Đàm', 'Lù Seo Páo', 'Nguyễn Thị Bé Na'].sort((a, b) => a.localeCompare(b, 'vi')),
    );
  });

  it('ask for the columns when the heads are strange, and take the answer', async () => {
    const { commune, officer } = await aCommune();
    const bytes = Buffer.from('Ai;Khi nào\nLù Seo Páo;1988\nSùng Thị Mỷ;1991');
    const found = await bring(officer, { unitId: commune.id, bytes });
    expect([found.state, found.can, found.firstRows[0].cells]).toEqual([
      'matching',
      ['match', 'cancel'],
      ['Ai', 'Khi nào'],
    ]);
    const refused = await api.put(
      `/api/imports/${found.id}/columns`,
      { headerRow: 1, columns: { fullName: 0 } },
      { as: officer },
    );
    expect([refused.status, refused.body.detail]).toEqual([422, 'Chưa chọn cột năm sinh. Chọn cột rồi kiểm tra lại.']);
    const matched = await api.put(
      `/api/imports/${found.id}/columns`,
      { headerRow: 1, columns: { fullName: 0, birthYear: 1 } },
      { as: officer },
    );
    expect([matched.status, matched.body.state, matched.body.counts.ready]).toEqual([200, 'checked', 2]);
  });

  it('have no heads at all, and give ones to the list of their faulty rows', async () => {
    const { commune, officer } = await aCommune();
    const bytes = Buffer.from('Lù Seo Páo;1988\nSùng Thị Mỷ;không nhớ\nVàng Thị Mỷ;1990');
    const found = await bring(officer, { unitId: commune.id, bytes });
    expect(found.state).toBe('matching');
    const body = { headerRow: 0, columns: { fullName: 0, birthYear: 1 } };
    const matched = await api.put(`/api/imports/${found.id}/columns`, body, { as: officer });
    expect(matched.body).toMatchObject({ state: 'checked', headerRow: 0, counts: { ready: 2, problem: 1 } });
    const faulty = await api.get(`/api/imports/${found.id}/faulty-rows.xlsx`, { as: officer });
    const heads = await (await openSpreadsheet(faulty.raw)).sheets[0]?.rows().next();
    expect(heads?.value).toMatchObject({ cells: ['Họ và tên', 'Năm sinh', 'Vấn đề'] });
  });

  it('put a name together that stands in two columns', async () => {
    const { commune, officer } = await aCommune();
    const bytes = Buffer.from('STT;Họ đệm;Tên;Năm sinh\n1;Lù Seo;Páo;1988\n2;Sùng Thị;Mỷ;1991');
    const found = await bring(officer, { unitId: commune.id, bytes });
    await act(officer, found.id, 'commit', {});
    expect((await membersUnder(commune.path)).map(({ name }) => name).sort()).toEqual(['Lù Seo Páo', 'Sùng Thị Mỷ']);
  });

  it('ask who somebody is that looks known, and write the answer', async () => {
    const { province, commune, officer } = await aCommune();
    const known = await province.member(commune, 'Lù Seo Páo');
    const found = await bring(officer, { unitId: commune.id, bytes: csv('Lu Seo Pao;1987;;;', 'Vàng Thị Mỷ;1990;;;') });
    expect(found.counts).toMatchObject({ likeness: 1, ready: 1 });
    const rows = await api.get(`/api/imports/${found.id}/rows?view=likeness`, { as: officer });
    expect(rows.body.items[0].candidates).toMatchObject([{ kind: 'member', memberId: known.id, birthYear: 1987 }]);
    const same = await act(officer, found.id, 'likenesses', { decision: 'same', rows: [2] });
    expect(same.counts).toMatchObject({ likeness: 0, ready: 2 });
    await act(officer, found.id, 'commit', {});
    const people = await membersUnder(commune.path);
    expect(people.map(({ name, seat }) => [name, seat])).toEqual([
      ['Lù Seo Páo', 1],
      ['Vàng Thị Mỷ', 2],
    ]);
  });

  it('know the apostrophes of Word, twins and who has the telephone', async () => {
    const { commune, officer } = await aCommune();
    const first = csv('Giàng A H’Lử;1981;0992100733;;', 'Sùng Thị Mai;1982;0992100734;;');
    const { id } = await bring(officer, { unitId: commune.id, bytes: first });
    await act(officer, id, 'commit', {});
    const names = (await membersUnder(commune.path)).map(({ name }) => name).sort();
    expect(names).toEqual(["Giàng A H'Lử", 'Sùng Thị Mai']);

    const again = csv(
      'Giàng A HʼLử;1981;0992100733;;',
      'Sùng Mai;1982;0992100734;;',
      'Lù A Sử;1955;0992100733;;',
      'Hoàng Văn Dung;1990;0992100750;;',
      'Hoàng Văn Dũng;1990;0992100750;;',
      ';1991;0992100760;;',
      ';1992;0992100760;;',
    );
    const found = await bring(officer, { unitId: commune.id, bytes: again });
    const { body } = await api.get(`/api/imports/${found.id}/rows?view=ready`, { as: officer });
    expect(body.items.map(({ number }: { number: number }) => number)).toEqual([4, 5]);
    expect(body.items[0].problems.map(({ sentence }: { sentence: string }) => sentence)).toContain(
      "Cùng số điện thoại với Giàng A H'Lử đã có trong danh sách. Người trong nhà dùng chung máy vẫn được.",
    );
    expect(found.counts).toMatchObject({ repeated: 1, likeness: 2, ready: 2, problem: 2 });
  });

  it('write the chosen rows only, and say before what they add', async () => {
    const { province, commune, officer } = await aCommune();
    await province.member(commune, 'Lù Seo Páo');
    const bytes = csv(
      'Lù Seo Páo;1987;0992100001;;',
      'Vàng Thị Mỷ;1990;;;',
      'Ma Thị Huệ;1991;;;',
      'Lý Văn Chấn;1992;;;',
    );
    const found = await bring(officer, { unitId: commune.id, bytes });
    const same = await act(officer, found.id, 'likenesses', { decision: 'same', rows: [2] });
    expect(same.toWrite).toEqual({ people: 3, known: 1, phones: 1, seats: 4, teams: 1, villages: 0 });
    const preview = await api.post(`/api/imports/${found.id}/commit-preview`, { rows: [2, 4] }, { as: officer });
    expect(preview.body).toEqual({ people: 1, known: 1, phones: 1, seats: 2, teams: 1, villages: 0 });
    const done = await act(officer, found.id, 'commit', { rows: [2, 4] });
    expect(done.counts).toMatchObject({ done: 2, ready: 2 });
    expect(done.teams).toMatchObject([{ unitName: 'Xã Thử Nhập', count: 1 }]);
    expect(done.written).toEqual({ people: 1, known: 0, phones: 1, seats: 2, teams: 1, villages: 0 });
    expect((await membersUnder(commune.path)).map(({ name }) => name)).toEqual(['Lù Seo Páo', 'Ma Thị Huệ']);
  });

  it('count a village that many rows bring once, whatever its tone marks', async () => {
    const { commune, officer } = await aCommune();
    const bytes = csv('Lù Seo Páo;1987;;Thôn Hòa An;', 'Vàng Thị Mỷ;1990;;thôn Hoà An;', 'Ma Thị Huệ;1991;;Thôn 2;');
    const found = await bring(officer, { unitId: commune.id, bytes });
    const view = await act(officer, found.id, 'proposals', { code: 'village-unknown' });
    expect(view.toWrite).toMatchObject({ people: 3, seats: 3, teams: 2, villages: 2 });
    expect((await act(officer, found.id, 'commit', {})).written).toMatchObject({ people: 3, teams: 2, villages: 2 });
  });

  it('ask whether a village or a name without diacritics is the marked one of another row', async () => {
    const { commune, officer } = await aCommune();
    const list = [
      'Vàng A Páo;1985;;Thon Na Mo;',
      'Ma A Chu;1990;;Thôn 2;',
      'Lù A Sử;1991;;Thôn Nà Mò;',
      'Mã A Chứ;1990;;Thôn 2;',
    ];
    const found = await bring(officer, { unitId: commune.id, fileName: 'to.csv', bytes: csv(...list) });
    expect(groupsOf(found)).toEqual(['village-spelling', 'village-unknown', 'village-unknown']);
    await act(officer, found.id, 'proposals', { code: 'village-spelling' });
    const added = await act(officer, found.id, 'proposals', { code: 'village-unknown' });
    expect(added.counts).toMatchObject({ ready: 3, likeness: 1, problem: 0 });
    const [asked] = (await api.get(`/api/imports/${found.id}/rows?view=likeness`, { as: officer })).body.items;
    expect([asked.person.fullName, asked.candidates[0].row]).toEqual(['Ma A Chu', 5]);
    await act(officer, found.id, 'likenesses', { decision: 'another' });
    const done = await act(officer, found.id, 'commit', {});
    expect(done.counts).toMatchObject({ done: 4 });
    expect((await membersUnder(commune.path)).map(({ name, unit }) => `${name}, ${unit}`).sort()).toEqual([
      'Lù A Sử, Thôn Nà Mò',
      'Ma A Chu, Thôn 2',
      'Mã A Chứ, Thôn 2',
      'Vàng A Páo, Thôn Nà Mò',
    ]);
  });

  it('give the row that is kept the telephone of the one that is left out for it, and take it back', async () => {
    const { commune, officer } = await aCommune();
    const list = [
      'LU SEO PAO;1991;0992100051;;',
      'Lù Seo Páo;1991;;;',
      'MA A CHU;1990;0992100052;;',
      'Mã A Chứ;1990;0992100053;;',
    ];
    const found = await bring(officer, { unitId: commune.id, bytes: csv(...list) });
    expect(found.counts).toMatchObject({ likeness: 2, ready: 2 });
    const phonesOf = async () =>
      (await api.get(`/api/imports/${found.id}/rows?view=ready`, { as: officer })).body.items.map(
        ({ person }: { person: { fullName: string; phone: string | null } }) => [person.fullName, person.phone],
      );
    const same = await act(officer, found.id, 'likenesses', { decision: 'same' });
    expect(same.counts).toMatchObject({ skipped: 2, ready: 2 });
    // Two rows were answered; the one that got the number was not.
    expect(same.lastAnswerRows).toBe(2);
    expect(await phonesOf()).toEqual([
      ['Lù Seo Páo', '0992100051'],
      ['Mã A Chứ', '0992100053'],
    ]);
    const back = await act(officer, found.id, 'answer-undo');
    expect(back.counts).toMatchObject({ likeness: 2, ready: 2 });
    expect((await phonesOf())[0]).toEqual(['Lù Seo Páo', null]);
    // Taken apart later it is taken back as well, by taking the row in again or by another answer.
    for (const apart of [
      () => act(officer, found.id, 'skipped-rows', { rows: [2], isSkipped: false }),
      () => act(officer, found.id, 'likenesses', { decision: 'another', rows: [2] }),
    ]) {
      await act(officer, found.id, 'likenesses', { decision: 'same', rows: [2], sameRow: 3 });
      expect((await phonesOf())[0]).toEqual(['Lù Seo Páo', '0992100051']);
      await act(officer, found.id, 'repairs', { field: 'organisation', value: '', rows: [5] });
      await apart();
      expect((await phonesOf()).find(([name]: (string | null)[]) => name === 'Lù Seo Páo')?.[1]).toBeNull();
    }
  });

  it('give no telephone to a row whose number cannot be read, or was emptied, and give it to the row that is named', async () => {
    const { commune, officer } = await aCommune();
    const list = [
      'Lù Seo Páo;1991;09x;;',
      'LU SEO PAO;1991;0992100054;;',
      'Mã A Chứ;1990;;Thôn 2;',
      'Mã A Chứ;1990;;Thôn 3;',
      'MA A CHU;1990;0992100055;;',
    ];
    const found = await bring(officer, { unitId: commune.id, bytes: csv(...list) });
    await act(officer, found.id, 'proposals', { code: 'village-unknown' });
    const rowsIn = async (view: string) =>
      (await api.get(`/api/imports/${found.id}/rows?view=${view}`, { as: officer })).body.items as {
        number: number;
        person: { phone: string | null };
        candidates: { row: number; takesPhone: boolean }[];
      }[];
    const asked = await rowsIn('likeness');
    expect(
      asked.map(({ number, candidates }) => [number, candidates.map(({ row, takesPhone }) => [row, takesPhone])]),
    ).toEqual([
      [3, [[2, false]]],
      [5, [[4, true]]],
      [
        6,
        [
          [4, true],
          [5, true],
        ],
      ],
    ]);
    await act(officer, found.id, 'likenesses', { decision: 'another', rows: [5] });
    await act(officer, found.id, 'likenesses', { decision: 'same', rows: [3] });
    await act(officer, found.id, 'likenesses', { decision: 'same', rows: [6], sameRow: 5 });
    await act(officer, found.id, 'repairs', { field: 'phone', value: '-', rows: [2] });
    expect((await rowsIn('ready')).map(({ number, person }) => [number, person.phone])).toEqual([
      ...[
        [2, null],
        [4, null],
        [5, '0992100055'],
      ],
    ]);
    // What is corrected in the row that was left out is what the other one gets.
    await act(officer, found.id, 'repairs', { field: 'phone', value: '0992100056', rows: [6] });
    expect((await rowsIn('ready')).at(-1)?.person.phone).toBe('0992100056');
    // Left out as well, that one stands for nobody: the person is to be in some row, and that is asked about again.
    const left = await act(officer, found.id, 'skipped-rows', { rows: [5], isSkipped: true });
    expect(left).toMatchObject({ lastAnswerRows: 2, counts: { ready: 2, likeness: 1, skipped: 2 } });
    expect((await rowsIn('likeness')).map(({ number }) => number)).toEqual([6]);
    const back = await act(officer, found.id, 'answer-undo');
    expect(back.counts).toMatchObject({ ready: 3, likeness: 0, skipped: 2 });
    expect((await rowsIn('ready')).at(-1)?.person.phone).toBe('0992100056');
    const unknown = { decision: 'same', rows: [5], sameRow: 99 };
    await act(officer, found.id, 'likenesses', unknown);
    expect((await see(officer, found.id)).lastAnswerRows).toBe(0);
  });

  it('take every proposal of one kind at once, and the whole answer back', async () => {
    const { commune, officer } = await aCommune();
    const bytes = csv('Lù Seo Páo;87;;;', 'Vàng Thị Mỷ;90;01682100002;;', 'Ma Thị Huệ;92;;;', 'Lý Văn Chấn;1992;;;');
    const found = await bring(officer, { unitId: commune.id, bytes });
    expect(found.kinds).toEqual([
      { code: 'birth-year', words: 'Năm sinh không đọc được', count: 3, offered: 3 },
      { code: 'old-phone', words: 'Số điện thoại 11 số cũ', count: 1, offered: 1 },
    ]);
    const taken = await act(officer, found.id, 'proposals', { code: 'birth-year' });
    expect(taken).toMatchObject({ lastAnswerRows: 3, counts: { ready: 3, problem: 1 } });
    const back = await act(officer, found.id, 'answer-undo');
    expect(back).toMatchObject({ lastAnswerRows: 0, counts: { ready: 1, problem: 3 }, kinds: found.kinds });
    const twice = await api.post(`/api/imports/${found.id}/answer-undo`, undefined, { as: officer });
    expect([twice.status, twice.body.code]).toEqual([409, 'interop.nothing-to-take-back']);

    await act(officer, found.id, 'skipped-rows', { rows: [4], isSkipped: true });
    const skipped = await act(officer, found.id, 'repairs', { field: 'birthYear', value: '1987', rows: [2] });
    expect(skipped.counts).toMatchObject({ skipped: 1, ready: 2, problem: 1 });
    const repaired = await act(officer, found.id, 'answer-undo');
    expect(repaired.counts).toMatchObject({ skipped: 1, ready: 1, problem: 2 });
  });

  it('never accept for all rows at once what is a choice of the officer', async () => {
    const { commune, officer } = await aCommune();
    const bytes = Buffer.from('Họ và tên;Năm sinh;Thành phần\nLù Seo Páo;1988;Nghệ nhân\nVàng Thị Mỷ;1990;Nghệ nhân');
    const found = await bring(officer, { unitId: commune.id, bytes });
    expect(found.kinds).toMatchObject([{ code: 'kind-unknown', count: 2, offered: 0 }]);
    const view = await act(officer, found.id, 'proposals', { code: 'kind-unknown' });
    expect(view).toMatchObject({ lastAnswerRows: 0, counts: { problem: 2, ready: 0 } });
  });

  it('report no answer where the value is refused again, and keep a name of one word once it is confirmed', async () => {
    const { commune, officer } = await aCommune();
    const found = await bring(officer, { unitId: commune.id, bytes: csv('Phàn;1988;;;', 'Lò;1989;;;') });
    expect(found.kinds).toMatchObject([{ code: 'org.name-of-one-word', count: 2, offered: 0 }]);
    const again = await act(officer, found.id, 'repairs', { field: 'fullName', value: 'Phàn', rows: [2] });
    expect(again).toMatchObject({ lastAnswerRows: 0, counts: { problem: 2 } });
    const twice = await act(officer, found.id, 'repairs', { field: 'fullName', value: 'Phàn', rows: [2] });
    expect(twice).toMatchObject({ lastAnswerRows: 0, counts: { problem: 2 } });
    const [group] = found.groups as Group[];
    const [keeps] = group?.repairs ?? [];
    expect(keeps).toEqual({ field: 'nameIs', value: 'Phàn', words: 'Giữ nguyên “Phàn”' });
    const kept = await act(officer, found.id, 'repairs', { field: keeps?.field, value: keeps?.value, rows: [2] });
    expect(kept).toMatchObject({ lastAnswerRows: 1, counts: { problem: 1, ready: 1 } });
    await act(officer, found.id, 'commit', {});
    expect((await membersUnder(commune.path)).map(({ name }) => name)).toEqual(['Phàn']);
  });

  it('ask anew about another name of one word after one was confirmed', async () => {
    const { commune, officer } = await aCommune();
    const found = await bring(officer, { unitId: commune.id, bytes: csv('Phàn;1988;;;') });
    const answer = (field: string, value: string) => act(officer, found.id, 'repairs', { field, value, rows: [2] });
    expect((await answer('nameIs', 'Phàn')).counts).toMatchObject({ ready: 1, problem: 0 });
    const other = await answer('fullName', 'Lò');
    expect(other).toMatchObject({ counts: { ready: 0, problem: 1 }, groups: [{ code: 'org.name-of-one-word' }] });
    expect(other.groups[0]).toMatchObject({ typed: 'Lò', repairs: [{ field: 'nameIs', value: 'Lò' }] });
    expect((await answer('nameIs', 'Lò')).counts).toMatchObject({ ready: 1 });
  });

  it('report no answer where a commune or a village is chosen that cannot be', async () => {
    const { province, commune, officer } = await aCommune();
    const elsewhere = await province.commune('Xã Thử Khác');
    const village = await province.village(elsewhere, 'Thôn Khe Sen');
    const bytes = Buffer.from('Họ và tên;Năm sinh;Xã;Thôn\nLù Seo Páo;1988;Xã Nào Đó Xa;\nMa Thị Huệ;1990;;Thôn 4');
    const found = await bring(officer, { unitId: commune.id, bytes });
    const answer = (field: string, value: string, row: number) =>
      act(officer, found.id, 'repairs', { field, value, rows: [row] });
    expect(await answer('communeId', elsewhere.id, 2)).toMatchObject({ lastAnswerRows: 0, counts: { problem: 2 } });
    expect(await answer('commune', 'Xã Cũng Chẳng Có', 2)).toMatchObject({ lastAnswerRows: 0, counts: { problem: 2 } });
    expect(await answer('villageId', village.id, 3)).toMatchObject({ lastAnswerRows: 0, counts: { problem: 2 } });
    expect(await answer('communeId', commune.id, 2)).toMatchObject({ lastAnswerRows: 1, counts: { problem: 1 } });
  });

  it('add the village that the officer names, whatever the cell says', async () => {
    const { commune, officer } = await aCommune();
    const found = await bring(officer, { unitId: commune.id, bytes: csv('Lù Seo Páo;1988;;Thôn Khê Mơ;') });
    expect(found.groups[0]).toMatchObject({ code: 'village-unknown', communeId: commune.id });
    const { field, code, typed, communeId } = found.groups[0];
    const alike = { field, code, typed, communeId };
    const view = await act(officer, found.id, 'repairs', { field: 'newVillage', value: 'khe mơ', alike });
    expect(view).toMatchObject({ counts: { ready: 1 }, toWrite: { villages: 1 }, lastAnswerRows: 1 });
    await act(officer, found.id, 'commit', {});
    expect((await membersUnder(commune.path)).map(({ unit }) => unit)).toEqual(['Thôn Khe Mơ']);
  });

  it('say which seat a row gets and got, and check the rest anew when only some were written', async () => {
    const { commune, officer } = await aCommune();
    const bytes = csv('Lù Seo Páo;1988;;;Tổ trưởng', 'Ma Thị Huệ;1990;;;', 'Lý Văn Chấn;1992;;;');
    const found = await bring(officer, { unitId: commune.id, bytes });
    const seats = async (view: string) => {
      const { body } = await api.get(`/api/imports/${found.id}/rows?view=${view}`, { as: officer });
      return body.items.map((row: { person: { seatNumber: number | null } }) => row.person.seatNumber);
    };
    expect(await seats('ready')).toEqual([1, 2, 3]);
    const part = await act(officer, found.id, 'commit', { rows: [3] });
    expect(part).toMatchObject({ state: 'committed', counts: { done: 1, ready: 2 } });
    expect([await seats('done'), await seats('ready')]).toEqual([[1], [2, 3]]);
    await act(officer, found.id, 'commit', {});
    expect(await seats('done')).toEqual([2, 1, 3]);
    expect((await membersUnder(commune.path)).map(({ name, seat }) => [name, seat])).toEqual([
      ['Lù Seo Páo', 2],
      ['Lý Văn Chấn', 3],
      ['Ma Thị Huệ', 1],
    ]);
  });

  it('are written again after they were taken back, without the file, checked against the register of now', async () => {
    const { province, commune, officer } = await aCommune();
    const bytes = csv('Lù Seo Páo;1988;;Thôn 9;Tổ trưởng', 'Ma Thị Huệ;90;;Thôn 9;', 'Vàng Thị Mỷ;1990;;;Tổ trưởng');
    const found = await bring(officer, { unitId: commune.id, bytes });
    const early = await api.post(`/api/imports/${found.id}/rewrite`, undefined, { as: officer });
    expect([early.status, early.body.code]).toEqual([409, 'interop.import-state']);
    await acceptEverything(officer, found.id);
    await act(officer, found.id, 'commit', {});
    const undone = await act(officer, found.id, 'undo');
    expect(undone).toMatchObject({ state: 'undone', can: ['rewrite'], counts: { undone: 3 } });

    const ready = await act(officer, found.id, 'rewrite');
    expect(ready).toMatchObject({
      state: 'checked',
      counts: { ready: 3, undone: 0 },
      toWrite: { people: 3, seats: 3, teams: 2, villages: 1 },
    });
    expect(await act(officer, found.id, 'commit', {})).toMatchObject({ state: 'committed', counts: { done: 3 } });
    expect((await membersUnder(commune.path)).map(({ name, unit }) => [name, unit])).toEqual([
      ['Lù Seo Páo', 'Thôn 9'],
      ['Ma Thị Huệ', 'Thôn 9'],
      ['Vàng Thị Mỷ', 'Xã Thử Nhập'],
    ]);
    await act(officer, found.id, 'undo');

    // Meanwhile the commune's team gets a leader by hand: the second list finds a conflict.
    const team = await province.team(commune);
    const leader = await province.member(commune, 'Bàn Văn Chiêu');
    await province.seat(leader, team, '2025-07-01', 'leader');
    const conflict = await act(officer, found.id, 'rewrite');
    expect(conflict).toMatchObject({ state: 'checked', counts: { ready: 2, problem: 1 } });
    const rows = await api.get(`/api/imports/${found.id}/rows?view=problem`, { as: officer });
    expect(rows.body.items[0]).toMatchObject({
      number: 4,
      problems: [
        { code: 'kind-missing' },
        { code: 'second-leader', sentence: 'Tổ của Xã Thử Nhập đã có tổ trưởng là Bàn Văn Chiêu.' },
      ],
    });
    const whole = await acceptEverything(officer, found.id);
    expect((await act(officer, whole.id, 'commit', {})).counts).toMatchObject({ done: 3, problem: 0 });
    const trail = await api.database.query(
      `select 1 from platform.audit_entry where action = 'interop.import-taken-up' and subject_id = $1`,
      [found.id],
    );
    expect(trail).toHaveLength(2);
  });

  it('cannot take an answer back once its rows were written', async () => {
    const { commune, officer } = await aCommune();
    const found = await bring(officer, { unitId: commune.id, bytes: csv('Lù Seo Páo;87;;;', 'Vàng Thị Mỷ;1990;;;') });
    await act(officer, found.id, 'proposals', { code: 'birth-year' });
    const done = await act(officer, found.id, 'commit', {});
    expect(done).toMatchObject({ lastAnswerRows: 0, counts: { done: 2 } });
    const late = await api.post(`/api/imports/${found.id}/answer-undo`, undefined, { as: officer });
    expect([late.status, late.body.code]).toEqual([409, 'interop.nothing-to-take-back']);
  });

  it('fill in the telephone the register lacks, never write over one, and take it back with the import', async () => {
    const { province, commune, officer } = await aCommune();
    const [without, having] = [
      await province.member(commune, 'Lù Seo Páo'),
      await province.member(commune, 'Ma Thị Huệ'),
    ];
    await api.database.execute(`update org.member set phone = '+84992100009' where id = $1`, [having.id]);
    const bytes = csv('Lù Seo Páo;1987;0992100001;;', 'Ma Thị Huệ;1987;0992100002;;', 'Vàng Thị Mỷ;1990;;;');
    const found = await bring(officer, { unitId: commune.id, bytes });
    await act(officer, found.id, 'likenesses', { decision: 'same' });
    await act(officer, found.id, 'commit', {});
    const phoneOf = async (id: string) =>
      (await api.database.queryOne<{ phone: string | null }>('select phone from org.member where id = $1', [id]))
        ?.phone;
    expect([await phoneOf(without.id), await phoneOf(having.id)]).toEqual(['+84992100001', '+84992100009']);
    const told = await api.database.query<{ fields: string[]; by: string }>(
      `select fields, account_id as by from platform.audit_entry where action = 'interop.member-filled' and member_id = $1`,
      [without.id],
    );
    expect(told).toEqual([{ fields: ['phone'], by: officer.accountId }]);

    const undone = await act(officer, found.id, 'undo');
    expect(undone.state).toBe('undone');
    expect([await phoneOf(without.id), await phoneOf(having.id)]).toEqual([null, '+84992100009']);
  });

  it('leave a filled telephone that somebody corrected since', async () => {
    const { province, commune, officer } = await aCommune();
    const known = await province.member(commune, 'Lù Seo Páo');
    const found = await bring(officer, { unitId: commune.id, bytes: csv('Lù Seo Páo;1987;0992100001;;') });
    await act(officer, found.id, 'likenesses', { decision: 'same' });
    await act(officer, found.id, 'commit', {});
    await api.database.execute(`update org.member set phone = '+84992100007' where id = $1`, [known.id]);
    await act(officer, found.id, 'undo');
    expect((await membersUnder(commune.path)).map(({ phone }) => phone)).toEqual(['+84992100007']);
  });

  it('offer the birth year that the register knows, and ask which of two people is meant', async () => {
    const { province, commune, officer } = await aCommune();
    const [first, second] = [
      await province.member(commune, 'Lù Seo Páo'),
      await province.member(commune, 'Lù Seo Páo'),
    ];
    await api.database.execute('update org.member set birth_year = 1971 where id = $1', [second.id]);
    const found = await bring(officer, { unitId: commune.id, bytes: csv('Lù Seo Páo;;0992100001;;') });
    const [group] = found.groups as Group[];
    expect(group?.repairs.map(({ value }) => value).sort()).toEqual(['1971', '1987']);
    await api.database.execute('update org.member set birth_year = 1987 where id = $1', [second.id]);
    await act(officer, found.id, 'repairs', { field: 'birthYear', value: '1987', rows: [2] });
    const chosen = await act(officer, found.id, 'likenesses', { decision: 'same', rows: [2], memberId: second.id });
    expect(chosen.counts).toMatchObject({ ready: 1 });
    await act(officer, found.id, 'commit', {});
    const seated = await api.database.query<{ id: string }>(
      'select member_id as id from org.seat_term where member_id = any($1::uuid[])',
      [[first.id, second.id]],
    );
    expect(seated).toEqual([{ id: second.id }]);
  });

  it('report a full team row by row, and a second leader', async () => {
    const { commune, officer } = await aCommune();
    const lines = Array.from(
      { length: 7 },
      (_, index) => `Hoàng Thị ${'ABCDEGH'[index]};199${index};;Thôn 1;${index < 2 ? 'Tổ trưởng' : ''}`,
    );
    const found = await bring(officer, { unitId: commune.id, bytes: csv(...lines) });
    const [group] = found.groups as Group[];
    await act(officer, found.id, 'repairs', {
      field: 'newVillage',
      value: 'Thôn 1',
      alike: { field: 'village', code: group?.code, typed: 'Thôn 1' },
    });
    const view = await see(officer, found.id);
    expect(groupsOf(view)).toEqual(['second-leader', 'team-full']);
    const whole = await acceptEverything(officer, found.id);
    expect(whole.counts).toMatchObject({ problem: 0, ready: 7 });
    await act(officer, found.id, 'commit', {});
    const people = await membersUnder(commune.path);
    expect(people.filter(({ seat }) => seat !== null)).toHaveLength(5);
    expect(people).toHaveLength(7);
  });

  it('are taken up again once, however often it is pressed, and written once', async () => {
    const { commune, officer } = await aCommune();
    const found = await bring(officer, { unitId: commune.id, bytes: csv('Lù Seo Páo;1988;;;', 'Vàng Thị Mỷ;1990;;;') });
    await acceptEverything(officer, found.id);
    await act(officer, found.id, 'commit', {});
    await act(officer, found.id, 'undo');
    const pressed = await Promise.all(
      [1, 2, 3].map(() => api.post(`/api/imports/${found.id}/rewrite`, undefined, { as: officer })),
    );
    expect(pressed.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await see(officer, found.id)).counts).toMatchObject({ ready: 2, undone: 0 });
    await act(officer, found.id, 'commit', {});
    expect(await membersUnder(commune.path)).toHaveLength(2);
  });

  it('foretell no seat to a row that was refused, and one seat to two rows of the same person', async () => {
    const { province, commune, officer } = await aCommune();
    const known = await province.member(commune, 'Lù Seo Páo');
    const found = await bring(officer, {
      unitId: commune.id,
      bytes: csv('Lù Seo Páo;1987;0992100001;;', 'Lù Seo Páo;1987;0992100002;;', 'Ma Thị Huệ;1990;;;Tổ trưởng'),
    });
    await act(officer, found.id, 'likenesses', { decision: 'same', rows: [2, 3], memberId: known.id });
    const whole = await acceptEverything(officer, found.id);
    expect(whole.counts).toMatchObject({ ready: 3 });
    const seats = async (view: string): Promise<(number | null)[]> =>
      (await api.get(`/api/imports/${found.id}/rows?view=${view}`, { as: officer })).body.items.map(
        ({ person }: { person: { seatNumber: number | null } }) => person.seatNumber,
      );
    expect(await seats('ready')).toEqual([1, 1, 2]);
    // Between the check and the writing somebody else is made leader.
    const team = await province.team(commune);
    await province.seat(await province.member(commune, 'Bàn Văn Chiêu'), team, '2025-07-01', 'leader');
    const written = await act(officer, found.id, 'commit', {});
    expect(written).toMatchObject({ state: 'committed', counts: { done: 2, problem: 1, ready: 0 } });
    expect(await seats('problem')).toEqual([null]);
    const held = await api.database.query<{ number: number }>('select number from org.seat_term where member_id = $1', [
      known.id,
    ]);
    expect(await seats('done')).toEqual(held.flatMap(({ number }) => [number, number]));
  });

  it('take a whole import back, and say what stands in the way once somebody built on it', async () => {
    const { commune, officer } = await aCommune();
    const found = await bring(officer, {
      unitId: commune.id,
      bytes: csv('Lù Seo Páo;1988;;Thôn 9;', 'Vàng Thị Mỷ;1990;;;'),
    });
    await acceptEverything(officer, found.id);
    await act(officer, found.id, 'commit', {});
    const [person] = await api.database.query<{ id: string }>(
      `select id from org.member where unit_path <@ $1::ltree and full_name = 'Vàng Thị Mỷ'`,
      [commune.path],
    );
    await api.database.execute(
      `insert into learning.evidence (id, member_id, kind, subject, source_id, occurred_at, recorded_at) values ($1, $2, 'lesson-read', 'C01-01', 'x', now(), now())`,
      [newId(), person?.id],
    );
    const obstacles = await api.get(`/api/imports/${found.id}/obstacles`, { as: officer });
    expect(obstacles.body).toMatchObject({
      total: 1,
      items: [
        {
          name: 'Vàng Thị Mỷ',
          row: 3,
          words: 'đã có kết quả học',
          remedy: 'Kết quả học phải giữ lại. Nhập nhầm người thì cho rời vị trí ở trang tổ.',
        },
      ],
    });
    const refused = await api.post(`/api/imports/${found.id}/undo`, undefined, { as: officer });
    expect([refused.status, refused.body.code]).toEqual([409, 'interop.undo-blocked']);

    // As if it had never been: no officer and no service can take evidence out.
    await TableOwner.run(async (owner) => {
      await owner.execute('alter table learning.evidence disable trigger evidence_is_kept');
      await owner.execute('delete from learning.evidence where member_id = $1', [person?.id]);
      await owner.execute('alter table learning.evidence enable trigger evidence_is_kept');
    });
    const undone = await act(officer, found.id, 'undo');
    expect(undone).toMatchObject({ state: 'undone', counts: { undone: 2, done: 0 } });
    const rows = await api.get(`/api/imports/${found.id}/rows?view=undone`, { as: officer });
    expect(rows.body).toMatchObject({ items: [{ number: 2 }, { number: 3, person: { fullName: 'Vàng Thị Mỷ' } }] });
    const list = await api.get('/api/imports', { as: officer });
    expect(list.body).toMatchObject({ items: [{ id: found.id, doneCount: 0, undoneCount: 2 }] });
    expect(await membersUnder(commune.path)).toEqual([]);
    const left = await api.database.queryOne<{ units: number; teams: number }>(
      `select (select count(*)::int from org.unit where path <@ $1::ltree) as units, (select count(*)::int from org.team where unit_path <@ $1::ltree) as teams`,
      [commune.path],
    );
    expect(left).toEqual({ units: 1, teams: 0 });
  });

  it('are taken back with printed slips that nobody has used, and not once somebody came in by one', async () => {
    const { province, commune, officer } = await aCommune();
    const bytes = csv('Lù Seo Páo;1988;;;', 'Vàng Thị Mỷ;1990;;;');
    const printed = async () => {
      const found = await bring(officer, { unitId: commune.id, bytes });
      await act(officer, found.id, 'commit', {});
      const people = await api.database.query<{ id: string; fullName: string }>(
        `select id, full_name as "fullName" from org.member where unit_path <@ $1::ltree order by full_name`,
        [commune.path],
      );
      const slips: IssuedCode[] = [];
      for (const { id, fullName } of people) slips.push(await aSlip(api, province, { id, fullName, unit: commune }));
      return { found, slips };
    };
    const first = await printed();
    await aReprint(api, province.officer('commune-officer', commune), first.slips[0]?.accountId ?? '');
    const none = await api.get(`/api/imports/${first.found.id}/obstacles`, { as: officer });
    expect(none.body).toEqual({ total: 0, items: [] });
    expect(await act(officer, first.found.id, 'undo')).toMatchObject({ state: 'undone', counts: { undone: 2 } });
    expect(await membersUnder(commune.path)).toEqual([]);
    const [slip] = first.slips;
    const left = await api.database.queryOne<{ count: number }>(
      `select (select count(*)::int from identity.account where id = $1) + (select count(*)::int from identity.activation_code where account_id = $1) as count`,
      [slip?.accountId],
    );
    expect(left).toEqual({ count: 0 });
    const typed = await api.post('/api/activation/check', { code: slip?.code });
    expect([typed.status, typed.body.code]).toEqual([404, 'identity.code-unknown']);
    const trail = await api.database.queryOne<{ content: unknown }>(
      `select v.content::jsonb as content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
       where e.action = 'interop.import-undone' and e.subject_id = $1`,
      [first.found.id],
    );
    expect(trail?.content).toMatchObject({ members: 2, accounts: 2 });

    const second = await printed();
    const used = second.slips[1];
    await api.post('/api/activation/refuse', { code: used?.code, birthYear: 1990, noticeVersion: NOTICE_VERSION });
    const one = await api.get(`/api/imports/${second.found.id}/obstacles`, { as: officer });
    expect(one.body).toMatchObject({
      total: 1,
      items: [{ name: 'Vàng Thị Mỷ', words: 'đã dùng phiếu hoặc tài khoản' }],
    });
    const refused = await api.post(`/api/imports/${second.found.id}/undo`, undefined, { as: officer });
    expect([refused.status, refused.body.code]).toEqual([409, 'interop.undo-blocked']);
    expect(await membersUnder(commune.path)).toHaveLength(2);
  });

  it('stop between two chunks, go on, and are never half of a row', async () => {
    const { commune, officer } = await aCommune();
    const lines = Array.from({ length: 1_200 }, (_, index) => `Hoàng Thị ${letters(index)};1990;;;`);
    const found = await bring(officer, { unitId: commune.id, bytes: csv(...lines) });
    await act(officer, found.id, 'repairs', {
      field: 'seat',
      value: 'none',
      alike: { field: 'team', code: 'team-full', typed: '' },
    });
    const begun = await api.post(`/api/imports/${found.id}/commit`, {}, { as: officer });
    expect(begun.body).toMatchObject({ state: 'committing', workTotal: 1_200 });
    const stopped = await api.post(`/api/imports/${found.id}/cancel`, undefined, { as: officer });
    expect(stopped.body).toMatchObject({ state: 'checked', counts: { ready: 1_200, queued: 0 } });
    const chosen = await act(officer, found.id, 'commit', { rows: [2, 3] });
    expect(chosen).toMatchObject({ state: 'committed', counts: { done: 2, ready: 1_198 } });
    const rest = await act(officer, found.id, 'commit', {});
    expect(rest.counts).toMatchObject({ done: 1_200, ready: 0 });
    expect(await membersUnder(commune.path)).toHaveLength(1_200);
  });

  it('cut off in the middle of a chunk keep whole chunks, go on where they ended, and are taken back whole or not at all', async () => {
    const { commune, officer } = await aCommune();
    const lines = Array.from({ length: 1_200 }, (_, index) => `Sùng Thị ${letters(index)};1990;;;`);
    const found = await bring(officer, { unitId: commune.id, bytes: csv(...lines) });
    await act(officer, found.id, 'repairs', {
      field: 'seat',
      value: 'none',
      alike: { field: 'team', code: 'team-full', typed: '' },
    });
    await api.post(`/api/imports/${found.id}/commit`, {}, { as: officer });
    const breakOff = await breaking('update on interop.import_row', `new.number = 700 and new.state = 'done'`);
    await expect(work(api, found.id)).rejects.toThrow('cut off');
    expect(await see(officer, found.id)).toMatchObject({
      state: 'committing',
      workDone: 500,
      counts: { done: 500, queued: 700 },
    });
    expect(await membersUnder(commune.path)).toHaveLength(500);
    await breakOff();
    await work(api, found.id);
    expect(await see(officer, found.id)).toMatchObject({ state: 'committed', counts: { done: 1_200 } });
    expect(await membersUnder(commune.path)).toHaveLength(1_200);

    await api.post(`/api/imports/${found.id}/undo`, undefined, { as: officer });
    const breakUndo = await breaking('delete on org.member', `old.full_name = 'Sùng Thị bbb'`);
    await work(api, found.id);
    expect(await membersUnder(commune.path)).toHaveLength(1_200);
    const failed = await see(officer, found.id);
    expect(failed).toMatchObject({ state: 'committed', failure: { code: 'interop.undo-failed' } });
    expect(failed.can).toContain('undo');
    await breakUndo();
    expect(await act(officer, found.id, 'undo')).toMatchObject({ state: 'undone', failure: null });
    expect(await membersUnder(commune.path)).toEqual([]);
  });

  it('bring villages, and pass over those that are there', async () => {
    const { province, commune, officer } = await aCommune();
    await province.village(commune, 'Thôn Hòa Bình');
    const bytes = Buffer.from('Tên thôn;Xã\nthôn Hoà Bình;\nThôn 2;\nBản Khuổi;\nthôn 02;');
    const found = await bring(officer, { unitId: commune.id, bytes, kind: 'villages' });
    expect(found.counts).toMatchObject({ ready: 2, repeated: 2, problem: 0 });
    const done = await act(officer, found.id, 'commit', {});
    expect(done.counts.done).toBe(2);
    const villages = await api.database.query<{ name: string }>(
      `select full_name as name from org.unit where parent_id = $1 order by full_name`,
      [commune.id],
    );
    expect(villages.map(({ name }) => name)).toEqual(['Bản Khuổi', 'Thôn 2', 'Thôn Hòa Bình']);
  });

  it('of villages or people bring no village whose name has signs no name has', async () => {
    const { commune, officer } = await aCommune();
    const odd = ['=1+1', '<b>x</b>', 'Pắng\u202Egnăp'];
    const villages = Buffer.from(['Tên thôn;Xã', 'Bản Khuổi;', ...odd.map((name) => `${name};`)].join('\n'));
    const found = await bring(officer, { unitId: commune.id, bytes: villages, kind: 'villages' });
    expect(found.counts).toMatchObject({ ready: 1, problem: 3 });
    const rows = (await api.get(`/api/imports/${found.id}/rows?view=problem`, { as: officer })).body.items;
    const codes = rows.map((row: { problems: { code: string }[] }) => row.problems.map(({ code }) => code));
    expect(codes.slice(1)).toEqual([['village-name'], ['village-name']]);
    const people = csv('Lù Seo Páo;1988;;<b>x</b>;');
    const roster = await bring(officer, { unitId: commune.id, bytes: people });
    expect(groupsOf(roster)).toContain('village-name');
  });

  const aVillageImport = async () => {
    const { commune, officer } = await aCommune();
    const bytes = Buffer.from('Tên thôn;Xã\nThôn Nhập Một;\nThôn Nhập Hai;');
    const found = await bring(officer, { unitId: commune.id, bytes, kind: 'villages' });
    await act(officer, found.id, 'commit', {});
    const villageId = async (name: string): Promise<string> => {
      const row = await api.database.queryOne<{ id: string }>(
        'select id from org.unit where parent_id = $1 and full_name = $2',
        [commune.id, name],
      );
      return row?.id ?? '';
    };
    const undoLast = async (): Promise<number> => {
      const { items } = (await api.get(`/api/communes/${commune.id}/acts`, { as: officer })).body;
      return (await api.post(`/api/acts/${items[0].id}/undo`, undefined, { as: officer })).status;
    };
    const obstacles = async () => (await api.get(`/api/imports/${found.id}/obstacles`, { as: officer })).body;
    return { commune, officer, found, villageId, undoLast, obstacles };
  };

  it('name a village that was renamed since, and are taken back once its name is again what it was', async () => {
    const { officer, found, villageId, undoLast, obstacles } = await aVillageImport();
    const id = await villageId('Thôn Nhập Một');
    const name = { word: 'Thôn', name: 'Nhập Đổi' };
    expect((await api.put(`/api/villages/${id}/name`, name, { as: officer })).status).toBe(200);
    expect(await obstacles()).toMatchObject({
      total: 1,
      items: [
        {
          ...{ kind: 'village', id, name: 'Thôn Nhập Đổi', words: 'đã đổi tên' },
          remedy: 'Thôn nhập nhầm thì gộp hoặc cho kết thúc ở trang Thôn.',
        },
      ],
    });
    const refused = await api.post(`/api/imports/${found.id}/undo`, undefined, { as: officer });
    expect([refused.status, refused.body.code]).toEqual([409, 'interop.undo-blocked']);
    expect((await see(officer, found.id)).state).toBe('committed');
    expect(await undoLast()).toBe(200);
    const stopped = async () => {
      await api.post(`/api/imports/${found.id}/undo`, undefined, { as: officer });
      return (await api.post(`/api/imports/${found.id}/cancel`, undefined, { as: officer })).body;
    };
    // No worker took it up: it is not without a way out.
    expect(await stopped()).toMatchObject({ state: 'committed', counts: { done: 2 } });
    expect(await act(officer, found.id, 'undo')).toMatchObject({ state: 'undone', counts: { undone: 2 } });
  });

  it('of villages are taken back although a team was made there and taken back, and name it while it stands', async () => {
    const { commune, officer, found, villageId, undoLast, obstacles } = await aVillageImport();
    const id = await villageId('Thôn Nhập Hai');
    const team = { unitId: id, decisionNumber: '7/QĐ', decidedOn: '2026-11-20' };
    expect((await api.post('/api/teams', team, { as: officer })).status).toBe(201);
    expect(await obstacles()).toMatchObject({ total: 1, items: [{ id, words: 'đã có việc làm sau đó, đã có tổ' }] });
    expect(await undoLast()).toBe(200);
    expect(await obstacles()).toMatchObject({ total: 0 });
    expect(await act(officer, found.id, 'undo')).toMatchObject({ state: 'undone', counts: { undone: 2 } });
    const { items } = (await api.get(`/api/communes/${commune.id}/acts`, { as: officer })).body;
    expect(items).toMatchObject([{ kind: 'team-added', isUndone: true }]);
  });

  it('are taken back although somebody of them was seated and that was undone, and name her once while she sits', async () => {
    const { province, commune, officer } = await aCommune();
    const village = await province.village(commune, 'Thôn 1');
    const team = await province.team(village, 'village-team');
    const bytes = Buffer.from(
      'Họ tên;Năm sinh;Thôn;Thuộc tổ\nNông Văn Anh;1970;Thôn 1;Không\nNông Văn Bảo;1971;Thôn 1;Không',
    );
    const found = await bring(officer, { unitId: commune.id, bytes });
    await act(officer, found.id, 'commit', {});
    const member = await api.database.queryOne<{ id: string }>(
      `select id from org.member where unit_id = $1 and full_name = 'Nông Văn Anh'`,
      [village.id],
    );
    const memberId = member?.id ?? '';
    const seat = { memberId, position: 'member' };
    const seated = await api.post(`/api/teams/${team.id}/seats`, seat, { as: officer });
    expect(seated.status).toBeLessThan(300);
    const standing = (await api.get(`/api/imports/${found.id}/obstacles`, { as: officer })).body;
    expect(standing).toMatchObject({ total: 1, items: [{ id: memberId, words: 'vị trí trong tổ đã thay đổi' }] });
    const { items } = (await api.get(`/api/communes/${commune.id}/acts`, { as: officer })).body;
    await api.post(`/api/acts/${items[0].id}/undo`, undefined, { as: officer });
    const free = (await api.get(`/api/imports/${found.id}/obstacles`, { as: officer })).body;
    expect(free).toEqual({ total: 0, items: [] });
    expect(await act(officer, found.id, 'undo')).toMatchObject({ state: 'undone', counts: { undone: 2 } });
    const after = (await api.get(`/api/communes/${commune.id}/acts`, { as: officer })).body;
    expect(after.items).toMatchObject([{ kind: 'seat-taken', isUndone: true, tookName: null }]);
  });

  it('read the first list of a file, name the others, and read one of these instead', async () => {
    const { commune, officer } = await aCommune();
    const bytes = await xlsxOf({
      'Ghi chú': [],
      'Tổ xã': [['Lù Seo Páo', '1988']],
      'Thôn 2': [
        ['Vàng Thị Mỷ', '1990'],
        ['Ma Thị Huệ', '1991'],
      ],
      'Ví dụ': [['Nguyễn Văn A', '1990']],
    });
    const found = await bring(officer, { unitId: commune.id, bytes });
    expect(found).toMatchObject({ sheetName: 'Tổ xã', otherSheets: ['Thôn 2'], counts: { ready: 1 } });
    const other = await api.put(`/api/imports/${found.id}/sheet`, { sheetName: 'Thôn 2' }, { as: officer });
    expect(other.body.state).toBe('reading');
    await work(api, found.id);
    const view = await see(officer, found.id);
    expect(view).toMatchObject({ sheetName: 'Thôn 2', otherSheets: ['Tổ xã'], counts: { ready: 2 } });
    const none = await api.put(`/api/imports/${found.id}/sheet`, { sheetName: 'Ví dụ' }, { as: officer });
    expect([none.status, none.body.code]).toEqual([400, 'interop.no-sheet']);

    const files = api.app.get(FileStore);
    expect(await files.has(`import-${found.id}`)).toBe(true);
    await files.remove(`import-${found.id}`);
    const gone = await api.put(`/api/imports/${found.id}/sheet`, { sheetName: 'Tổ xã' }, { as: officer });
    expect([gone.status, gone.body.code]).toEqual([409, 'interop.file-gone']);
    expect((await act(officer, found.id, 'commit', {})).otherSheets).toEqual([]);
  });

  it('keep no file that has one list, and say of a million blank rows what to do', async () => {
    const { commune, officer } = await aCommune();
    const found = await bring(officer, { unitId: commune.id, bytes: await xlsxOf({ A: [['Lù Seo Páo', '1988']] }) });
    expect(await api.app.get(FileStore).has(`import-${found.id}`)).toBe(false);
    const blank = Array.from({ length: 1_000_000 }, () => [] as string[]);
    const bytes = await xlsxOf({ A: [['Lù Seo Páo', '1988'], ...blank, ['Vàng Thị Mỷ', '1990']] });
    const refused = await bring(officer, { unitId: commune.id, bytes });
    expect(refused).toMatchObject({
      state: 'failed',
      failure: { code: 'platform.sheet-blank-rows', title: 'Tệp có quá nhiều dòng trống' },
    });
  });

  it('answer the same form twice with the same import, and refuse bytes that are no list', async () => {
    const { commune, officer } = await aCommune();
    const file = { unitId: commune.id, bytes: csv('Lù Seo Páo;1988;;;'), clientKey: newId() };
    const [first, second] = [await upload(api, officer, file), await upload(api, officer, file)];
    expect(second.body.id).toBe(first.body.id);
    const picture = await upload(api, officer, {
      unitId: commune.id,
      bytes: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    });
    expect([picture.status, picture.body.code]).toEqual([400, 'platform.sheet-kind']);
    for (const bytes of [Buffer.alloc(0), Buffer.from('\n;;\n')]) {
      const empty = await upload(api, officer, { unitId: commune.id, bytes });
      expect([empty.status, empty.body.code, empty.body.title]).toEqual([400, 'platform.sheet-empty', 'Tệp này trống']);
    }
    const blank = await bring(officer, { unitId: commune.id, bytes: await blankXlsx() });
    expect(blank).toMatchObject({
      state: 'failed',
      failure: { code: 'interop.no-rows', title: 'Tệp này trống' },
    });
    const nobody = await upload(api, officer, { ...file, clientKey: 'x' });
    expect(nobody.body.errors).toMatchObject([{ pointer: '#/clientKey' }]);
  });

  it('refuse another file, another name and another commune under the key of an earlier sending', async () => {
    const { province, commune, officer } = await aCommune();
    const file = { unitId: commune.id, bytes: csv('Lù Seo Páo;1988;;;'), clientKey: newId() };
    expect((await upload(api, officer, file)).status).toBe(201);
    const other = await province.commune('Xã Thử Khác');
    const neighbour = { ...officer, grants: [...officer.grants, ...province.officer('commune-officer', other).grants] };
    const others = [{ bytes: csv('Giàng Thị Dở;1990;;;') }, { fileName: 'ban-sua.xlsx' }, { unitId: other.id }];
    for (const change of others) {
      const sent = await upload(api, neighbour, { ...file, ...change });
      expect([sent.status, sent.body.code]).toEqual([409, 'platform.idempotency-conflict']);
    }
  });

  it('keep the file of a sending whose commit was done although its answer was lost', async () => {
    const { commune, officer } = await aCommune();
    const transactions = api.app.get(Transactions);
    const run = transactions.run.bind(transactions);
    const lost = jest.spyOn(transactions, 'run').mockImplementationOnce(async (work) => {
      await run(work);
      throw new Error('Connection terminated unexpectedly');
    });
    const { status, body } = await upload(api, officer, { unitId: commune.id, bytes: csv('Lù Seo Páo;1988;;;') });
    lost.mockRestore();
    expect(status).toBe(201);
    await work(api, body.id);
    expect(await see(officer, body.id)).toMatchObject({ state: 'checked', counts: { ready: 1 } });
  });

  it('are checked by the worker when the server that took an answer is killed before it checked', async () => {
    const { commune, officer } = await aCommune();
    const found = await bring(officer, {
      unitId: commune.id,
      bytes: csv('Lù Seo Páo;1988;;;', 'Giàng Thị Dở;1990;;;'),
    });
    const checking = api.app.get<CheckService>(CheckService, { strict: false });
    const killed = jest.spyOn(checking, 'check').mockRejectedValueOnce(new Error('killed'));
    await api.post(`/api/imports/${found.id}/skipped-rows`, { rows: [2], isSkipped: true }, { as: officer });
    killed.mockRestore();
    const waiting = await api.database.query(
      `select 1 from pgboss.job where name = 'interop.check-import' and state = 'created' and data ->> 'batchId' = $1`,
      [found.id],
    );
    expect(waiting.length).toBeGreaterThan(1);
    await work(api, found.id);
    expect(await see(officer, found.id)).toMatchObject({ state: 'checked', counts: { ready: 1, skipped: 1 } });
  });

  it('stop when the right of whoever started them has ended', async () => {
    const { commune, officer } = await aCommune();
    const found = await bring(officer, { unitId: commune.id, bytes: csv('Lù Seo Páo;1988;;;') });
    await api.post(`/api/imports/${found.id}/commit`, {}, { as: officer });
    await api.database.execute('delete from org.role_grant where account_id = $1', [officer.accountId]);
    await work(api, found.id);
    const view = await see(officer, found.id);
    expect(view).toMatchObject({ state: 'checked', failure: { code: 'interop.right-ended' }, counts: { ready: 1 } });
    expect(await membersUnder(commune.path)).toEqual([]);
  });

  it('forget somebody whose data is erased: written rows, rows that may be them, the file, the answers', async () => {
    const { province, commune, officer } = await aCommune();
    const known = await province.member(commune, 'Lù Xuân Quế');
    await api.database.execute(`update org.member set phone = '+84992100033' where id = $1`, [known.id]);
    const bytes = await xlsxOf({
      'Tổ xã': [
        ['Lù Xuân Quế', '1987'],
        ['Vàng Thị Mỷ', '1990'],
      ],
      'Thôn 2': [['Lù Xuân Quế', '1987']],
    });
    const [written, waiting] = [
      await bring(officer, { unitId: commune.id, bytes }),
      await bring(officer, { unitId: commune.id, bytes }),
    ];
    await act(officer, written.id, 'likenesses', { decision: 'same', rows: [2] });
    await act(officer, written.id, 'commit', {});
    const others = await bring(officer, { unitId: commune.id, bytes });
    await act(officer, others.id, 'repairs', { field: 'phone', value: '0992100033', rows: [2] });
    await act(officer, waiting.id, 'likenesses', { decision: 'same', rows: [2] });

    const asked = await api.post(
      '/api/data-requests',
      { memberId: known.id, kind: 'erasure', madeOn: '2026-11-20', clientKey: newId() },
      { as: officer },
    );
    const second = await grantFor(api, province.officer('commune-officer', commune));
    const doubts = await api.get(`/api/data-requests/${asked.body.id}/doubts`, { as: second });
    const theirs = doubts.body.items.map(({ key }: { key: string }) => key);
    const done = await api.post(`/api/data-requests/${asked.body.id}/acceptance`, { theirs }, { as: second });
    expect(done.body.state).toBe('done');
    const worker = api.app.get(JobWorker);
    await worker.start();
    const files = api.app.get(FileStore);
    const keys = [written, waiting, others].map(({ id }) => `import-${id}`);
    for (let turn = 0; turn < 200 && (await files.has(keys[0] ?? '')); turn += 1) await pause(50);
    await worker.stop();

    const words = ['Lù Xuân Quế', '0992100033', '+84992100033'];
    expect((await placesHolding(api.database, words)).filter((place) => place.startsWith('interop.'))).toEqual([]);
    expect(await Promise.all(keys.map((key) => files.has(key)))).toEqual([false, false, false]);
    const states = await api.database.query<{ state: string }>(
      `select state from interop.import_row where batch_id = any($1::uuid[]) and number = 2 order by state`,
      [[written.id, waiting.id, others.id]],
    );
    expect(states.map(({ state }) => state)).toEqual(['done', 'repeated', 'skipped']);
    await work(api, waiting.id);
    const back = await act(officer, waiting.id, 'skipped-rows', { rows: [2], isSkipped: false });
    expect(back.counts).toMatchObject({ ready: 0, problem: 0, likeness: 0, skipped: 1 });
    expect((await membersUnder(commune.path)).map(({ name }) => name)).not.toContain('Lù Xuân Quế');
  });

  it('forget the second row of somebody who was listed twice, and hold back the one that an officer left out', async () => {
    const { commune, officer } = await aCommune();
    const [once, asLeader] = ['Lù Khánh Vân;1987;;;', 'Lù Khánh Vân;1987;;;Tổ trưởng'];
    const found = await bring(officer, { unitId: commune.id, bytes: csv(once, once, asLeader) });
    expect(found.counts).toMatchObject({ ready: 1, repeated: 1, likeness: 1 });
    await act(officer, found.id, 'skipped-rows', { rows: [4], isSkipped: true });
    expect((await act(officer, found.id, 'commit', {})).counts).toMatchObject({ done: 1, repeated: 1, skipped: 1 });
    const [member] = await api.database.query<{ id: string }>(
      'select member_id as id from interop.import_row where batch_id = $1 and member_id is not null',
      [found.id],
    );
    const erase = () => api.app.get(PersonalData).erase({ memberId: member?.id ?? '', accountId: null });
    await api.app.get(Transactions).run(erase);
    expect(await leftOf(found.id)).toEqual([
      ...['1 read', '2 done erased', '3 repeated erased', '4 skipped set-aside'],
    ]);
  });

  it('forget what an officer said is the same as a row that became somebody, as long as the answer stands', async () => {
    const { commune, officer } = await aCommune();
    const names = ['Lù Khánh Vi', 'Lù Khánh Vở'];
    const list = names.flatMap((name, at) => [`${name};1987;099210006${at};;`, `${name};1987;099210007${at};;`]);
    const found = await bring(officer, { unitId: commune.id, bytes: csv(...list) });
    expect(found.counts).toMatchObject({ ready: 2, likeness: 2 });
    await act(officer, found.id, 'likenesses', { decision: 'same' });
    await act(officer, found.id, 'skipped-rows', { rows: [5], isSkipped: false });
    expect((await act(officer, found.id, 'commit', {})).counts).toMatchObject({ done: 2, skipped: 1, likeness: 1 });
    const members = await api.database.query<{ id: string }>(
      'select member_id as id from interop.import_row where batch_id = $1 and member_id is not null',
      [found.id],
    );
    for (const { id } of members)
      await api.app.get(Transactions).run(() => api.app.get(PersonalData).erase({ memberId: id, accountId: null }));
    // Nobody is asked: the third has another telephone, and goes by the officer's word; of the fifth that was taken apart.
    expect((await leftOf(found.id)).slice(1, 4)).toEqual(['2 done erased', '3 skipped erased', '4 done erased']);
    expect((await leftOf(found.id))[4]).not.toContain('erased');
  });

  const leftOf = async (id: string): Promise<string[]> => {
    const rows = await api.database.query<{ left: string }>(
      `select concat_ws(' ', number, state, problems->0->>'code') as left from interop.import_row where batch_id = $1 order by number`,
      [id],
    );
    return rows.map(({ left }) => left);
  };

  it('keep the row of a namesake when the other one is erased', async () => {
    const { province, commune, officer } = await aCommune();
    const known = await province.member(commune, 'Ma Xuân Lộc');
    const found = await bring(officer, { unitId: commune.id, bytes: csv('Ma Xuân Lộc;1987;;;') });
    await act(officer, found.id, 'likenesses', { decision: 'another', rows: [2] });
    const transactions = api.app.get(Transactions);
    await transactions.run(() => api.app.get(PersonalData).erase({ memberId: known.id, accountId: null }));
    await work(api, found.id);
    const view = await act(officer, found.id, 'commit', {});
    expect(view.counts).toMatchObject({ done: 1 });
  });

  it('are hidden from another commune like imports that are not there', async () => {
    const { province, commune, officer } = await aCommune();
    const other = province.officer('commune-officer', await province.commune());
    const found = await bring(officer, { unitId: commune.id, bytes: csv('Lù Seo Páo;1988;;;') });
    const nowhere = newId();
    for (const [method, path, body] of [
      ['get', '', undefined],
      ['get', '/rows?view=ready', undefined],
      ['get', '/obstacles', undefined],
      ['get', '/faulty-rows.xlsx', undefined],
      ['post', '/commit', {}],
      ['post', '/cancel', undefined],
      ['post', '/undo', undefined],
      ['post', '/rewrite', undefined],
      ['post', '/likenesses', { decision: 'same' }],
      ['post', '/proposals', { code: 'org.phone' }],
      ['post', '/answer-undo', undefined],
      ['post', '/commit-preview', { rows: [2] }],
    ] as const) {
      const ask = (id: string) =>
        method === 'get'
          ? api.get(`/api/imports/${id}${path}`, { as: other })
          : api.post(`/api/imports/${id}${path}`, body, { as: other });
      const [foreign, absent] = [await ask(found.id), await ask(nowhere)];
      expect([path, foreign.status]).toEqual([path, 404]);
      expect({ ...foreign.body, instance: '' }).toEqual({ ...absent.body, instance: '' });
    }
    const list = await api.get('/api/imports', { as: other });
    expect(list.body.items).toEqual([]);
    const own = await api.get('/api/imports', { as: officer });
    expect(own.body.items).toMatchObject([{ id: found.id, unitName: 'Xã Thử Nhập', rowCount: 2 }]);
    const foreignUpload = await upload(api, other, { unitId: commune.id, bytes: csv('A B;1988;;;') });
    expect(foreignUpload.status).toBe(404);
  });

  it('offer a form whose drop-downs know the villages of the commune', async () => {
    const { province, commune, officer } = await aCommune();
    await province.village(commune, 'Thôn Khe Sen');
    const file = await api.get(`/api/units/${commune.id}/import-template.xlsx?kind=roster`, { as: officer });
    const { sheets } = await openSpreadsheet(file.raw);
    expect(sheets.map(({ name }) => name)).toEqual(['Danh sách', 'Ví dụ', 'Danh mục']);
    const texts: string[] = [];
    for await (const row of sheets[2]?.rows() ?? []) texts.push(...row.cells);
    expect(texts).toEqual(expect.arrayContaining(['Thôn Khe Sen', 'Tổ trưởng', 'Người dân', 'Xã Thử Nhập']));
    const again = await bring(officer, { unitId: commune.id, bytes: file.raw });
    expect(again.state).toBe('checked');
  });
});

/** A word of letters for a number, so that names differ. */
function letters(index: number): string {
  return [...String(index)].map((digit) => 'abcdeghikl'[Number(digit)] ?? '').join('');
}
