import { CHOICES, IMPORT_FIELDS, type RowEdits } from '../imports/import-row.rules';
import { addressKey, type RegisterPlaces, villageOfHeading } from '../places/place-reading.rules';
import { type KnownUnit } from '../places/unit-match.rules';
import { withListedVillages } from '../places/village-row.rules';
import { PROBLEM_CODES, problemSentence } from '../uploads/template.rules';
import { readRosterRow, type RowTexts } from './roster-row.rules';
import { newVillageKey } from './team-capacity.rules';

const commune: KnownUnit = { id: 'hy', kind: 'commune', name: 'Hàm Yên', fullName: 'Xã Hàm Yên', parentId: 'p' };

const other: KnownUnit = { id: 'yp', kind: 'commune', name: 'Yên Phú', fullName: 'Xã Yên Phú', parentId: 'p' };

const village: KnownUnit = { id: 'v3', kind: 'village', name: '3', fullName: 'Thôn 3', parentId: 'hy' };

const whole = ({ id, fullName }: KnownUnit) => ({ id, fullName, isWhole: true });

const book = (more: Partial<RegisterPlaces> = {}): RegisterPlaces => ({
  ownCommune: commune,
  communes: new Map([['hy', commune]]),
  villages: new Map([['hy', [village]]]),
  villagesById: new Map([['v3', village]]),
  formerNames: [{ oldFullName: 'Xã Nhân Mục', unitId: 'hy' }],
  formerVillages: [{ oldFullName: 'Thôn Nà Khuổi', unitId: 'v3' }],
  addresses: new Map([
    [addressKey('Hàm Yên', ''), { outcome: 'found', units: [whole(commune)] }],
    [addressKey('Tân Thành', ''), { outcome: 'found', units: [whole(commune)] }],
    [addressKey('Yên Phú', ''), { outcome: 'found', units: [whole(other)] }],
    [
      addressKey('Minh Quang', ''),
      { outcome: 'choose', units: [commune, other].map((unit) => ({ ...unit, isWhole: false })) },
    ],
  ]),
  list: { isHasty: false, villages: new Map() },
  ...more,
});

const province = book({
  ownCommune: null,
  communes: new Map([
    ['hy', commune],
    ['yp', other],
  ]),
});

const texts = (some: Partial<RowTexts> = {}): RowTexts => ({
  ...(Object.fromEntries(IMPORT_FIELDS.map((field) => [field, ''])) as RowTexts),
  fullName: 'Lù Seo Páo',
  birthYear: '1980',
  kind: 'Người dân',
  ...some,
});

const codes = (row: Partial<RowTexts>, edits = {}, places = book()): string[] =>
  readRosterRow(texts(row), edits, places)
    .problems.filter(({ isBlocking }) => isBlocking)
    .map(({ code }) => code);

describe('a row of a list of people', () => {
  it('belongs to the village team where a village stands, to the commune team where none does', () => {
    expect(readRosterRow(texts({ village: 'Thôn 3' }), {}, book()).person).toMatchObject({
      villageId: 'v3',
      team: 'village-team',
    });
    expect(readRosterRow(texts(), {}, book()).person).toMatchObject({ communeId: 'hy', team: 'commune-team' });
    const seated = readRosterRow(texts({ village: 'Thôn 3', team: 'Tổ cấp xã' }), {}, book()).person;
    expect(seated).toMatchObject({ villageId: 'v3', team: 'commune-team' });
  });

  it('is led from an old commune to the one of today, and told so', () => {
    const row = readRosterRow(texts({ commune: 'Tân Thành' }), {}, province);
    expect(row.person.communeName).toBe('Xã Hàm Yên');
    expect(row.problems).toMatchObject([{ code: 'commune-from-old', isBlocking: false }]);
  });

  it('is asked where a commune was split, and never guessed', () => {
    const row = readRosterRow(texts({ commune: 'Minh Quang' }), {}, province);
    expect(row.person.communeId).toBeNull();
    expect(row.problems[0]).toMatchObject({
      code: 'commune-choose',
      repairs: [{ value: 'hy' }, { value: 'yp' }],
    });
    expect(codes({ commune: 'Minh Quang' }, { communeId: 'yp' }, province)).toEqual([]);
  });

  it('of another commune is refused to a commune, of an unknown one the close names are offered', () => {
    expect(codes({ commune: 'Yên Phú' })).toEqual(['commune-elsewhere']);
    const split = readRosterRow(texts({ commune: 'Minh Quang' }), {}, book({ communes: new Map() }));
    expect(split.problems[0]).toMatchObject({
      code: 'commune-elsewhere',
      params: { value: 'Xã Hàm Yên hoặc Xã Yên Phú' },
    });
    const row = readRosterRow(texts({ commune: 'Hàm Yênn' }), {}, province);
    expect(row.problems[0]).toMatchObject({
      code: 'commune-near',
      params: { near: 'Xã Hàm Yên' },
      repairs: [{ value: 'hy' }],
    });
    const old = readRosterRow(texts({ commune: 'Xã Nhân Mụcc' }), {}, province);
    expect(old.problems[0]).toMatchObject({
      code: 'commune-near',
      // The name that is near is the one of before: the sentence says it.
      params: { near: 'Xã Nhân Mục, nay là Xã Hàm Yên' },
      repairs: [{ field: 'communeId', value: 'hy', words: 'Chọn Xã Hàm Yên (Xã Nhân Mục cũ)' }],
    });
  });

  it('leads or is deputy by a column of work where no column says the place in the team', () => {
    const readWork = (organisation: string, position = '') =>
      readRosterRow(texts({ organisation, position, kind: 'Đoàn thể' }), {}, book());
    const leader = readWork('Tổ trưởng');
    expect(leader.person).toMatchObject({ position: 'leader', organisation: null });
    expect(leader.problems).toContainEqual(expect.objectContaining({ code: 'position-at-work', isBlocking: false }));
    expect(readWork('Phó tổ trưởng').person.position).toBe('deputy');
    for (const other of ['Trưởng thôn', 'Tổ trưởng tổ dân phố', 'Trưởng', 'Thành viên', 'Hội Phụ nữ'])
      expect([other, readWork(other).person.position]).toEqual([other, 'member']);
    expect(readWork('Tổ trưởng', 'Thành viên').person.position).toBe('member');
  });

  it('with the name a village had before is asked about its heir, first where it is the very name', () => {
    const asked = (typed: string, more: Partial<RegisterPlaces> = {}) => {
      const [problem] = readRosterRow(texts({ village: typed }), {}, book(more)).problems;
      return [problem?.code, problem?.params['near'], problem?.repairs.map(({ words }) => words)];
    };
    const [was, heir] = ['Thôn 3 (Thôn Nà Khuổi cũ)', 'Chọn Thôn 3 (Thôn Nà Khuổi cũ)'];
    expect(asked('thôn nà khuổi')).toEqual(['village-former', 'Thôn 3', [heir, 'Thêm Thôn Nà Khuổi']]);
    expect(asked('Thôn Na Khuoi')).toEqual(['village-choose', was, [heir, 'Thêm Thôn Na Khuoi']]);
    expect(asked('Thôn Nà Khuối')).toEqual(['village-unknown', was, ['Thêm Thôn Nà Khuối', heir]]);
    // Marked beside a name of before that bears nothing: its heir, or a village of its own.
    const plain = { formerVillages: [{ oldFullName: 'Thôn Mai', unitId: 'v3' }] };
    expect(asked('Thôn Mại', plain).slice(0, 2)).toEqual(['village-choose', 'Thôn 3 (Thôn Mai cũ)']);
    const hasty = { list: { isHasty: true, villages: new Map() } };
    expect(asked('THON NA KHUOI', hasty).slice(0, 2)).toEqual(['village-former', 'Thôn 3']);
  });

  it('with a name that several villages had before, or one had and another has, lets the officer choose', () => {
    const v4: KnownUnit = { id: 'v4', kind: 'village', name: '4', fullName: 'Thôn 4', parentId: 'hy' };
    const mai: KnownUnit = { id: 'v5', kind: 'village', name: 'Na Khuoi', fullName: 'Thôn Na Khuoi', parentId: 'hy' };
    const villagesById = new Map([village, v4, mai].map((unit) => [unit.id, unit]));
    const formerVillages = [
      ...[
        { oldFullName: 'Thôn Na Khuoi', unitId: 'v3' },
        { oldFullName: 'Thôn Nà Khuổi', unitId: 'v3' },
      ],
      ...[{ oldFullName: 'Thôn Nà Khuổi', unitId: 'v4' }],
    ];
    const asked = (more: Partial<RegisterPlaces>) => {
      const [problem] = readRosterRow(
        texts({ village: 'Thôn Nà Khuổi' }),
        {},
        book({ villagesById, ...more }),
      ).problems;
      return [problem?.code, problem?.params['near']];
    };
    expect(asked({ formerVillages })).toEqual([
      ...['village-choose', 'Thôn 3 (Thôn Nà Khuổi cũ), Thôn 4 (Thôn Nà Khuổi cũ)'],
    ]);
    expect(asked({ villages: new Map([['hy', [mai]]]) })).toEqual([
      ...['village-choose', 'Thôn 3 (Thôn Nà Khuổi cũ), Thôn Na Khuoi'],
    ]);
  });

  it('with a new village that another row spells with diacritics is proposed that one, and one that is told goes by one key', () => {
    const said = ['Thôn Nà Mò', 'Thon Na Mo'].map((name, at) => ({ number: at + 2, texts: texts({ village: name }) }));
    const read = (answers: readonly RowEdits[]) => {
      const rows = said.map((row, at) => ({ ...row, edits: answers[at] ?? {} }));
      const listed = withListedVillages(rows, book());
      return rows.map((row) => readRosterRow(row.texts, row.edits, listed));
    };
    const asked = read([]).map(({ problems: [problem] }) => problem);
    expect(asked.map((one) => [one?.code, one?.repairs.map(({ words }) => words)])).toEqual([
      ['village-unknown', ['Thêm Thôn Nà Mò']],
      ['village-spelling', ['Chọn Thôn Nà Mò (dòng 2)', 'Thêm Thôn Na Mo']],
    ]);
    const answers = asked.map((one): RowEdits => {
      const value = one?.repairs[0]?.value ?? '';
      return { village: value, newVillage: value };
    });
    const keys = read(answers).map(({ person }) => newVillageKey('hy', person.villageName));
    expect([...new Set(keys)]).toHaveLength(1);
  });

  it('with a village that others differ from by marked tones is proposed first what its sentence names', () => {
    const known = (...names: string[]) =>
      names.map((name): KnownUnit => ({ id: name, kind: 'village', name, fullName: `Thôn ${name}`, parentId: 'hy' }));
    const asked = (typed: string, ...names: string[]) => {
      const places = book({ villages: new Map([['hy', known(...names)]]) });
      const [problem] = readRosterRow(texts({ village: typed }), {}, places).problems;
      return [problem?.code, problem?.params['near'], problem?.repairs.map(({ words }) => words)];
    };
    const added = 'Thêm Thôn Mại';
    expect(asked('Thôn Mại', 'Mái')).toEqual(['village-unknown', 'Thôn Mái', [added, 'Chọn Thôn Mái']]);
    expect(asked('Thôn Mại', 'Mai')).toEqual(['village-spelling', 'Thôn Mai', ['Chọn Thôn Mai', added]]);
    for (const names of [
      ['Mái', 'Mai'],
      ['Mai', 'Mái'],
    ])
      expect([names, asked('Thôn Mại', ...names)]).toEqual([
        names,
        ['village-choose', 'Thôn Mai, Thôn Mái', ['Chọn Thôn Mai', added, 'Chọn Thôn Mái']],
      ]);
    expect(CHOICES).toContain('village-choose');
    // Without the same letters it is perhaps mistyped, which no sentence says.
    expect(asked('Thôn Nà Lèo', 'Nà Lèn')).toEqual(['village-unknown', '', ['Thêm Thôn Nà Lèo', 'Chọn Thôn Nà Lèn']]);
  });

  it('with an unknown village offers to add it, and adds it when told', () => {
    const row = readRosterRow(texts({ village: 'Thôn Nà Lèo' }), {}, book());
    expect(row.problems[0]).toMatchObject({
      code: 'village-unknown',
      repairs: [{ field: 'newVillage', value: 'Thôn Nà Lèo' }],
    });
    const told = readRosterRow(texts({ village: 'Thôn Nà Lèo' }), { newVillage: 'Thôn Nà Lèo' }, book());
    expect(told.person.newVillage).toEqual({ word: 'Thôn', name: 'Nà Lèo' });
  });

  it('never takes a formula or an error for a value, and tells it once', () => {
    expect(codes({ birthYear: '=YEAR(C3)' })).toEqual(['formula']);
    expect(codes({ phone: '#N/A' })).toEqual(['cell-error']);
    expect(codes({ birthYear: '=YEAR(C3)' }, { birthYear: '1980' })).toEqual([]);
  });

  it('takes the kind and the organisation from where people write them', () => {
    const kindOf = (row: Partial<RowTexts>) => {
      const { kind, organisation } = readRosterRow(texts({ kind: '', ...row }), {}, book()).person;
      return [kind, organisation];
    };
    expect(kindOf({ organisation: 'Chi hội trưởng Hội Phụ nữ thôn 3' })).toEqual(['mass-organisation', 'Hội Phụ nữ']);
    expect(kindOf({ kind: 'Đoàn thể', organisation: 'Hội CCB' })).toEqual(['mass-organisation', 'Hội Cựu chiến binh']);
    expect(kindOf({ kind: 'Viettel' })).toEqual(['telecom-it', 'Viettel']);
    expect(kindOf({ organisation: 'Công an xã' })).toEqual(['police', null]);
    expect(kindOf({ organisation: 'Trưởng thôn' })).toEqual(['resident', null]);
    expect(codes({ kind: 'Đoàn thể' })).toEqual(['organisation-missing']);
    expect(codes({ kind: 'Phi hành gia' })).toEqual(['kind-unknown']);
  });

  it.each(['Không', 'không có', 'Chưa', 'chưa xếp', 'Không thuộc tổ nào', 'ko', '-', 'Không xếp vị trí'])(
    'gives nobody a place whose team the file calls “%s”',
    (team) => expect(readRosterRow(texts({ team, village: 'Thôn 3' }), {}, book()).person.team).toBe('none'),
  );

  it('asks for words of position and team it does not know', () => {
    expect(codes({ position: 'Cố vấn' })).toEqual(['position-unknown']);
    expect(codes({ team: 'Tổ một' })).toEqual(['team-unknown']);
    expect(codes({ team: 'Tổ của thôn' })).toEqual(['village-missing']);
    expect(readRosterRow(texts({ position: 'Phó tổ trưởng' }), {}, book()).person.position).toBe('deputy');
  });
});

describe('a heading between rows', () => {
  it.each([
    ['II. Thôn Bản Pắng', 'Thôn Bản Pắng'],
    ['Tổ công nghệ số cộng đồng thôn 3: 5 người', 'thôn 3'],
    ['TDP Tân Quang', 'TDP Tân Quang'],
    ['Tổng cộng', null],
  ])('%j names %j', (heading, name) => {
    expect(villageOfHeading(heading)).toBe(name);
  });
});

describe('the sentences of problems', () => {
  it('are whole, without codes, none longer than a line and a half', () => {
    for (const code of PROBLEM_CODES) {
      const sentence = problemSentence(code, {
        typed: 'x',
        value: 'y',
        row: 3,
        commune: 'Xã A',
        team: 'Thôn B',
        limit: 5,
        holder: 'C',
        number: 1,
        teamName: 'D',
      });
      expect(sentence).toMatch(/[.]$/);
      expect(sentence).not.toMatch(/undefined|\{|interop|!/);
      expect(sentence.length).toBeLessThan(150);
    }
  });
});
