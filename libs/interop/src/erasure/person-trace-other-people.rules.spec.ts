import fc from 'fast-check';
import { speltOf } from '@lopso/platform';
import { sightOf } from './person-trace.rules';
import { type SoughtPerson, type TracedRow } from './traced-row.rules';

const hoa: SoughtPerson = {
  ...{ memberId: 'm1', words: ['lo', 'thi', 'hoa'], spelt: ['lò', 'thị', 'hòa'].map(speltOf), birthYear: 1980 },
  ...{ phone: '0992000111', provincePath: '08', communePath: '08.1', communeId: 'c1', communeName: 'Hàm Yên' },
};

const row = (cells: readonly string[], columns: TracedRow['columns'], kind: TracedRow['kind']): TracedRow => ({
  ...{
    batchId: 'b1',
    number: 2,
    kind,
    unitPath: '08.1',
    state: 'problem',
    memberId: null,
    sameAs: null,
    columns,
    cells,
  },
  ...{
    edits: {},
    parsed: null,
    problems: [],
    candidates: [],
    prior: null,
    headers: [],
    isAnother: false,
    isAlike: false,
    repeats: null,
    sameRow: null,
    saidOf: null,
  },
});

const surname = fc.constantFrom('Lò', 'Vàng', 'Giàng', 'Hoàng', 'Ma');

const middle = fc.constantFrom('Thị', 'Seo', 'Thị Hòa', 'Thị Lò', 'Lò Thị');

const given = fc.constantFrom(
  'Bình',
  'Sử',
  'Mai',
  'Lò',
  'Hòa Bình',
  'Hòa',
  'Chi',
  'Ký',
  'Viên',
  'Ý',
  'Anh Thư',
  'Hội',
  'Mới',
  'Kinh',
);

const writing = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  (text: string) => text.normalize('NFD'),
  (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, ''),
);

const leading = fc.constantFrom('', '1. ', 'Bà ', 'Đ/c ');

const others = fc
  .record({ surname, middle, given, writing, leading, cut: fc.nat() })
  .map(({ cut, leading: first, writing: write, ...name }) => {
    const words = `${name.surname} ${name.middle} ${name.given}`.split(' ');
    const at = 1 + (cut % (words.length - 1));
    return { words, parts: [first + write(words.slice(0, at).join(' ')), write(words.slice(at).join(' '))] as const };
  })
  .filter(({ words }) => words.join(' ') !== 'Lò Thị Hòa');

/** Her whole name, and its last word once more: read as a column that repeats it. */
const repeats = ({ words }: { words: readonly string[] }): boolean => words.join(' ').startsWith('Lò Thị Hòa Hòa');

type Layout = (left: string, right: string) => TracedRow;

const [year, phone] = ['1999', '0992000111'];

const layouts: Readonly<Record<string, Layout>> = {
  'one column': (a, b) => row([`${a} ${b}`, year, phone], { fullName: [0], birthYear: [1], phone: [2] }, 'roster'),
  'two lines': (a, b) => row([`${a}\n${b}`, year, phone], { fullName: [0], birthYear: [1], phone: [2] }, 'roster'),
  'two columns': (a, b) => row([a, b, year, phone], { fullName: [0, 1], birthYear: [2], phone: [3] }, 'roster'),
  'the left column': (a, b) => row([a, b, year, phone], { fullName: [0], birthYear: [2], phone: [3] }, 'roster'),
  'the right column': (a, b) => row([a, b, year, phone], { fullName: [1], birthYear: [2], phone: [3] }, 'roster'),
  'a sheet nobody matched': (a, b) => row(['1', a, b, year, phone], {}, 'roster'),
  'a list of villages': (a, b) => row(['Thôn 3', a, b, phone], { village: [0] }, 'villages'),
};

describe('a row of somebody else with the telephone of the family', () => {
  it.each(Object.keys(layouts))('is never taken nor cut unasked: the name in %s', (layout) => {
    fc.assert(
      fc.property(others, (other) => {
        fc.pre(layout !== 'two columns' || !repeats(other));
        const sight = sightOf(layouts[layout]?.(...other.parts) as TracedRow, hoa);
        expect(['own', 'naming']).not.toContain(sight?.kind);
      }),
      { numRuns: 500 },
    );
  });
});

/** Lò Thị Hòa as somebody in haste has her: without inner words, with a title, by first letters, with a letter more, less or other. */
const inHaste = fc
  .tuple(
    fc.constantFrom(
      ['Lò T.', 'Hòa'],
      ['L. T.', 'Hòa'],
      ['L.T', 'Hoà'],
      ['', 'Hòa'],
      ['Chị', 'Hòa'],
      ['Hòa', 'Lò'],
      ['Lò Thị', 'Hòan'],
      ['Lò', 'Hoa'],
    ),
    fc.constantFrom('', '1. ', 'Bà ', 'Đ/c '),
    writing,
  )
  .map(([[left = '', right = ''], first, write]) => [`${first}${write(left)}`, write(right)] as const);

describe('a row of hers with her telephone and year and a part of her name', () => {
  const rosters = Object.keys(layouts).filter((layout) => layout !== 'a list of villages');

  it.each(rosters)('is asked about, and held back where nobody may be asked: the name in %s', (layout) => {
    fc.assert(
      fc.property(inHaste, (parts) => {
        const found = layouts[layout]?.(...parts) as TracedRow;
        const sight = sightOf({ ...found, cells: found.cells.map((text) => (text === year ? '1980' : text)) }, hoa);
        expect([sight?.kind === 'own' || (sight?.kind === 'perhaps' && sight.isExact), found.cells]).toEqual([
          true,
          found.cells,
        ]);
      }),
      { numRuns: 500 },
    );
  });
});

/** Somebody's whole name as sheets have it: with capitals, in small letters, without diacritics, by the given name alone. */
const called = fc
  .tuple(others, fc.boolean())
  .map(([{ parts }, isByGivenName]) => {
    const whole = parts.join(' ');
    return isByGivenName ? (whole.split(' ').pop() ?? '') : whole;
  })
  .filter((name) => !/^(?:lò thị )?hòa$/iu.test(name.normalize('NFC')));

const hers = writing.map((write) => write('Lò Thị Hòa'));

const matched: TracedRow['columns'] = { fullName: [0], birthYear: [1], phone: [2], village: [3], team: [4], kind: [5] };

const headless = { fullName: [1], birthYear: [2], phone: [3] };

/** Rows that a sheet's columns do not fit: of somebody else, with her name only where it says so. */
const shifted: Readonly<Record<string, (other: string, name: string) => TracedRow>> = {
  'one to the right': (other) => row(['', other, '1999', phone], matched, 'roster'),
  'one to the right, without a year': (other) => row(['', other, phone], matched, 'roster'),
  'where the telephone should stand': (other) => row(['', '', other, phone], matched, 'roster'),
  'where the village should stand': (other) => row(['', '', phone, other], matched, 'roster'),
  'where the team should stand': (other) => row(['', '', phone, '', other], matched, 'roster'),
  'where the work should stand': (other) => row(['', '', phone, '', '', other], matched, 'roster'),
  'where nobody said what stands': (other) => row(['', '', phone, 'Thôn 3', 'Tổ 3', '', other], matched, 'roster'),
  'one to the left': (other) => row([other, '', '1999', phone], headless, 'roster'),
  'what an officer typed': (other) => ({ ...row(['', '', phone], matched, 'roster'), edits: { village: other } }),
  'a year before hers': (other, name) => row([name, other, phone], matched, 'roster'),
  'a telephone before hers': (other, name) => row([name, '', other, phone], matched, 'roster'),
  'one to the left with hers behind': (other, name) => row([other, name, phone], headless, 'roster'),
  'beside hers in a sheet nobody matched': (other, name) => row(['1', name, other, phone], {}, 'roster'),
  'before hers in a sheet nobody matched': (other, name) => row(['1', other, name, phone], {}, 'roster'),
  'far from hers in a sheet nobody matched': (other, name) => row(['1', name, '', phone, other], {}, 'roster'),
};

describe('a row of somebody else that its columns do not fit', () => {
  it.each(Object.keys(shifted))('is never taken nor cut unasked: the name %s', (layout) => {
    fc.assert(
      fc.property(called, hers, (other, name) => {
        const sight = sightOf(shifted[layout]?.(other, name) as TracedRow, hoa);
        expect(['own', 'naming']).not.toContain(sight?.kind);
      }),
      { numRuns: 500 },
    );
  });

  it('is asked about where a name stands under the head of numbers, as initials, or beside a near name', () => {
    const headers = ['STT', 'Họ và tên', 'Năm sinh', 'Điện thoại'];
    for (const [isExact, ...cells] of [
      [false, 'Vàng Seo Sử', 'Lò Thị Hòa', '1980', phone],
      [true, 'Vàng Seo Sử', 'Lò Hòa', '1980', phone],
      [false, '1', '', '', phone, 'V S S'],
    ] as const)
      expect([cells, sightOf({ ...row(cells, headless, 'roster'), headers }, hoa)]).toEqual([
        cells,
        { kind: 'perhaps', isExact },
      ]);
  });

  it('is asked about where its name stands in a column of places that were not read from it', () => {
    const places = { ...matched, district: [6], commune: [7] };
    const read = { communeId: 'c1', communeName: 'Xã Hàm Yên', villageId: 'v1', villageName: 'Nà Pầu' };
    const parsed = { ...read, team: 'none' as const };
    const said = (at: number, name: string, edits: TracedRow['edits']): string | undefined => {
      const cells = ['', '', phone, '', '', '', '', ''].map((text, column) => (column === at ? name : text));
      return sightOf({ ...row(cells, places, 'roster'), parsed, edits }, hoa)?.kind;
    };
    for (const name of ['Vàng Seo Sử', 'vang seo su', 'Sử'])
      for (const [at, edits] of [
        [6, {}],
        [6, { communeId: '0193b0a8-7c1e-7000-8000-0000000000c1' }],
        [7, { communeId: '0193b0a8-7c1e-7000-8000-0000000000c1' }],
        [7, { commune: 'Xã Hàm Yên' }],
        [3, { villageId: '0193b0a8-7c1e-7000-8000-0000000000e1' }],
        [3, { village: 'Nà Pầu' }],
      ] as const)
        expect([name, at, edits, said(at, name, edits)]).toEqual([name, at, edits, 'perhaps']);
    // A beginning of the name of a commune is read as that commune.
    expect([said(7, 'Sử', {}), said(7, 'hàm yên', {}), said(7, 'Xã Phù Lưu', {})]).toEqual(['perhaps', 'own', 'own']);
  });

  it('is asked about where its name begins as places do', () => {
    for (const name of ['Phuong Thao', 'PHUONG THI HOA', 'Phuong Thảo', 'Tinh Hoa', 'Phuong 1990', 'Ban Van Su']) {
      const found = row(['', '', phone, '', '', '', name], matched, 'roster');
      expect([name, sightOf(found, hoa)?.kind]).toEqual([name, 'perhaps']);
    }
  });

  it('is asked about where it stands under a head under which the word is no sex or people', () => {
    const headed = (head: string, word: string): string | undefined => {
      const headers = ['Họ tên', 'Năm sinh', 'Số máy', head];
      const columns = { fullName: [0], birthYear: [1], phone: [2] };
      return sightOf({ ...row(['', '', phone, word], columns, 'roster'), headers }, hoa)?.kind;
    };
    for (const [head, word, kind] of [
      ['Ghi chú', 'Hoa', 'perhaps'],
      ['Địa chỉ', 'Nam', 'perhaps'],
      ['Thôn', 'Kinh', 'perhaps'],
      ['Dân tộc', 'Nam', 'perhaps'],
      ['Ghi chú', 'Vàng', 'perhaps'],
      ['Giới tính', 'Nam', 'own'],
      ['Dân tộc', 'Hoa', 'own'],
      ['Ghi chú', 'mới', 'own'],
      ['Ghi chú', 'Vắng', 'own'],
    ])
      expect([head, word, headed(head ?? '', word ?? '')]).toEqual([head, word, kind]);
  });

  it('keeps its telephone unasked where it names her too', () => {
    for (const cells of [
      ['', 'Vàng Seo Sử', phone, 'Lò Thị Hòa'],
      ['', 'vàng seo sử', phone, 'vợ Lò Thị Hòa'],
      ['1', 'Sử', phone, 'Lò Thị Hòa'],
    ]) {
      const sight = sightOf(row(cells, matched, 'roster'), hoa);
      const remarks = sight?.kind === 'perhaps' ? sight.remarks : undefined;
      expect([remarks?.words, remarks?.otherwise?.cells, remarks?.ifMeant.cells]).toEqual([
        cells.filter((text) => text !== ''),
        new Set([3]),
        new Set([2, 3]),
      ]);
    }
  });
});

describe('a row of hers', () => {
  const isOwn = (cells: readonly string[], columns: TracedRow['columns'], more: Partial<TracedRow> = {}): boolean =>
    sightOf({ ...row(cells, columns, 'roster'), ...more }, hoa)?.kind === 'own';

  it('goes unasked without a name where its cells say what they are for, or nothing', () => {
    for (const cells of [
      ['', '1980', phone, 'Thôn 3', 'Tổ 3', 'Người dân'],
      ['-', '', `ĐT: ${phone}`, 'Thôn Nà Pầu', 'không có', 'Nông dân'],
      ['', 'không nhớ', phone, 'TDP Minh Tân, xã Hàm Yên', '', '', 'x', 'Nữ', 'Tày'],
      ['', '', phone, '', '', '', '12 hộ', 'Tổ trưởng', '#REF!'],
    ])
      expect([cells, isOwn(cells, matched)]).toEqual([cells, true]);
    const parsed = { communeId: 'c1', villageId: 'v1', villageName: 'Nà Pầu', team: 'none' as const };
    expect([{}, { parsed }].map((more) => isOwn(['', '', phone, 'Nà Pầu'], matched, more))).toEqual([false, true]);
    const chosen = {
      communeId: '0193b0a8-7c1e-7000-8000-0000000000c1',
      villageId: '0193b0a8-7c1e-7000-8000-0000000000e1',
    };
    const answers = { ...chosen, kindIs: 'resident', seat: 'none', nameIs: 'one', newVillage: 'Thôn Nà Pầu' };
    expect(isOwn(['', '', phone, ''], matched, { parsed, edits: answers })).toBe(true);
    const headers = ['Họ tên', 'Năm sinh', 'Số máy', 'Giới tính', 'Dân tộc'];
    const three = { fullName: [0], birthYear: [1], phone: [2] };
    expect([[], headers].map((heads) => isOwn(['', '', phone, 'Nam', 'Kinh'], three, { headers: heads }))).toEqual([
      false,
      true,
    ]);
  });

  it('goes unasked with its name where only places, work and remarks stand beside', () => {
    for (const cells of [
      ['Lò Thị Hòa', 'không nhớ', phone, 'Thôn Nà Pầu', 'Tổ của thôn', 'Cán bộ xã'],
      ['Lò Thị Hòa', '1980', phone, 'Nà Pầu', '', '', 'chồng Vàng Seo Sử'],
      ['lò thị hòa', '1980', phone, 'nà pầu', '', '', 'gọi buổi tối'],
    ])
      expect([cells, isOwn(cells, matched)]).toEqual([cells, true]);
    for (const cells of [
      ['Thôn 3', 'Lò Thị Hòa', 'tổ phó', phone],
      ['1', 'lò thị hòa', 'nữ', 'tày', 'thôn nà pầu', phone],
    ])
      expect([cells, isOwn(cells, {})]).toEqual([cells, true]);
  });
});
