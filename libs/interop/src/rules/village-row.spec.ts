import { IMPORT_FIELDS } from './import-fields';
import { type PlaceBook } from './place-reading';
import { type RowTexts } from './roster-row';
import { type KnownUnit } from './unit-match';
import { concludeVillages } from './village-row';

const commune: KnownUnit = { id: 'hy', kind: 'commune', name: 'Hàm Yên', fullName: 'Xã Hàm Yên', parentId: 'p' };
const village: KnownUnit = { id: 'v1', kind: 'village', name: 'Mai', fullName: 'Thôn Mai', parentId: 'hy' };
const book: PlaceBook = {
  ownCommune: commune,
  communes: new Map([['hy', commune]]),
  villages: new Map([['hy', [village]]]),
  villagesById: new Map([['v1', village]]),
  formerNames: [],
  formerVillages: [],
  addresses: new Map(),
};
const concluded = (...names: string[]): (readonly [string, string, readonly string[]])[] => {
  const blank = Object.fromEntries(IMPORT_FIELDS.map((field) => [field, ''])) as RowTexts;
  const rows = names.map((name, at) => ({ number: at + 2, texts: { ...blank, village: name }, edits: {} }));
  return concludeVillages(rows, book).map(
    ({ state, village: { fullName }, problems }) => [state, fullName, problems.map(({ code }) => code)] as const,
  );
};

describe('a list of villages', () => {
  it('has one village for all apostrophes, both letters Đ and names without diacritics', () => {
    expect(
      concluded("Thôn Bản H'Lử", 'Thôn Bản H’Lử', 'Thôn Bản HʼLử', 'THON BAN H’LU').map(([state]) => state),
    ).toEqual([...['ready', 'repeated', 'repeated', 'repeated']]);
    expect(concluded('Thôn \u00d0ồng Lù', 'Thôn Đồng Lù')).toEqual([
      ['ready', 'Thôn Đồng Lù', []],
      ['repeated', 'Thôn Đồng Lù', ['repeated']],
    ]);
  });

  it('has two where the tones differ, in the list as beside the register, and says so', () => {
    expect(concluded('Thôn Nà Leo', 'Thôn Nà Lẻo', 'Thôn Nà Leo')).toEqual([
      ['ready', 'Thôn Nà Leo', []],
      ['ready', 'Thôn Nà Lẻo', []],
      ['repeated', 'Thôn Nà Leo', ['repeated']],
    ]);
    expect(concluded('Thôn Mái', 'Thôn Mai', 'THON MAI')).toEqual([
      ['ready', 'Thôn Mái', ['village-near']],
      ['repeated', 'Thôn Mai', ['village-known']],
      ['repeated', 'Thôn Mai', ['village-known']],
    ]);
  });
});
