import { setTimeout as pause } from 'node:timers/promises';
import {
  type Actor,
  JobWorker,
  newId,
  openSpreadsheet,
  PersonalData,
  Transactions,
  vietnamDate,
} from '@lopso/platform';
import { CheckService } from '../../libs/interop/src/checks/check.service';
import { ForgetImports } from '../../libs/interop/src/imports/import.job';
import { anActiveMember } from '../support/identity';
import { grantFor, upload, work, xlsxOf } from '../support/imports';
import { LogRecord } from '../support/log-record';
import { filesHolding, placesHolding, placesWithMore, rowsHoldingYear, yearOfNobody } from '../support/personal-data';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { outside, untilOneWaitsFor } from '../support/races';
import { TableHold } from '../support/table-hold';
import { TestApi } from '../support/test-api';

const SENTENCE = 'Đã xóa theo yêu cầu của người này. Không nhập lại.';
const HELD =
  'Dòng này để riêng, chờ xem lại. Nếu biết rõ người trong dòng và cần thêm người ấy vào danh sách thì lấy lại dòng, nếu không thì để nguyên.';
const HEADS = 'Họ và tên;Năm sinh;SĐT;Thôn;Chức danh trong tổ';
const csv = (...lines: string[]): Buffer => Buffer.from([HEADS, ...lines].join('\n'));

describe('somebody erased', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let officer: Actor;
  const log = new LogRecord();
  beforeAll(async () => {
    api = await TestApi.start(log);
  });
  afterAll(async () => {
    await api.stop();
    log.end();
  });
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    commune = await province.commune('Xã Thử Xóa');
    officer = await grantFor(api, province.officer('commune-officer', commune));
  });

  const known = async (member: TestMember, phone: string | null, birthYear = 1987): Promise<TestMember> => {
    await api.database.execute('update org.member set phone = $2, birth_year = $3 where id = $1', [
      member.id,
      phone,
      birthYear,
    ]);
    return member;
  };
  const see = async (id: string) => (await api.get(`/api/imports/${id}`, { as: officer })).body;
  const bring = async (bytes: Buffer, more: { unit?: TestUnit; as?: Actor; fileName?: string; kind?: string } = {}) => {
    const { unit = commune, as = officer, ...form } = more;
    const sent = await upload(api, as, { unitId: unit.id, bytes, ...form });
    expect(sent.status).toBe(201);
    await work(api, sent.body.id);
    return sent.body.id as string;
  };
  const act = async (id: string, path: string, body?: object) => {
    const answer = await api.post(`/api/imports/${id}/${path}`, body, { as: officer });
    expect([path, answer.status]).toEqual([path, 200]);
    await work(api, id);
    return see(id);
  };
  const rowsOf = (id: string) =>
    api.database.query<{ number: number; cells: string[]; state: string; isErased: boolean }>(
      `select number, cells, state, erased_at is not null as "isErased" from interop.import_row where batch_id = $1 order by number`,
      [id],
    );
  /** Left out as perhaps the person's, of which nobody could be asked. */
  const heldIn = async (id: string): Promise<number[]> => {
    const skipped = await api.get(`/api/imports/${id}/rows?view=skipped`, { as: province.officer('department-admin') });
    const items = skipped.body.items as { number: number; problems: { sentence: string }[] }[];
    return items.flatMap(({ number, problems }) => (problems[0]?.sentence === HELD ? [number] : []));
  };
  const erasedIn = async (id: string): Promise<number[]> =>
    (await rowsOf(id)).filter(({ isErased }) => isErased).map(({ number }) => number);
  const sum = ({ counts }: { counts: Record<string, number> }): number =>
    Object.values(counts).reduce((all, count) => all + count, 0);

  interface Doubt {
    readonly key: string;
    readonly source: string;
    readonly row: number;
    readonly words: readonly string[];
  }
  const written = async (member: TestMember): Promise<string> => {
    const ask = { memberId: member.id, kind: 'erasure', madeOn: '2026-11-20', clientKey: newId() };
    return (await api.post('/api/data-requests', ask, { as: officer })).body.id as string;
  };
  const doubtsOf = async (id: string, as: Actor): Promise<Doubt[]> => {
    const { status, body } = await api.get(`/api/data-requests/${id}/doubts`, { as });
    expect(status).toBe(200);
    return (body as { items: Doubt[] }).items;
  };
  const accept = (id: string, as: Actor, body: object) => api.post(`/api/data-requests/${id}/acceptance`, body, { as });

  /** Asked on paper; what it gives accepts as a second officer, who says of all rows in doubt but those of the other name that they are the person's. */
  const askFor = async (member: TestMember, otherName = '') => {
    const id = await written(member);
    const as = province.officer('commune-officer', commune);
    return async () => {
      const doubts = await doubtsOf(id, as);
      const keysOf = (isOther: boolean): string[] =>
        doubts.flatMap(({ key, words }) => ((words[0] === otherName) === isOther ? key : []));
      return accept(id, as, { theirs: keysOf(false), others: keysOf(true) });
    };
  };
  const erase = async (member: TestMember, otherName?: string) => (await askFor(member, otherName))();
  const runWorkerUntil = async (isDone: () => Promise<boolean>): Promise<void> => {
    const worker = api.app.get(JobWorker);
    await worker.start();
    for (let turn = 0; turn < 700 && !(await isDone()); turn += 1) await pause(50);
    await worker.stop();
  };
  const jobsRest = async (): Promise<boolean> => {
    const sql = `select 1 from pgboss.job where name in ('platform.remove-files', 'interop.check-import')
      and state in ('created', 'retry', 'active') and start_after <= now()`;
    return (await api.database.query(sql)).length === 0;
  };

  it('is in no table, file or line of the log, in whatever form faulty rows of imports name them', async () => {
    const name = 'Giàng Xuyến Hoà';
    const [phone, digits] = ['+84992555333', '992555333'];
    const { year, rows: already } = await yearOfNobody(api.database);
    const member = await known(await province.member(commune, name), phone, year);
    const dotted = `0992.555.333`;
    const faulty = await bring(
      csv(
        `${name.normalize('NFD')};;${dotted};;`,
        `1. Đ/c Giàng Xuyến Hòa (tổ phó);193;${digits};;`,
        `GIÀNG XUYẾN HÒA;${year};12;;`,
        'giang xuyen hoa;;;;',
        `="Giàng Xuyến Hoà";="${year}";="0${digits}";;`,
        `;;0${digits};;`,
        'Ma Thị Nhìa;19;;;vợ anh Sử, em chị Giàng Xuyến Hòa',
        'Vàng Seo Páo;1990;;;',
        `Người lập: Giàng Xuyến Hòa;;;;`,
      ),
      { fileName: 'ds Giàng Xuyến Hòa.csv' },
    );
    await act(faulty, 'repairs', { field: 'birthYear', value: String(year), rows: [5] });
    await act(faulty, 'repairs', { field: 'phone', value: `0${digits}`, rows: [5] });
    const strange = await bring(Buffer.from(`Ai;Khi nào\nGiàng Xuyến Hòa;${year}\nSùng Thị Mỷ;1991`));
    const villages = await bring(
      Buffer.from(`Tên thôn;Trưởng thôn;SĐT trưởng thôn\nThôn Nà Lừa;Giàng Xuyến Hòa;0${digits}`),
      { kind: 'villages' },
    );
    const cancelled = await bring(csv(`Giàng Xuyến Hòa;${year};x;;`));
    await act(cancelled, 'cancel');
    const sheets = await bring(await xlsxOf({ Một: [['Vàng A', '1990']], Hai: [[name, String(year)]] }));
    const unread = (await upload(api, officer, { unitId: commune.id, bytes: csv(`${name};${year};;;`) })).body.id;
    const before = sum(await see(faulty));

    const words = [name, 'Giàng Xuyến Hòa', phone, digits, dotted];
    expect((await placesHolding(api.database, words)).length).toBeGreaterThan(5);
    expect(placesWithMore(await rowsHoldingYear(api.database, year), already)).toEqual(
      expect.arrayContaining(['interop.import_row.cells', 'interop.import_row.parsed', 'org.member.birth_year']),
    );
    expect((await erase(member)).body.state).toBe('done');
    await runWorkerUntil(jobsRest);
    // The worker also does what other files left waiting on this database: a check it did not come to is done here.
    for (const id of [faulty, strange, villages, sheets]) await work(api, id);
    expect(await placesHolding(api.database, words)).toEqual([]);
    expect(placesWithMore(await rowsHoldingYear(api.database, year), already)).toEqual([]);
    expect(filesHolding(process.env['FILES_DIRECTORY'] ?? '', [name])).toEqual([]);
    expect(log.linesHolding(words)).toEqual([]);
    expect(log.linesHoldingYear(year)).toEqual([]);

    expect(await erasedIn(faulty)).toEqual([2, 3, 4, 5, 6, 7, 10]);
    const view = await see(faulty);
    expect([sum(view), view.state, view.fileName]).toEqual([before, 'checked', 'Đã xóa theo yêu cầu']);
    const skipped = await api.get(`/api/imports/${faulty}/rows?view=skipped`, { as: officer });
    expect(skipped.body.items[0]).toMatchObject({ number: 2, cells: [], person: null });
    expect(skipped.body.items[0].problems.map((one: { sentence: string }) => one.sentence)).toEqual([SENTENCE]);
    const file = await api.get(`/api/imports/${faulty}/faulty-rows.xlsx`, { as: officer });
    const cells: string[][] = [];
    for await (const row of (await openSpreadsheet(file.raw)).sheets[0]?.rows() ?? []) cells.push([...row.cells]);
    expect(cells.map((row) => row[5])).toContain(SENTENCE);
    expect(cells.map(([first]) => first)).toContain('Ma Thị Nhìa');
    expect(JSON.stringify(cells)).not.toContain('Xuyến');
    const again = await see(await bring(file.raw));
    expect([again.counts.ready, again.counts.problem]).toEqual([0, 1]);

    expect(await erasedIn(strange)).toEqual([2]);
    expect((await rowsOf(villages))[1]).toMatchObject({ cells: ['Thôn Nà Lừa', '', ''], isErased: false });
    expect(await erasedIn(cancelled)).toEqual([2]);
    expect((await see(sheets)).otherSheets).toEqual([]);
    expect(await see(unread)).toMatchObject({ state: 'failed', failure: { code: 'interop.file-erased' } });
    await work(api, unread);
    expect(await rowsOf(unread)).toEqual([]);
  }, 120_000);

  it('leaves rows of the family, of namesakes and of longer names as they are', async () => {
    const member = await known(await province.member(commune, 'Lò Thị Xuân'), '+84992555334', 1980);
    const there = await province.commune();
    const family = await bring(
      csv(
        'Vàng Seo Sử;19;0992555334;;',
        'Lò Thị Xuân Thu;1985;0992555334;;lạ',
        'Lò Thị Xuân Thu;1980;0992555334;;lạ',
        'Lò Thị Xuân;1999;;;lạ',
        'Lò Thị Xuân;;0992555999;;',
        'Lò Thị Xuân;1980;;;lạ',
      ),
    );
    const as = await grantFor(api, province.officer('commune-officer', there));
    const far = await bring(csv('Lò Thị Xuân;;;;', 'Lò Thị Xuân;1980;;;lạ'), { unit: there, as });
    const foreign = await TestProvince.create(api.database);
    const abroad = await foreign.commune();
    const their = await grantFor(api, foreign.officer('commune-officer', abroad));
    const beyond = await bring(csv('Lò Thị Xuân;1980;;;lạ', 'Lò Thị Xuân;1977;0992 555 334;;lạ'), {
      unit: abroad,
      as: their,
    });
    // The fourth has their year as well: it may be their name with a word behind. The sixth looks like them by its name and has another telephone.
    // The seventh has name and year, and no telephone: so may a namesake.
    const id = await written(member);
    const second = province.officer('commune-officer', commune);
    const doubts = await doubtsOf(id, second);
    expect(doubts.map(({ row }) => row).sort()).toEqual([4, 6, 7]);
    const keysOf = (isTheirs: boolean): string[] =>
      doubts.flatMap(({ key, row }) => ((row === 7) === isTheirs ? key : []));
    expect((await accept(id, second, { theirs: keysOf(true), others: keysOf(false) })).body.state).toBe('done');
    expect(await erasedIn(family)).toEqual([7]);
    expect((await rowsOf(family)).map(({ cells }) => cells[2])).toEqual([
      'SĐT',
      '0992555334',
      '0992555334',
      '0992555334',
      '',
      '0992555999',
      undefined,
    ]);
    // The row of the other commune may be a namesake's and is not this officer's to see: it is held back.
    expect([await erasedIn(far), await heldIn(far), await erasedIn(beyond)]).toEqual([[], [3], [3]]);
    await work(api, far);
    const taken = await api.post(`/api/imports/${far}/skipped-rows`, { rows: [3], isSkipped: false }, { as });
    expect(taken.status).toBe(200);
    await work(api, far);
    expect([(await rowsOf(far))[2]?.cells[0], await heldIn(far)]).toEqual(['Lò Thị Xuân', []]);
  });

  it('leaves a namesake’s row of the same year where the officer says so, and finds the name spelt otherwise', async () => {
    const member = await known(await province.member(commune, 'Lý Thị Mỷ Sao'), '+84992555335', 1980);
    const there = await province.commune();
    const mine = await bring(
      csv(
        'Lí Thị Mỉ Sao;1980;;;lạ',
        'Lý Mỷ Sao;1980;12;;',
        'Lí Thị Mỉ Sao;1980;0992555335;;lạ',
        'Lý Thị Mỷ Sao;1980;12;;',
        'Lý Thị Mai Sao;1980;;;lạ',
      ),
    );
    const as = await grantFor(api, province.officer('commune-officer', there));
    const far = await bring(csv('Lý Thị Mỷ Sao;1980;;;lạ', 'Lí Thị Mỉ Sao;1980;;;lạ'), { unit: there, as });
    const id = await written(member);
    const second = province.officer('commune-officer', commune);
    const doubts = await doubtsOf(id, second);
    const undecided = doubts.map(({ row }) => row);
    expect(undecided).toEqual(expect.arrayContaining([2, 3]));
    for (const never of [4, 6]) expect(undecided).not.toContain(never);
    expect(doubts.find(({ row }) => row === 2)?.words[0]).toBe('Lí Thị Mỉ Sao');
    expect(await doubtsOf(id, province.officer('department-admin'))).toHaveLength(doubts.length + 2);

    const keyOf = (row: number): string => doubts.find((doubt) => doubt.row === row)?.key ?? '';
    const rest = doubts.flatMap(({ key, row }) => (row === 2 || row === 3 ? [] : key));
    const said = { theirs: [keyOf(3), ...rest], others: [keyOf(2)] };
    const unsaid = await accept(id, second, { theirs: said.theirs });
    expect([unsaid.status, unsaid.body.code, unsaid.body.params]).toEqual([
      409,
      'interop.rows-unanswered',
      { count: 1 },
    ]);
    expect(await erasedIn(mine)).toEqual([]);

    // What she saw is another row once somebody repairs it.
    await act(mine, 'repairs', { field: 'birthYear', value: '1981', rows: [3] });
    expect((await accept(id, second, said)).body.code).toBe('interop.rows-unanswered');
    const fresh = await doubtsOf(id, second);
    const isKept = ({ row }: Doubt): boolean => row === 2;
    const answer = {
      theirs: fresh.filter((doubt) => !isKept(doubt)).map(({ key }) => key),
      others: fresh.filter(isKept).map(({ key }) => key),
    };
    expect((await accept(id, second, answer)).status).toBe(200);
    expect(await erasedIn(mine)).toEqual(expect.arrayContaining([3, 4, 5]));
    for (const kept of [2, 6]) expect(await erasedIn(mine)).not.toContain(kept);
    expect([await erasedIn(far), await heldIn(far)]).toEqual([[], [2]]);
  });

  it('takes no namesake’s row of another unit, and is written again by none', async () => {
    const member = await known(await province.member(commune, 'Chẩu Thị Xoan'), '+84992555339', 1982);
    const there = await province.commune();
    const as = await grantFor(api, province.officer('commune-officer', there));
    const lines = [
      'Chẩu Thị Xoan;1982;;;Tổ trưởng',
      'Chẩu Thị Xoan;1982;0992555339;;',
      'Chẩu Thị Xoan;1982;0992555340;;',
      'Ma A Sử;1990;;;',
    ];
    const far = await bring(csv(...lines), { unit: there, as });
    const said = await api.post(`/api/imports/${far}/likenesses`, { decision: 'another' }, { as });
    expect(said.status).toBe(200);
    await work(api, far);
    expect((await erase(member)).body.state).toBe('done');
    await work(api, far);
    expect([await erasedIn(far), await heldIn(far)]).toEqual([[3], [2]]);
    // The answer that was given before does not bring the row back, nor does the writing of all that is ready.
    await api.post(`/api/imports/${far}/answer-undo`, undefined, { as });
    await work(api, far);
    expect(await heldIn(far)).toEqual([2]);
    await api.post(`/api/imports/${far}/commit`, {}, { as });
    await work(api, far);
    expect((await rowsOf(far)).map(({ state }) => state)).not.toContain('ready');
    const names = await api.database.query<{ birthYear: number; phone: string | null }>(
      `select birth_year as "birthYear", phone from org.member where unit_path <@ $1::ltree and full_name = 'Chẩu Thị Xoan'`,
      [there.path],
    );
    expect(names.map(({ phone }) => phone)).not.toContain('+84992555339');
    expect(names.map(({ phone }) => phone)).not.toContain(null);
  });

  it('leaves the row of a twin or a namesake that an officer, the writing or the check itself gave to them', async () => {
    const phone = '+84992100050';
    const twin = await known(await province.member(commune, 'Hoàng Văn Dũng'), phone, 1990);
    await known(await province.member(commune, 'Hoàng Văn Dung'), phone, 1990);
    const namesake = await known(await province.member(commune, 'Sùng Thị Mai'), null, 1982);
    const other = await known(await province.member(commune, 'Sùng Thị Mai'), null, 1982);
    const list = (unit: TestUnit, ...lines: string[]): Buffer =>
      Buffer.from([`${HEADS};Tổ;Xã`, ...lines.map((line) => `${line};${unit.name}`)].join('\n'));
    const twins = ['Hoàng Văn Dung', 'Hoàng Văn Dũng'].map((name) => `${name};1990;0992100050;;;Không xếp tổ`);
    const mine = await bring(list(commune, ...twins, 'Sùng Thị Mai;1982;;;;Tổ cấp xã'));
    await act(mine, 'likenesses', { decision: 'same', rows: [4], memberId: other.id });
    await act(mine, 'commit', {});
    const department = await grantFor(api, province.officer('department-officer'));
    const far = await bring(list(commune, ...twins), { unit: province.unit, as: department });
    const statesOf = async (id: string) => (await rowsOf(id)).map(({ state }) => state);
    expect([await statesOf(mine), await statesOf(far)]).toEqual([
      ['read', 'repeated', 'repeated', 'done'],
      ['read', 'repeated', 'repeated'],
    ]);
    // Of the twin's row in her own commune the officer says so; the other list is not hers to see.
    expect((await erase(twin, 'Hoàng Văn Dung')).body.state).toBe('done');
    expect([await erasedIn(mine), await erasedIn(far)]).toEqual([[3], [3]]);
    expect((await erase(namesake)).body.state).toBe('done');
    expect(await erasedIn(mine)).toEqual([3]);
  });

  describe('whose rows were said to be others that are no more, or that are not they', () => {
    /** Nobody is asked, as where the import is another unit's. */
    const eraseUnasked = ({ id }: TestMember): Promise<unknown> =>
      api.app.get(Transactions).run(() => api.app.get(PersonalData).erase({ memberId: id, accountId: null }));
    const registered = async (name: string): Promise<number> =>
      (
        await api.database.query('select from org.member where unit_path <@ $1::ltree and full_name = $2', [
          commune.path,
          name,
        ])
      ).length;

    it('goes with rows of a list that was taken back, and comes back by none that is taken up again', async () => {
      const name = 'Lù Khánh Vi';
      const lines = [`${name};1987;0992100060;;`, `${name};1987;;;`, `${name};1987;0992100061;;`, 'Ma A Khác;1990;;;'];
      const id = await bring(csv(...lines));
      await act(id, 'likenesses', { decision: 'same' });
      await act(id, 'commit', {});
      expect((await act(id, 'undo')).state).toBe('undone');
      const member = await known(await province.member(commune, name), '+84992100061');
      await eraseUnasked(member);
      // The fourth has her telephone and was said to be the second, which is as old and gives another number; the third repeats that.
      expect([await erasedIn(id), await heldIn(id)]).toEqual([[4], [2, 3]]);
      await act(id, 'rewrite');
      await act(id, 'commit', {});
      expect([await registered(name), (await rowsOf(id))[2]?.state]).toEqual([0, 'skipped']);
      // Whoever knows that it is somebody else takes it in again.
      await act(id, 'skipped-rows', { rows: [2], isSkipped: false });
      await act(id, 'commit', {});
      const kept = await api.database.query<{ phone: string }>(
        'select phone from org.member where unit_path <@ $1::ltree and full_name = $2',
        [commune.path, name],
      );
      expect(kept).toEqual([{ phone: '+84992100060' }]);
    });

    it('goes with the row that repeats one of a list that was taken back', async () => {
      const name = 'Lù Khánh Vở';
      const id = await bring(csv(`${name};1987;0992100062;;`, `${name};1987;;;`, 'Ma A Khác;1990;;;'));
      await act(id, 'commit', {});
      await act(id, 'undo');
      const member = await known(await province.member(commune, name), '+84992100062');
      await eraseUnasked(member);
      expect([await erasedIn(id), await heldIn(id)]).toEqual([[2, 3], []]);
      await act(id, 'rewrite');
      await act(id, 'commit', {});
      expect(await registered(name)).toBe(0);
    });

    it('goes with a row that was said to be somebody whom a list had brought that was taken back', async () => {
      const name = 'Giàng Seo Lử';
      const first = await bring(csv(`${name};1985;;;`));
      await act(first, 'commit', {});
      const second = await bring(csv(`${name};1985;0992100081;;`));
      await act(second, 'likenesses', { decision: 'same', rows: [2] });
      await act(first, 'undo');
      const member = await known(await province.member(commune, name), '+84992100081', 1985);
      await eraseUnasked(member);
      expect([await erasedIn(first), await heldIn(first), await erasedIn(second)]).toEqual([[], [2], [2]]);
      await work(api, second);
      expect((await api.post(`/api/imports/${second}/commit`, {}, { as: officer })).status).toBe(422);
      expect(await registered(name)).toBe(0);
    });

    it('goes where an officer said another of those whom she was shown, and the person was none of them', async () => {
      const name = 'Chẩu Thị Dế';
      await known(await province.member(commune, name), '+84992100070', 1982);
      const id = await bring(csv(`${name};1982;0992100071;;`, `${name};1982;;;Tổ trưởng`, 'Ma A Sử;1990;;;'));
      await act(id, 'likenesses', { decision: 'another' });
      const member = await known(await province.member(commune, name), '+84992100071', 1982);
      // Any answer checks anew: now the rows look like her as well.
      await act(id, 'repairs', { field: 'phone', value: '0992100073', rows: [4] });
      await eraseUnasked(member);
      await work(api, id);
      expect([await erasedIn(id), await heldIn(id)]).toEqual([[2], [3]]);
      await act(id, 'commit', {});
      expect(await registered(name)).toBe(1);
    });

    it('goes where an officer said another of the rows of her list', async () => {
      const name = 'Thào Thị Dế';
      const id = await bring(csv(`${name};1979;0992100091;;`, `${name};1979;0992100092;;`, 'Ma A Sử;1990;;;'));
      await act(id, 'likenesses', { decision: 'another' });
      const member = await known(await province.member(commune, name), '+84992100092', 1979);
      await act(id, 'repairs', { field: 'phone', value: '0992100093', rows: [4] });
      await eraseUnasked(member);
      await work(api, id);
      expect(await erasedIn(id)).toEqual([3]);
      await act(id, 'commit', {});
      const there = await api.database.query<{ phone: string }>(
        'select phone from org.member where unit_path <@ $1::ltree and full_name = $2',
        [commune.path, name],
      );
      expect(there).toEqual([{ phone: '+84992100091' }]);
    });

    it('is not brought back under another mark by a row of another unit with her telephone', async () => {
      const member = await known(await province.member(commune, 'Lý Thị Mỷ'), '+84992100075', 1982);
      const there = await province.commune();
      const as = await grantFor(api, province.officer('commune-officer', there));
      const lines = ['Mỹ', 'Mỉ', 'Mi', 'Mỹ'].map((name, at) => `Lý Thị ${name};${at === 3 ? 1960 : ''};0992100075;;`);
      const far = await bring(csv(...lines, 'Lý Thị Mỹ;1982;;;'), { unit: there, as });
      const done = await erase(member);
      expect(done.body.state).toBe('done');
      expect([await erasedIn(far), await heldIn(far)]).toEqual([[], [2, 3, 4]]);
      // The request says how many and until when, to whoever reads it later as well.
      const kept = { count: 3, until: vietnamDate(new Date(api.clock.now().getTime() + 90 * 86_400_000)) };
      expect(done.body.heldBack).toEqual(kept);
      const later = await api.get(`/api/data-requests/${done.body.id}`, { as: officer });
      expect(later.body.heldBack).toEqual(kept);
      // The trail says how many there are; they end by themselves, however much is done in that import.
      const told = await api.database.query<{ content: string }>(
        `select v.content::text as content from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
         where e.action = 'privacy.rows-set-aside' and e.unit_path <@ $1::ltree`,
        [commune.path],
      );
      expect(told.map(({ content }) => content)).toEqual([expect.stringMatching(/"count": ?3/)]);
      await api.database.execute(
        `update interop.import_row set held_at = held_at - interval '91 days' where batch_id = $1 and held_at is not null`,
        [far],
      );
      await api.app.get(ForgetImports, { strict: false }).handle();
      expect(await erasedIn(far)).toEqual([2, 3, 4]);
      expect((await rowsOf(far))[1]).toMatchObject({ cells: [], state: 'skipped' });
    });

    it('is not brought back by a row of another unit with her telephone and her name cut short or mistyped', async () => {
      const member = await known(await province.member(commune, 'Vàng Thị Muôn'), '+84992100077', 1982);
      const there = await province.commune();
      const as = await grantFor(api, province.officer('commune-officer', there));
      const hers = ['Vàng T. Muôn;1982', 'Vàng Thị Muông;1982', 'Chị Muôn;1982', 'Muôn;'];
      const others = ['Vàng Văn Páo;1982', 'Sùng Thị Xoan;1982', 'Vàng T. Muôn;1960'];
      const far = await bring(csv(...[...hers, ...others].map((one) => `${one};0992100077;;`)), { unit: there, as });
      expect((await erase(member)).body.state).toBe('done');
      expect([await erasedIn(far), await heldIn(far)]).toEqual([[], [2, 3, 4, 5]]);
    });

    it('stays where an officer who was shown her said another, also once that answer was given again', async () => {
      const name = 'Chẩu Thị Dí';
      const member = await known(await province.member(commune, name), '+84992100074', 1982);
      const id = await bring(csv(`${name};1982;0992100074;;Tổ phó`, 'Ma A Sử;1990;;;'));
      await act(id, 'likenesses', { decision: 'another' });
      await act(id, 'answer-undo');
      await act(id, 'likenesses', { decision: 'another' });
      await eraseUnasked(member);
      expect([await erasedIn(id), await heldIn(id)]).toEqual([[], []]);
    });
  });

  it('asks again about a row that says something else than when it was looked at', async () => {
    const member = await known(await province.member(commune, 'Lý Thị Kỷ Sao'), null, 1980);
    const mine = await bring(csv('Lí Thị Kỉ Sao;1980;12;;'));
    const id = await written(member);
    const second = province.officer('commune-officer', commune);
    const [before] = await doubtsOf(id, second);
    await act(mine, 'repairs', { field: 'phone', value: '', rows: [2] });
    const [after] = await doubtsOf(id, second);
    expect(after?.row).toBe(2);
    if (after?.key === before?.key) throw new Error('The key must change with the row');
    expect((await accept(id, second, { others: [before?.key] })).body.code).toBe('interop.rows-unanswered');
    expect((await accept(id, second, { theirs: [after?.key] })).body.state).toBe('done');
    expect(await erasedIn(mine)).toEqual([2]);
  });

  it('cannot be brought back by an answer, a check or the writing', async () => {
    const member = await known(await province.member(commune, 'Sùng Thị Vân'), '+84992555335', 1981);
    const id = await bring(csv('Sùng Thị Vân;19;0992555335;;', 'Vàng Thị Mỷ;19;;;'));
    await act(id, 'repairs', { field: 'birthYear', value: '1981', rows: [2, 3] });
    await erase(member);
    await work(api, id);
    const refused = await api.post(`/api/imports/${id}/answer-undo`, undefined, { as: officer });
    expect([refused.status, refused.body.counts?.problem]).toEqual([200, 1]);
    await work(api, id);
    await act(id, 'repairs', { field: 'fullName', value: 'Sùng Thị Vân', rows: [2] });
    await act(id, 'repairs', { field: 'birthYear', value: '1990', rows: [2, 3] });
    await act(id, 'skipped-rows', { rows: [2], isSkipped: false });
    const written = await act(id, 'commit', {});
    expect(written.counts).toMatchObject({ done: 1, skipped: 1, ready: 0, problem: 0 });
    expect(await placesHolding(api.database, ['Sùng Thị Vân'])).toEqual([]);
  });

  it('is not brought back by a check that read the rows before', async () => {
    const member = await known(await province.member(commune, 'Thào Thị Dính'), '+84992555336', 1982);
    const id = await bring(csv('Thào Thị Dính;1982;0992555336;;', 'Thào Thị Dính;1982;;;Tổ trưởng'));
    const sent = { field: 'position', value: 'Tổ phó', rows: [3] };
    const hold = await TableHold.on(process.env['DATABASE_URL'] ?? '', 'org.seat_number', 'access exclusive');
    const answering = outside(() => api.post(`/api/imports/${id}/repairs`, sent, { as: officer }));
    await hold.untilSomeoneWaits();
    expect((await erase(member)).body.state).toBe('done');
    await hold.release();
    expect((await answering).status).toBe(200);
    await api.app.get(CheckService, { strict: false }).check(id);
    expect(await placesHolding(api.database, ['Thào Thị Dính'])).toEqual([]);
    expect(await erasedIn(id)).toEqual([2, 3]);
  });

  it('waits for the chunk that a job is writing, and neither stands in the other’s way', async () => {
    const person = await anActiveMember(api, province, 'Cháng Thị Xuyến');
    const unit = person.member.unit;
    const as = await grantFor(api, province.officer('commune-officer', unit));
    const member = await known(person.member, null, 1983);
    const others = Array.from({ length: 620 }, (_, index) => `Hoàng Thị ${letters(index)};1990;;;`);
    [officer, commune] = [as, unit];
    const id = await bring(csv('Cháng Thị Xuyến;1983;0992555337;;', ...others, 'Cháng Thị Xuyến;1983;;;Tổ phó'));
    await act(id, 'likenesses', { decision: 'same', memberId: member.id });
    await act(id, 'repairs', { field: 'seat', value: 'none', alike: { field: 'team', code: 'team-full', typed: '' } });
    const begun = await api.post(`/api/imports/${id}/commit`, {}, { as });
    expect(begun.body).toMatchObject({ state: 'committing', workTotal: 622 });
    const accept = await askFor(member);
    const deadlocks = async () =>
      (
        await api.database.queryOne<{ n: number }>(
          'select deadlocks::int as n from pg_stat_database where datname = current_database()',
        )
      )?.n;
    const before = await deadlocks();
    // The chunk has locked the import and the person, and filled in the telephone, when it comes to the seats.
    const hold = await TableHold.on(process.env['DATABASE_URL'] ?? '', 'org.seat_term', 'share row exclusive');
    const writing = outside(() => work(api, id));
    await hold.untilSomeoneWaits();
    const erasing = outside(accept);
    await untilOneWaitsFor(api.database, 'from interop.import_batch where forgotten_at is null');
    await hold.release();
    const [erased] = await Promise.all([erasing, writing]);
    expect(erased.body.state).toBe('done');
    await work(api, id);
    await pause(1_100);
    expect(await deadlocks()).toBe(before);
    const view = await see(id);
    // The second chunk comes before the erasure or after it: its row was written and emptied, or left out.
    expect(view).toMatchObject({ state: 'committed', counts: { queued: 0, ready: 0, problem: 0 } });
    expect([view.counts.done + view.counts.skipped, view.counts.done >= 621]).toEqual([622, true]);
    expect(await erasedIn(id)).toEqual([2, 623]);
    const words = ['Cháng Thị Xuyến', '992555337'];
    expect(await placesHolding(api.database, words)).toEqual([]);
  });

  it('may be brought again: what is imported after the erasure is a new collecting', async () => {
    const member = await known(await province.member(commune, 'Hầu Thị Súa'), '+84992555338', 1984);
    const line = 'Hầu Thị Súa;1984;0992555338;;';
    await bring(csv(line));
    await erase(member);
    const id = await bring(csv(line));
    expect((await see(id)).counts).toMatchObject({ ready: 1, likeness: 0 });
    await act(id, 'commit', {});
    const [anew] = await api.database.query<{ id: string; fullName: string }>(
      `select id, full_name as "fullName" from org.member where unit_path <@ $1::ltree and erased_at is null`,
      [commune.path],
    );
    expect([anew?.fullName, anew?.id === member.id]).toEqual(['Hầu Thị Súa', false]);
    expect((await erase({ ...member, id: anew?.id ?? '' })).body.state).toBe('done');
    expect(await placesHolding(api.database, ['Hầu Thị Súa', '992555338'])).toEqual([]);
  });
});

/** A word of letters for a number, so that names differ. */
function letters(index: number): string {
  return [...String(index)].map((digit) => 'abcdeghikl'[Number(digit)] ?? '').join('');
}
