import { type KnownUnit, matchVillage } from './unit-match.rules';

const village = (fullName: string, id = fullName): KnownUnit => ({
  id,
  kind: 'village',
  name: fullName,
  fullName,
  parentId: 'c',
});

const known = [
  village('Thôn 3'),
  village('Tổ dân phố 3'),
  village('Thôn Bản Pắng'),
  village('Thôn Hòa Bình'),
  village('Bản Khuổi'),
  village("Thôn Bản H'Lử"),
  village('Thôn Đồng Lù'),
];

const match = (typed: string, isHasty = false) => matchVillage(typed, known, 'Thôn', isHasty);

describe('a village', () => {
  it.each([
    ['thôn Bản Pắng', 'Thôn Bản Pắng'],
    ['Bản Pắng', 'Thôn Bản Pắng'],
    ['Thôn Hoà Bình', 'Thôn Hòa Bình'],
    ['Hòa Bình'.normalize('NFD'), 'Thôn Hòa Bình'],
    ['Thôn 03', 'Thôn 3'],
    ['THON 3', 'Thôn 3'],
    ['to dan pho so 3', 'Tổ dân phố 3'],
    ['thôn số 3, xã Hàm Yên', 'Thôn 3'],
    ['TDP 3', 'Tổ dân phố 3'],
    ['Tổ 3', 'Tổ dân phố 3'],
    ['Bản Khuổi', 'Bản Khuổi'],
    ['Thôn Bản H’Lử', "Thôn Bản H'Lử"],
    ['Bản HʼLử', "Thôn Bản H'Lử"],
    ['Thôn \u00d0ồng Lù', 'Thôn Đồng Lù'],
    ['Thôn Đồng\u200e L\u00adù', 'Thôn Đồng Lù'],
  ])('is known by %j', (typed, fullName) => {
    expect(match(typed)).toMatchObject({ kind: 'found', unit: { fullName } });
  });

  it('with a letter wrong is proposed, with a number wrong it is not', () => {
    expect(match('Thôn Bản Phắng')).toMatchObject({ kind: 'unknown', alike: [{ fullName: 'Thôn Bản Pắng' }] });
    expect(match('Thôn 4')).toEqual({ kind: 'unknown', word: 'Thôn', name: '4', alike: [] });
  });

  it('of other tones is another one, proposed where only that stands, and chosen where both do', () => {
    const mai = village('Thôn Mai');
    expect(matchVillage('Thôn Mải', [mai], 'Thôn', false)).toEqual({
      kind: 'unknown',
      word: 'Thôn',
      name: 'Mải',
      alike: [mai],
    });
    const two = [mai, village('Thôn Mái')];
    expect(matchVillage('thôn mái', two, 'Thôn', false)).toMatchObject({
      kind: 'found',
      unit: { fullName: 'Thôn Mái' },
    });
    expect(matchVillage('Thôn Mai, xã Hàm Yên', two, 'Thôn', false)).toMatchObject({ kind: 'found', unit: mai });
  });

  it('without diacritics is the marked one in a list that has none, where only one is; else it is proposed', () => {
    const [mai, mái] = [village('Thôn Mai'), village('Thôn Mái')];
    for (const typed of ['MAI', 'thon mai', 'Thôn Mai']) {
      expect(matchVillage(typed, [mái], 'Thôn', false)).toMatchObject({ kind: 'unknown', name: 'Mai', alike: [mái] });
      expect(matchVillage(typed, [mái], 'Thôn', true)).toMatchObject({ kind: 'found', unit: mái });
      expect(matchVillage(typed, [mái, mai], 'Thôn', true)).toMatchObject({ kind: 'unknown', alike: [mái, mai] });
      expect(matchVillage(typed, [mái, mai], 'Thôn', false)).toMatchObject({ kind: 'found', unit: mai });
    }
    expect(matchVillage('Thôn Mải', [mái], 'Thôn', true)).toMatchObject({ kind: 'unknown', alike: [mái] });
    expect(match('BAN PANG', true)).toMatchObject({ kind: 'found', unit: { fullName: 'Thôn Bản Pắng' } });
    expect(match('BAN PANG')).toMatchObject({ kind: 'unknown', alike: [{ fullName: 'Thôn Bản Pắng' }] });
  });

  it('whose name only begins like a type word keeps all of it', () => {
    for (const name of ['Khuổi Lếch', 'Thông Nguyên'])
      expect(match(name)).toMatchObject({ kind: 'unknown', word: 'Thôn', name });
    expect(match('KHU 5')).toMatchObject({ kind: 'unknown', word: 'Khu', name: '5' });
  });

  it('that is new has the apostrophe and the Đ of the register', () => {
    expect(match('Thôn Nà H’Bia')).toMatchObject({ kind: 'unknown', word: 'Thôn', name: "Nà H'Bia" });
    expect(match('Thôn \u00d0en')).toMatchObject({ kind: 'unknown', name: 'Đen' });
  });

  it('is asked for where two have the name', () => {
    const two = [village('Thôn Nà Khuổi'), village('Bản Nà Khuổi')];
    expect(matchVillage('Nà Khuổi xóm', two, 'Xóm', false).kind).toBe('unknown');
    expect(matchVillage('Nà Khuổi', two, 'Xóm', false)).toMatchObject({ kind: 'unknown', alike: two });
  });
});
