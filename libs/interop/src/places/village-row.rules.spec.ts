import { type RowTexts } from '../checks/roster-row.rules';
import { IMPORT_FIELDS, type RowEdits } from '../imports/import-row.rules';
import { type RegisterPlaces } from './place-reading.rules';
import { type KnownUnit } from './unit-match.rules';
import { concludeVillages, withListedVillages } from './village-row.rules';

const commune: KnownUnit = { id: 'hy', kind: 'commune', name: 'Hàm Yên', fullName: 'Xã Hàm Yên', parentId: 'p' };

const village: KnownUnit = { id: 'v1', kind: 'village', name: 'Mai', fullName: 'Thôn Mai', parentId: 'hy' };

const book: RegisterPlaces = {
  ownCommune: commune,
  communes: new Map([['hy', commune]]),
  villages: new Map([['hy', [village]]]),
  villagesById: new Map([['v1', village]]),
  formerNames: [],
  formerVillages: [],
  addresses: new Map(),
  list: { isHasty: false, villages: new Map() },
};

const blank = Object.fromEntries(IMPORT_FIELDS.map((field) => [field, ''])) as RowTexts;

const rowsOf = (names: readonly (string | { said: string; edits: RowEdits })[]) =>
  names.map((one, at) => {
    const { said, edits } = typeof one === 'string' ? { said: one, edits: {} } : one;
    return { number: at + 2, texts: { ...blank, village: said }, edits };
  });

const all = (...names: Parameters<typeof rowsOf>[0]) => {
  const rows = rowsOf(names);
  return concludeVillages(rows, withListedVillages(rows, book));
};

const concluded = (...names: Parameters<typeof rowsOf>[0]) =>
  all(...names).map(
    ({ state, village: { fullName }, problems }) => [state, fullName, problems.map(({ code }) => code)] as const,
  );

const offered = (...names: string[]) =>
  all(...names).map(({ problems }) => problems.flatMap(({ repairs }) => repairs.map(({ words }) => words)));

describe('a list of villages', () => {
  it('has one village for all apostrophes and both letters Đ', () => {
    expect(concluded("Thôn Bản H'Lử", 'Thôn Bản H’Lử', 'THÔN BẢN HʼLỬ').map(([state]) => state)).toEqual([
      ...['ready', 'repeated', 'repeated'],
    ]);
    expect(concluded('Thôn \u00d0ồng Lù', 'Thôn Đồng Lù')).toEqual([
      ['ready', 'Thôn Đồng Lù', []],
      ['repeated', 'Thôn Đồng Lù', ['repeated']],
    ]);
  });

  it('has two where the tones of marked ones differ, and says so', () => {
    expect(concluded('Thôn Nà Léo', 'Thôn Nà Lẻo', 'Thôn Nà Léo')).toEqual([
      ['ready', 'Thôn Nà Léo', []],
      ['ready', 'Thôn Nà Lẻo', []],
      ['repeated', 'Thôn Nà Léo', ['repeated']],
    ]);
    expect(concluded('Thôn Mai', 'THON MAI')).toEqual([
      ['repeated', 'Thôn Mai', ['village-known']],
      ['repeated', 'Thôn Mai', ['village-known']],
    ]);
  });

  it('asks where one of two has no diacritics: of the register, or of another row, whichever comes first', () => {
    expect(concluded('Thôn Mái')).toEqual([['problem', 'Thôn Mái', ['village-spelling']]]);
    expect(offered('Thôn Mái')).toEqual([['Chọn Thôn Mai', 'Thêm Thôn Mái']]);
    for (const plain of ['Na Mo', 'THON NA MO', 'Thôn Na Mo']) {
      expect(concluded(plain, 'Thôn Nà Mò')).toEqual([
        ['problem', 'Thôn Na Mo', ['village-spelling']],
        ['ready', 'Thôn Nà Mò', []],
      ]);
      expect(offered('Nà Mò', plain)).toEqual([[], ['Chọn Thôn Nà Mò (dòng 2)', 'Thêm Thôn Na Mo']]);
    }
    expect(concluded('Thôn Nà Mò', 'Thôn Ná Mỏ', 'Na Mo')[2]).toEqual(['problem', 'Thôn Na Mo', ['village-choose']]);
  });

  it('takes the answer: the marked one of the other row, or two', () => {
    const answered = (village: string) => ({ said: 'Na Mo', edits: { village, newVillage: village } });
    expect(concluded('Thôn Nà Mò', answered('Thôn Nà Mò'))).toEqual([
      ['ready', 'Thôn Nà Mò', []],
      ['repeated', 'Thôn Nà Mò', ['repeated']],
    ]);
    expect(concluded('Thôn Nà Mò', answered('Thôn Na Mo'))).toEqual([
      ['ready', 'Thôn Nà Mò', []],
      ['ready', 'Thôn Na Mo', ['village-near-row']],
    ]);
    expect(concluded({ said: 'Thôn Mái', edits: { village: 'Thôn Mái', newVillage: 'Thôn Mái' } })).toEqual([
      ['ready', 'Thôn Mái', ['village-near']],
    ]);
  });
});
