import { speltOf } from '@lopso/platform';
import { longerNamesOf, type Sight, sightOf, sightOfOthers, surelyBeside } from './person-trace.rules';
import { leftOfHeld, leftOfOther, leftOfOwn } from './row-erasure.rules';
import { type SoughtPerson, type TracedRow } from './traced-row.rules';

const hoa: SoughtPerson = {
  ...{
    memberId: 'm1',
    words: ['lo', 'thi', 'hoa'],
    spelt: ['lò', 'thị', 'hòa'].map(speltOf),
    birthYear: 1980,
    phone: '0992000111',
  },
  ...{ provincePath: '08', communePath: '08.1', communeId: 'c1', communeName: 'Hàm Yên' },
};

/** A faulty row of the person's commune; the first three columns are name, birth year and telephone. */
const row = (cells: readonly string[], more: Partial<TracedRow> = {}): TracedRow => ({
  ...{ batchId: 'b1', number: 2, kind: 'roster', unitPath: '08.1', state: 'problem', memberId: null, sameAs: null },
  columns: { fullName: [0], birthYear: [1], phone: [2] },
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
  cells,
  ...more,
});

const kindOf = (cells: readonly string[], more: Partial<TracedRow> = {}): string =>
  sightOf(row(cells, more), hoa)?.kind ?? 'other';

const elsewhere = { unitPath: '08.2' };

describe('a row with the name of somebody erased', () => {
  it('is theirs with the telephone, as text, as a number, with signs or as a formula, wherever it stands', () => {
    for (const phone of ['0992000111', '992000111', '0992.000.111', '+84 992 000 111', '="0992000111"', '992000111.0'])
      expect([phone, kindOf(['Lò Thị Hoà', '1999', phone], { unitPath: '09.5' })]).toEqual([phone, 'own']);
    expect(kindOf(['Lò Thị Hòa', '', '', 'ĐT 0992 000 111, gọi buổi tối'], elsewhere)).toBe('own');
  });

  it('is theirs with a telephone of before 2018, in the register or in the row', () => {
    const now = { ...hoa, phone: '0590000005' };
    expect(sightOf(row(['Lò Thị Hòa', '1999', '01990000005']), now)?.kind).toBe('own');
    const before = { ...hoa, phone: '01990000005' };
    for (const phone of ['01990000005', '1990000005', '+841990000005', '0199.000.0005'])
      expect([phone, sightOf(row(['Lò Thị Hòa', '1999', phone]), before)?.kind]).toEqual([phone, 'own']);
  });

  it('is perhaps theirs, or a namesake’s, with the birth year in the province and no telephone: as a date, a formula or two digits', () => {
    for (const year of ['1980', '31/5/1980', '="1980"', '80', '1980.0'])
      expect([year, kindOf(['lo thi hoa', year, ''], elsewhere)]).toEqual([year, 'perhaps']);
    expect(kindOf(['Lò Thị Hòa', '1980', ''], { unitPath: '09.5' })).toBe('other');
  });

  it('is perhaps theirs in the commune when it contradicts nothing', () => {
    expect(kindOf(['Lò Thị Hòa', '', ''])).toBe('perhaps');
    expect(kindOf(['Lò Thị Hòa', 'không nhớ', 'x'])).toBe('perhaps');
    expect(kindOf(['Lò Thị Hòa', '', ''], elsewhere)).toBe('other');
  });

  it('is asked about, telephone or not, where its name names somebody else on another line', () => {
    for (const cells of [
      ['Vàng Seo Sử\nLò Thị Hòa', '1975', '0992000111'],
      ['Lò Thị Hòa\r\nVàng Seo Sử', '1980', '0992000111'],
      ['1. Lò Thị Hòa\t2. Vàng Seo Sử', '', ''],
    ])
      expect([cells, sightOf(row(cells), hoa)]).toEqual([cells, { kind: 'perhaps', isExact: false }]);
    for (const name of ['Lò Thị\nHòa', '1.\nLò Thị Hòa\n(tổ phó)'])
      expect([name, kindOf([name, '', '0992000111'])]).toEqual([name, 'own']);
  });

  it('is nobody’s unasked where its name goes on in the next line or column, whatever telephone stands there', () => {
    for (const name of ['Lò Thị Hòa\nBình', 'Lò Thị Hòa\tbình', 'Hà\nLò Thị Hòa', 'Lò Thị Hòa Bình']) {
      expect([name, kindOf([name, '1999', '0992000111'])]).not.toEqual([name, 'own']);
      expect([name, kindOf([name, '1980', '0992000111'])]).toEqual([name, 'perhaps']);
    }
    const two = { columns: { fullName: [0, 1], birthYear: [2], phone: [3] } };
    expect(kindOf(['Lò Thị Hòa', 'Bình', '1999', '0992000111'], two)).toBe('other');
    expect(kindOf(['Lò Thị Hòa', 'Bình', '1980', '0992000111'], two)).toBe('perhaps');
    expect(kindOf(['Lò Thị', 'Hòa', '1999', '0992000111'], two)).toBe('own');
  });

  it('is asked about where its name goes on in a column that nobody matched', () => {
    const half = { columns: { fullName: [0], birthYear: [2], phone: [3] } };
    const sees = (cells: readonly string[], more: Partial<TracedRow> = half): Sight => sightOf(row(cells, more), hoa);
    const exact = { kind: 'perhaps', isExact: true };
    const near = { kind: 'perhaps', isExact: false };
    expect(sees(['Lò Thị', 'Hòa', '1980', '0992000111'])).toEqual(exact);
    expect(sees(['Lò Thị', 'Hòa', '', ''])).toEqual(exact);
    expect(sees(['Lò Thị', 'Hòa', '1991', ''])).toBeNull();
    expect(sees(['Lò Thị', 'HÒA BÌNH', '1980', '0992000111'])).toEqual(exact);
    expect(sees(['Lò Thị', 'HÒA BÌNH', '', '0992000111'])).toEqual(near);
    expect(sees(['Lò Thị', 'Hòa', '1980', '0992000111', 'Bình'])).toEqual(exact);
    const apart = { columns: { fullName: [0], phone: [3] } };
    expect(sees(['Lò Thị', 'Hòa', 'Bình', '0992000111'], apart)).toEqual(near);
    const village = { columns: { fullName: [0], village: [1], phone: [3] } };
    expect(sees(['Lò Thị', 'Hòa', '', '0992000111'], village)).toBeNull();
  });

  it('is theirs where a second column only says the end of the name again', () => {
    const two = { columns: { fullName: [0, 1], birthYear: [2], phone: [3] } };
    for (const given of ['Hòa', 'hoà', 'Lò Thị Hòa', 'THỊ HÒA', ' '])
      expect([given, kindOf(['Lò Thị Hòa', given, '1999', '0992000111'], two)]).toEqual([given, 'own']);
    expect(kindOf(['Lò Thị Hòa', 'a', '1980', '0992000111'], two)).toBe('perhaps');
  });

  it('is asked about in a sheet whose columns are not known, where a cell beside it or a line may be another’s or go on with it', () => {
    for (const cells of [
      ['1', 'Lò Thị Hòa', 'Bình', '0992000111'],
      ['1', 'Lò Thị Hòa', '', 'Bình', '0992000111'],
      ['Hà', 'Lò Thị Hòa', '1980', '0992000111'],
      ['Lò Thị', 'Hòa', 'Bình', '0992000111'],
      ['Vàng Seo Sử\nLò Thị Hòa', '', '0992000111'],
    ])
      expect([cells, sightOf(row(cells, { columns: {} }), hoa)]).toEqual([cells, { kind: 'perhaps', isExact: false }]);
    const unmatched = { columns: {} };
    for (const cells of [
      ['Thôn 3', 'Lò Thị Hòa', 'tổ phó', '0992000111'],
      ['1', 'Bà Lò Thị Hòa', 'Nữ', 'Tày', '0992000111'],
      ['2', 'Lò Thị Hòa', '0992000111'],
    ])
      expect([cells, kindOf(cells, unmatched)]).toEqual([cells, 'own']);
    expect(sightOf(row(['1', 'Lò Thị Hòa, thôn 3', '0992000111'], unmatched), hoa)).toEqual({
      ...{ kind: 'perhaps', isExact: true },
    });
    for (const cells of [
      ['1', 'Vàng Seo Sử', '1975', '0977', 'vợ Lò Thị Hòa'],
      ['1', 'Lò Thị Hòa - Đảng viên', '1991', '0977'],
    ])
      expect([cells, surelyBeside(row(cells, unmatched), hoa)]).toEqual([cells, null]);
    const perhaps = row(['1', 'Vàng Seo Sử', '1975', 'CHỒNG CHỊ LÒ THỊ HÒA Ở THÔN 3'], unmatched);
    expect(sightOf(perhaps, hoa)).toMatchObject({ remarks: { words: [perhaps.cells[3]], otherwise: null } });
    for (const cells of [
      ['1', 'Vàng Seo Sử', '1975', '0992000111', 'vợ Lò Thị Hòa'],
      ['1', 'Vàng Seo Sử', '1975', '0992000111', 'Lò Thị Hòa'],
      ['1', 'LÒ THỊ HÒA TỔ PHÓ', '1980', '0992000111'],
    ])
      expect([cells, sightOf(row(cells, { columns: {} }), hoa)]).toEqual([cells, { kind: 'perhaps', isExact: false }]);
  });

  it('of two cells is shared where a line of them is another’s', () => {
    const two = { columns: { fullName: [0, 1], birthYear: [2], phone: [3] } };
    expect(sightOf(row(['Vàng Seo Sử\nLò Thị', 'Hòa', '', '0992000111'], two), hoa)).toEqual({
      kind: 'perhaps',
      isExact: false,
    });
  });

  it('is theirs with any apostrophe and with signs that nobody sees, and asked about with the surname of another', () => {
    const lu: SoughtPerson = {
      ...hoa,
      words: ['giang', 'a', 'h', 'lu'],
      spelt: ['giàng', 'a', 'h', 'lử'].map(speltOf),
    };
    const seen = (name: string, person = hoa): Sight => sightOf(row([name, '1999', '0992000111']), person);
    for (const name of ["Giàng A H'Lử", 'Giàng A H’Lử', 'Giàng A HʼLử', 'GIÀNG A HʹLỬ'])
      expect([name, seen(name, lu)]).toEqual([name, { kind: 'own' }]);
    for (const name of ['Lò Thị Hò\u00ada', '\u200eLò Thị Hòa\u200f', 'Lò\u2068 Thị Hòa'])
      expect([name, seen(name)]).toEqual([name, { kind: 'own' }]);
    const ma: SoughtPerson = { ...hoa, words: ['ma', 'thi', 'hoa'], spelt: ['mã', 'thị', 'hòa'].map(speltOf) };
    expect(['Mã Thị Hòa', 'Ma Thi Hoa', 'Ma Thị Hòa'].map((name) => seen(name, ma)?.kind)).toEqual([
      'own',
      'own',
      'perhaps',
    ]);
  });

  it('is everybody’s question where the very name stands beside a longer one that the register knows', () => {
    const longerIn = (name: string): number => {
      const found = row([name, '1980', '']);
      return longerNamesOf(found, hoa, sightOf(found, hoa)).length;
    };
    expect(['Lò Thị Hòa Bình', 'Lò Thị Hòa\nLò Thị Hòa Bình'].map(longerIn)).toEqual([1, 0]);
  });

  it('that is surely another’s names them in what is said beside its name', () => {
    const cells = ['Lò Thị Hòa Bình', '1999', '', 'con bà Lò Thị Hòa'];
    const sight = surelyBeside(row(cells), hoa);
    expect(sight).toEqual({ kind: 'naming', cells: new Set([3]), isPerhaps: false });
    expect(leftOfOther(row(cells), hoa, { sight, erasedRows: new Set() })?.cells).toEqual([...cells.slice(0, 3), '']);
    expect(sightOfOthers(row(cells.slice(0, 3)), hoa)).toBeNull();
  });

  it('names somebody in a remark that has a name on each line', () => {
    const two = { ...hoa, words: ['ly', 'my'], spelt: ['lý', 'mỷ'].map(speltOf) };
    const sight = sightOf(row(['Vàng Seo Sử', '1975', '', 'Con:\nVàng A Páo\nLý Mỷ']), two);
    expect(sight).toEqual({ kind: 'naming', cells: new Set([3]), isPerhaps: false });
  });

  it('stands in the commune by what was read, by whose list it is, or by its words', () => {
    const read = { parsed: { communeId: 'c1', team: 'none' as const }, unitPath: '08' };
    expect(kindOf(['Lò Thị Hòa', '', ''], read)).toBe('perhaps');
    expect(kindOf(['Lò Thị Hòa', '', ''], { parsed: { communeId: 'c2', team: 'none' }, unitPath: '08' })).toBe('other');
    expect(kindOf(['Lò Thị Hòa', '', '', 'xã Hàm Yên'], { unitPath: '08' })).toBe('perhaps');
  });

  it('is a namesake’s with another telephone or year and nothing that agrees', () => {
    expect(kindOf(['Lò Thị Hòa', '1991', ''])).toBe('other');
    expect(kindOf(['Lò Thị Hòa', '', '0992000999'])).toBe('other');
    expect(kindOf(['Lò Thị Hòa', '1980', '0992000999'], elsewhere)).toBe('other');
    expect(kindOf(['Lò Thị Hòa', '1980', '0992000999'])).toBe('perhaps');
  });

  it('counts what an officer typed and what was read', () => {
    const typed = { fullName: 'Lò Thị Hòa', birthYear: '1980', phone: '0992000111' };
    expect(kindOf(['#N/A', '#N/A', ''], { edits: typed })).toBe('own');
    const parsed = { fullName: 'Lò Thị Hòa', birthYear: 1980, team: 'none' as const, communeId: null };
    expect(kindOf(['', '', ''], { parsed })).toBe('perhaps');
  });

  it('is asked about where its cell says somebody else as well, telephone or not', () => {
    for (const name of [
      'Vàng Seo Sử (chồng Lò Thị Hòa)',
      'Vàng Seo Sử, Lò Thị Hòa',
      'Lò Thị Hòa và Vàng Seo Sử',
      'Con bà Lò Thị Hòa',
      '1. Vàng Seo Sử 2. Lò Thị Hòa',
      '• Vàng Seo Sử\n• Lò Thị Hòa',
      'Vàng Seo Sử\u2028Lò Thị Hòa',
    ])
      expect([name, sightOf(row([name, '1975', '0992000111']), hoa)]).toEqual([
        name,
        { kind: 'perhaps', isExact: false },
      ]);
    for (const [name, isExact] of [
      ['Lò Thị Hòa, thôn 3', true],
      ['Lò Thị Hoa', true],
      ['Lỗ Thị Hóa', true],
    ] as const)
      expect([name, sightOf(row([name, '1980', '0992000111']), hoa)]).toEqual([name, { kind: 'perhaps', isExact }]);
    for (const name of ['Trưởng thôn Lò Thị Hòa', 'Lò Thi Hoà', 'Lo Thi Hoa'])
      expect([name, kindOf([name, '1999', '0992000111'])]).toEqual([name, 'own']);
  });

  it('is asked about where an officer typed another name, or another was read', () => {
    const sees = (more: Partial<TracedRow>): Sight => sightOf(row(['Lò Thị Hòa', '1980', '0992000111'], more), hoa);
    for (const fullName of ['Vàng Thị Hoa', 'Lò Thị Hòa Bình']) {
      expect(sees({ edits: { fullName } })).toEqual({ kind: 'perhaps', isExact: false });
      expect(sees({ parsed: { fullName, team: 'none' } })).toEqual({ kind: 'perhaps', isExact: false });
    }
    expect(kindOf(['Lò Thị Hòa Bình', '1980', '0992000111'], { edits: { fullName: 'Lò Thị Hòa' } })).toBe('own');
  });

  it('is asked about where a word in a column that nobody matched may go on with it', () => {
    const half = { columns: { fullName: [0], birthYear: [2], phone: [3] } };
    for (const beside of ['Bình', 'BÌNH', 'bình', 'Hòa Bình', 'Nam', 'Chi', 'Ý', 'Mới', 'Bình (1999)'])
      expect([beside, sightOf(row(['Lò Thị Hòa', beside, '1999', '0992000111'], half), hoa)]).toEqual([
        beside,
        { kind: 'perhaps', isExact: false },
      ]);
    const agreed = sightOf(row(['Lò Thị Hòa', 'Tân Lập', '1980', '0992000111'], half), hoa);
    expect(agreed).toEqual({ kind: 'perhaps', isExact: true });
    const headed = { ...half, headers: ['Họ và tên', 'Giới tính', 'Năm sinh', 'Điện thoại'] };
    expect(kindOf(['Lò Văn Hòa', 'Nam', '1980', ''], headed)).toBe('other');
    expect(kindOf(['Lò Thị Hòa', 'Nam', '1980', '0992000111'], headed)).toBe('own');
    const gap = { columns: { fullName: [0], phone: [3] } };
    expect(kindOf(['Lò Thị Hòa', '', 'Bình', '0992000111'], gap)).toBe('perhaps');
    for (const beside of ['Nữ', 'Tày', "H'Mông", 'TV', '', '12 hộ', 'x'])
      expect([beside, kindOf(['Lò Thị Hòa', beside, '1980', '0992000111'], half)]).toEqual([beside, 'own']);
    const right = { columns: { fullName: [1], birthYear: [2], phone: [3] } };
    for (const before of ['Giàng', '1. giàng', 'Đ/c Ma'])
      expect([before, kindOf([before, 'Lò Thị Hòa', '1999', '0992000111'], right)]).toEqual([before, 'perhaps']);
    expect(kindOf(['1. giàng', 'lò thị hòa', '1999', '0992000111'], half)).toBe('perhaps');
  });

  it('is not theirs once somebody said so, or it was written as somebody else', () => {
    const candidates: TracedRow['candidates'] = [
      {
        ...{ kind: 'member', memberId: 'm1', fullName: 'Lò Thị Hòa', birthYear: 1980, phone: null, unitName: '' },
        ...{ teamId: null, teamName: null, seatNumber: null },
      },
    ];
    const said = ['Lò Thị Hòa', '1980', '0992000111'];
    expect(kindOf(said, { isAnother: true, isAlike: true, candidates })).toBe('other');
    expect(kindOf(said, { sameAs: 'm2' })).toBe('other');
    expect(kindOf(said, { state: 'done', memberId: 'm2' })).toBe('other');
    expect(kindOf(said, { state: 'undone', memberId: 'm2' })).toBe('own');
    for (const [name, more, kind] of [
      ['Ai đó', { memberId: 'm1' }, 'own'],
      ['Ai đó', { sameAs: 'm1' }, 'own'],
      ['lo thi hoa', {}, 'own'],
      ['Lò Hòa', {}, 'own'],
      ['Lò Thị Hòa Bình', {}, 'perhaps'],
      ['Vàng Thị Hòa', {}, 'perhaps'],
    ] as const)
      expect([name, kindOf([name, '1980', '0992000111'], { ...more, isAlike: true })]).toEqual([name, kind]);
  });

  it('loses what it says of them beside its name, also once it was written, and keeps a namesake’s own name', () => {
    const done = { state: 'done' as const, memberId: 'm2' };
    const husband = row(['Vàng Seo Sử', '1975', '', 'vợ Lò Thị Hòa'], done);
    expect(surelyBeside(husband, hoa)).toEqual({ kind: 'naming', cells: new Set([3]), isPerhaps: false });
    expect(sightOf(husband, hoa)).toEqual(surelyBeside(husband, hoa));
    const mother = 'con bà Lò Thị Hòa, 0992000111';
    const namesake = row(['Lò Thị Hòa', '1991', '', mother], {
      ...done,
      edits: { fullName: 'Lò Thị Hòa', organisation: 'Nhà Lò Thị Hòa' },
      parsed: { fullName: 'Lò Thị Hòa', organisation: 'Nhà Lò Thị Hòa', team: 'none' },
    });
    expect(sightOf({ ...namesake, cells: ['Lò Thị Hòa', '1991', '', 'Lò Thị Hòa đã đổi số'] }, hoa)).toBeNull();
    const asked = sightOf(namesake, hoa);
    const sight = asked?.kind === 'perhaps' ? asked.remarks?.ifMeant : undefined;
    if (sight === undefined) throw new Error('It is asked about');
    expect(asked).toMatchObject({ remarks: { words: [mother], otherwise: null } });
    expect(leftOfOther(namesake, hoa, { sight, erasedRows: new Set() })).toMatchObject({
      cells: ['Lò Thị Hòa', '1991', '', ''],
      edits: { fullName: 'Lò Thị Hòa' },
      parsed: { fullName: 'Lò Thị Hòa', organisation: '' },
    });
  });
});

describe('a row with the name spelt otherwise', () => {
  const my: SoughtPerson = { ...hoa, words: ['ly', 'thi', 'my'], spelt: ['lý', 'thị', 'mỷ'].map(speltOf) };
  const sees = (cells: readonly string[], more: Partial<TracedRow> = {}): string =>
    sightOf(row(cells, more), my)?.kind ?? 'other';

  it('is theirs only with telephone and birth year', () => {
    for (const name of ['Lí Thị Mỉ', 'LÝ THỊ MỶ', 'Lý Mỷ', 'Lý Thị Thu Mỉ'])
      expect([name, sees([name, '1980', '0992000111'])]).toEqual([name, 'own']);
  });

  it('is perhaps theirs with one of them, or in the commune with neither', () => {
    expect(sees(['Lí Thị Mỉ', '', '0992000111'], elsewhere)).toBe('perhaps');
    expect(sees(['Lí Thị Mỉ', '1980', ''], elsewhere)).toBe('perhaps');
    expect(sees(['Lý Mỷ', '', ''])).toBe('perhaps');
  });

  it('is somebody else’s when it contradicts, or nothing but the name agrees elsewhere', () => {
    expect(sees(['Lý Mỷ', '1955', '0992000111'])).toBe('other');
    expect(sees(['Lí Thị Mỉ', '1955', ''])).toBe('other');
    expect(sees(['Lí Thị Mỉ', '', ''], elsewhere)).toBe('other');
    expect(sees(['Lí Thị Mỉ', '1980', ''], { unitPath: '09.5' })).toBe('other');
  });
});

describe('a row with the name beside other words', () => {
  it('is perhaps theirs, never surely, where it is plausible', () => {
    for (const name of ['LÒ THỊ HÒA TỔ PHÓ', 'Tổ Trưởng Lò Thị Hòa', 'Lò Thị Hòa Bình', 'Giay Lo Thi Hoa'])
      for (const [year, isExact] of [
        ['1980', true],
        ['', false],
      ] as const)
        expect([name, year, sightOf(row([name, year, '0992000111']), hoa)]).toEqual([
          ...[name, year],
          { kind: 'perhaps', isExact },
        ]);
    expect(kindOf(['LÒ THỊ HÒA TỔ PHÓ', '', ''])).toBe('perhaps');
    expect(kindOf(['LÒ THỊ HÒA TỔ PHÓ', '1955', ''])).toBe('other');
    expect(kindOf(['LÒ THỊ HÒA TỔ PHÓ', '', ''], elsewhere)).toBe('other');
    expect(kindOf(['x', '1980', ''], { edits: { fullName: 'Lò Thị Hòa Sinh' } })).toBe('perhaps');
  });

  it('of two words is asked about where it may be a namesake’s surname that stands before', () => {
    const ha: SoughtPerson = { ...hoa, words: ['hong', 'ha'], spelt: ['hồng', 'hà'].map(speltOf) };
    const sees = (name: string): Sight => sightOf(row([name, '1980', '']), ha);
    for (const name of ['Ba Hong Ha', 'Lê Anh Hồng Hà', 'NGUYỄN HỒNG HÀ'])
      expect([name, sees(name)]).toEqual([name, { kind: 'perhaps', isExact: false }]);
    expect([sees('Nguyễn Hồng Hà'), sees('Bà Hồng Hà')]).toEqual([null, { kind: 'perhaps', isExact: true }]);
  });

  it('in a remark of another’s row is asked about, and only the remark goes', () => {
    const remark = 'CHỒNG CHỊ LÒ THỊ HÒA Ở THÔN 3';
    const problem = {
      code: 'x',
      params: {},
      isBlocking: true,
      repairs: [],
    } as unknown as TracedRow['problems'][number];
    const found = row(['Lò Thị Hòa Bình', '1978', '', remark, 'chồng chị Lò Thị Hòa'], {
      edits: { organisation: 'Nhà Của Lò Thị Hòa', birthYear: '1978' },
      parsed: { fullName: 'Lò Thị Hòa Bình', organisation: 'Nhà Của Lò Thị Hòa', team: 'none' },
      problems: [
        { ...problem, field: 'fullName', typed: 'Lò Thị Hòa Bình' },
        { ...problem, field: 'organisation', typed: remark },
      ],
    });
    const sight = sightOf(found, hoa);
    if (sight?.kind !== 'perhaps' || sight.remarks === undefined) throw new Error('It is asked about');
    const { words, ifMeant, otherwise } = sight.remarks;
    expect([sight.isExact, words]).toEqual([false, [remark, 'Nhà Của Lò Thị Hòa']]);
    const leftAs = (said: typeof otherwise) => leftOfOther(found, hoa, { sight: said, erasedRows: new Set() });
    expect(leftAs(ifMeant)).toMatchObject({
      cells: ['Lò Thị Hòa Bình', '1978', '', '', ''],
      edits: { birthYear: '1978' },
      parsed: { fullName: 'Lò Thị Hòa Bình', organisation: '' },
      problems: [{ typed: 'Lò Thị Hòa Bình' }],
    });
    expect(sightOf({ ...found, ...leftAs(ifMeant) }, hoa)).toBeNull();
    expect(leftAs(otherwise)).toMatchObject({
      cells: ['Lò Thị Hòa Bình', '1978', '', remark, ''],
      edits: found.edits,
      parsed: found.parsed,
      problems: found.problems,
    });
    expect(sightOf(row(['Vàng Seo Sử', '1978', '', remark], elsewhere), hoa)).toBeNull();
  });
});

describe('a row without the name', () => {
  it('that shares the telephone of the family stays as it is', () => {
    expect(sightOf(row(['Vàng Seo Sử', '1978', '0992000111']), hoa)).toBeNull();
    expect(sightOf(row(['Lò Thị Hòa Bình', '1955', '0992000111']), hoa)).toBeNull();
  });

  it('nor any other is theirs with the telephone', () => {
    expect(kindOf(['', '', '0992000111'])).toBe('own');
    expect(kindOf(['', '1955', '0992000111'])).toBe('other');
    for (const beside of ['Vàng Seo Sử', 'Liên hệ ông Vàng Seo Sử, trưởng thôn'])
      expect(kindOf(['-', '', '0992000111', beside])).toBe('perhaps');
    expect(kindOf(['', '', '0992000111', 'gọi buổi tối'])).toBe('own');
  });

  it('that names them in a remark loses the remark alone', () => {
    const found = row(['Vàng Seo Sử', '1978', '0992000111', 'chồng chị Lò Thị Hòa'], {
      edits: { organisation: 'Nhà Lò Thị Hòa', birthYear: '1978' },
      parsed: { fullName: 'Vàng Seo Sử', organisation: 'Nhà Lò Thị Hòa', team: 'none' },
    });
    const sight = sightOf(found, hoa);
    if (sight?.kind !== 'naming') throw new Error('It names them');
    const left = leftOfOther(found, hoa, { sight, erasedRows: new Set() });
    expect(left).toMatchObject({
      cells: ['Vàng Seo Sử', '1978', '0992000111', ''],
      edits: { birthYear: '1978' },
      parsed: { fullName: 'Vàng Seo Sử', organisation: '' },
      state: 'problem',
      isErased: false,
    });
  });

  it('of a village whose head they are loses name and telephone', () => {
    const found = row(['Thôn 3', 'Lò Thị Hòa', '0992000111'], { kind: 'villages', columns: { village: [0] } });
    const sight = sightOf(found, hoa);
    expect(sight?.kind === 'naming' ? [...sight.cells].sort() : sight).toEqual([1, 2]);
  });

  it('is asked about in a remark with other diacritics, and told quickly in a cell full of names', () => {
    const remark = 'vợ Lỗ Thị Hoa';
    expect(sightOf(row(['Vàng Seo Sử', '1975', '', remark]), hoa)).toMatchObject({ remarks: { words: [remark] } });
    const many = 'Lò Thị Hòa, '.repeat(2_600);
    const judged: number[] = [];
    const counting = new Proxy([many, '', many], {
      get: (cells, at: string) => {
        judged.push(1);
        return Reflect.get(cells, at) as unknown;
      },
    });
    sightOf(row(counting), hoa);
    expect(judged.length).toBeLessThan(1_000);
  });

  it('with another tone of Thi is asked about, and told quickly whose name is written a thousand times over', () => {
    const thi = { ...hoa, words: ['lo', 'van', 'thi'], spelt: ['lò', 'văn', 'thi'].map(speltOf) };
    const sees = (name: string): string | undefined => sightOf(row([name, '1999', '0992000111']), thi)?.kind;
    expect(['Lò Văn Thi', 'Lo Van Thi', 'Lò Văn Thí', 'Lò Văn Thị'].map(sees)).toEqual([
      'own',
      'own',
      'perhaps',
      'perhaps',
    ]);
    expect(kindOf(['Lò Thị Hòa, '.repeat(2_600), '1999', '0992000111'])).toBe('own');
    expect(kindOf(['Lò Thị Hòa '.repeat(2_900), '1999', '0992000111'])).toBe('other');
  });

  it('of a village is asked about where somebody else may stand with them, or the name may go on', () => {
    const village = { kind: 'villages' as const, columns: { village: [0] } };
    for (const cells of [
      ['Thôn 3', 'Lò Thị Hòa', 'Bình', '0992000111'],
      ['Thôn 3', '1. Vàng', 'Lò Thị Hòa', '0992000111'],
      ['Thôn 3', 'Vàng Seo Sử (phó: Lò Thị Hòa)', '0992000111'],
    ]) {
      const found = sightOf(row(cells, village), hoa);
      const remarks = found?.kind === 'perhaps' ? found.remarks : undefined;
      expect([cells, remarks?.words.length, remarks?.otherwise]).toEqual([cells, 1, null]);
    }
  });
});

describe('what is left', () => {
  const note = {
    field: 'fullName',
    code: 'name-missing',
    params: {},
    typed: '',
    isBlocking: true,
    repairs: [],
  } as const;
  const naming = { ...note, code: 'member-seated', params: { holder: 'Lò Thị Hòa', number: 3 } };

  it('of the own row is its number and what became of it', () => {
    const left = leftOfOwn(row(['Lò Thị Hòa', '1980', ''], { prior: { edits: {} }, problems: [note] }));
    expect(left).toMatchObject({ number: 2, cells: [], edits: {}, parsed: null, candidates: [], prior: null });
    expect([left.state, left.problems.map(({ code, isBlocking }) => [code, isBlocking])]).toEqual([
      'skipped',
      [['erased', true]],
    ]);
    const states = (['ready', 'queued', 'likeness', 'repeated', 'done', 'undone'] as const).map(
      (state) => leftOfOwn(row([], { state })).state,
    );
    expect(states).toEqual(['skipped', 'skipped', 'skipped', 'repeated', 'done', 'undone']);
  });

  it('of a row that is held back is all it says, left out with a word why; what was written stays written', () => {
    const left = (state: TracedRow['state'], problems: TracedRow['problems'] = []) => {
      const held = row(['Lò Thị Hòa', '1980', ''], { state, problems, prior: { isSkipped: false } });
      return leftOfHeld(leftOfOther(held, hoa, { sight: null, erasedRows: new Set() }));
    };
    for (const state of ['read', 'ready', 'problem', 'likeness', 'repeated', 'queued', 'skipped', 'undone'] as const)
      expect([state, left(state, [note])]).toMatchObject([
        state,
        {
          ...{ cells: ['Lò Thị Hòa', '1980', ''], state: 'skipped', prior: null, isErased: false },
          problems: [{ code: 'set-aside', isBlocking: false }, note],
        },
      ]);
    expect(leftOfHeld(left('ready')).problems).toHaveLength(1);
    expect(left('done', [note])).toMatchObject({ state: 'done', problems: [note] });
  });

  it('of another row shows neither the person nor an erased row as somebody alike', () => {
    const like = { fullName: 'Lò Thị Hòa', birthYear: 1980, phone: null, unitName: '' };
    const member = { ...like, kind: 'member' as const, memberId: 'm1', teamId: null, teamName: null, seatNumber: null };
    const candidates = [
      member,
      { ...like, kind: 'row' as const, number: 2 },
      { ...like, kind: 'row' as const, number: 7 },
    ];
    const other = row(['Lò Thị Hoà', '1991', ''], {
      number: 9,
      candidates,
      problems: [note, naming],
      prior: { edits: {} },
    });
    const left = leftOfOther(other, hoa, { sight: null, erasedRows: new Set([2]) });
    expect(left.candidates).toEqual([candidates[2]]);
    expect(left.problems).toEqual([note]);
    expect([left.cells, left.prior, left.isErased]).toEqual([other.cells, { edits: {} }, false]);
  });
});
