import { foldText } from '@lopso/platform';
import { type NamedPlace, placeBeside, placeKeysIn, readPeopleText, readPlace } from './member-search.rules';

describe('what somebody types to find people', () => {
  it.each([
    ['0992 345 678', '0992345678'],
    ['+84 992.345.678', '0992345678'],
    ['84992345678', '0992345678'],
    ['+84 992', '0992'],
    ['992345678', '992345678'],
    ['5678', '5678'],
    ['8456', '8456'],
  ])('%j is a telephone', (typed, digits) => {
    expect(readPeopleText(typed)).toEqual({ folded: '', digits });
  });

  it.each([
    ['Vàng Thị Mỷ', 'vang thi my'],
    ['678', '678'],
    ['H’Mông', "h'mong"],
    ['Hʼmong', "h'mong"],
    ['', ''],
  ])('%j is part of a name', (typed, folded) => {
    expect(readPeopleText(typed)).toEqual({ folded, digits: null });
  });
});

const place = (path: string, kind: NamedPlace['kind'], fullName: string): NamedPlace => ({ path, kind, fullName });

const hamYen = place('08.1', 'commune', 'Xã Hàm Yên');

const minhXuan = place('08.2', 'commune', 'Phường Minh Xuân');

const naCa = place('08.1.v1', 'village', 'Thôn Nà Cả');

const otherNaCa = place('08.2.v7', 'village', 'Tổ dân phố Nà Cả');

const lan = place('08.2.v8', 'village', 'Thôn Lan');

const all = [hamYen, minhXuan, naCa, otherNaCa, lan];

/** As the search does: only the places whose names the text may hold are looked up. */
function read(typed: string) {
  const folded = foldText(typed);
  const keys = placeKeysIn(folded);
  return readPlace(
    folded,
    all.filter(({ fullName }) => keys.includes(foldText(fullName))),
  );
}

describe('a text that names a place', () => {
  it.each([
    ['Lý A Hàm Yên', ['08.1'], ['ly', 'a']],
    ['xã Hàm Yên páo', ['08.1'], ['pao']],
    ['hàm yên', ['08.1'], []],
    ['phường minh xuân', ['08.2'], []],
    ['nà cả', ['08.1.v1', '08.2.v7'], []],
    ['thôn Nà Cả', ['08.1.v1'], []],
    ['tổ dân phố nà cả', ['08.2.v7'], []],
    ['tổ thôn nà cả', ['08.1.v1'], []],
    ['hùng nà cả hàm yên', ['08.1.v1'], ['hung']],
    ['xã hàm yên thôn nà cả', ['08.1.v1'], []],
    ['thôn lan', ['08.2.v8'], []],
  ])('%j: people of %j called %j', (typed, paths, words) => {
    expect(read(typed)).toMatchObject({ paths, isCommuneTeam: false, words });
  });

  it.each(['tổ cấp xã Hàm Yên', 'tổ xã hàm yên', 'tổ công nghệ số cộng đồng xã Hàm Yên'])(
    '%j: who sits in the team of the commune',
    (typed) => {
      expect(read(typed)).toMatchObject({ paths: ['08.1'], isCommuneTeam: true, words: [] });
    },
  );

  it.each(['lan', 'ma thị lan', 'hàm', 'yên hàm', ''])('%j names none', (typed) => {
    expect(read(typed)).toBeNull();
  });

  it('a text of many words is no place', () => {
    expect(placeKeysIn(Array.from({ length: 11 }, () => 'na').join(' '))).toEqual([]);
  });

  it('is offered beside people who are called like the place, and only then', () => {
    const beside = (typed: string, ...names: string[]) =>
      placeBeside(
        foldText(typed),
        read(typed),
        names.map((fullName) => ({ fullName })),
      );
    expect(beside('hàm yên', 'Lý Hàm Yên')).toBe('Xã Hàm Yên');
    expect(beside('hàm yên', 'Lý A Páo')).toBeNull();
    expect(beside('xã hàm yên', 'Lý Xa Hàm Yên')).toBeNull();
    expect(beside('lý hàm yên', 'Lý Hàm Yên')).toBeNull();
    expect(beside('hàm yên')).toBeNull();
  });
});
