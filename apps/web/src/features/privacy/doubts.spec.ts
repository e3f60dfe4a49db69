import { doubtGroups, nextOpen, personWords } from './doubts';
import type { Doubts } from './requests.svelte';

type Doubt = Doubts['items'][number];

const row: Doubt = {
  key: '1:2:a',
  source: 'to.xlsx',
  row: 2,
  notedAt: '2026-11-26T00:00:00Z',
  words: ['1', 'Lý Thị Mỷ'],
  isNearly: false,
};
const text: Doubt = { ...row, key: 'd', source: 'Văn bản 07/BB-UBND', row: null, words: ['Bà Lý Thị Mỷ hỏi'] };

describe('questions by their source', () => {
  it('say the name and the day of a file once, above its rows', () => {
    const other = { ...row, key: '2:2:c', source: 'khac.xlsx', notedAt: null };
    const groups = doubtGroups([row, other, { ...row, key: '1:7:b', row: 7, isNearly: true }]);
    expect(groups).toEqual([
      {
        key: '1',
        source: 'Tệp to.xlsx, nhập ngày 26/11/2026',
        places: [
          { key: '1:2:a', words: '1 · Lý Thị Mỷ', where: 'Dòng 2' },
          { key: '1:7:b', words: '1 · Lý Thị Mỷ', where: 'Dòng 7' },
        ],
      },
      { key: '2', source: 'Tệp khac.xlsx', places: [{ key: '2:2:c', words: '1 · Lý Thị Mỷ', where: 'Dòng 2' }] },
    ]);
  });

  it('keep two imports of one file apart', () => {
    const again = { ...row, key: '2:2:a' };
    expect(doubtGroups([row, again]).map(({ key, places }) => [key, places.length])).toEqual([
      ['1', 1],
      ['2', 1],
    ]);
  });

  it('say of a text what it is and when it was written', () => {
    const undated = { ...text, key: 'e', notedAt: null };
    expect(doubtGroups([text, undated])).toEqual([
      {
        key: 'Văn bản 07/BB-UBND',
        source: 'Văn bản 07/BB-UBND',
        places: [
          { key: 'd', words: 'Bà Lý Thị Mỷ hỏi', where: 'Ngày 26/11/2026' },
          { key: 'e', words: 'Bà Lý Thị Mỷ hỏi', where: '' },
        ],
      },
    ]);
  });

  const named = (name: string, words: string[]): Doubt => ({ ...text, source: `Tên hội trường ${name}`, words });

  it.each([
    ['the name itself', named('Nhà bà Lý Thị Mỷ', ['Nhà bà Lý Thị Mỷ'])],
    ['a place of it that is asked about', named('Nhà bà LÝ THỊ MỶ HỎI', ['Nhà bà «LÝ THỊ MỶ» HỎI'])],
    ['more words behind it', named('Nhà Lý Thị Mỷ', ['Nhà Lý Thị Mỷ 12/QĐ-UBND'])],
    ['the name with other spaces', named('Nhà  bà Lý Thị Mỷ', ['Nhà bà Lý Thị Mỷ'])],
    ['the name in letters put together otherwise', named('Nhà bà Lý Thị Mỷ'.normalize('NFD'), ['Nhà bà Lý Thị Mỷ'])],
  ])('don’t say a name twice: %s', (_, doubt) => {
    expect(doubtGroups([doubt]).map(({ source }) => source)).toEqual(['Tên hội trường']);
  });

  it('keep the name that the question doesn’t show', () => {
    const [group] = doubtGroups([{ ...text, source: 'Ý kiến sau lớp Nhà bà Mỷ', words: ['Nhà bà Lý Thị Mỷ xa quá'] }]);
    expect(group?.source).toBe('Ý kiến sau lớp Nhà bà Mỷ');
  });

  it('show where the lines of a cell or text end', () => {
    const cell = { ...row, words: ['3', 'Vàng Seo Sử\r\nVàng Thị Mỷ', '1975'] };
    const lines = { ...text, words: ['Họp thôn\nVàng Thị Mỷ\n\nvắng'] };
    expect(doubtGroups([cell, lines]).map(({ places: [place] }) => place?.words)).toEqual([
      '3 · Vàng Seo Sử / Vàng Thị Mỷ · 1975',
      'Họp thôn\nVàng Thị Mỷ\nvắng',
    ]);
  });
});

it('the next question is the first without an answer behind the last one, else the first of all', () => {
  const keys = ['a', 'b', 'c', 'd'];
  const said = new Map([
    ['a', true],
    ['c', false],
  ]);
  expect([null, 'a', 'b', 'd', 'gone'].map((last) => nextOpen(keys, said, last))).toEqual([1, 1, 3, 1, 1]);
  expect(nextOpen(['a', 'c'], said, null)).toBe(-1);
});

it('a person is told by year, telephone and place, each said once', () => {
  const person = {
    fullName: 'Lý Thị Mỷ',
    birthYear: 1998,
    phone: '+84992555613',
    teamName: null,
    unitName: 'Thôn Bản Mới',
    communeName: 'Xã Hàm Yên',
  };
  expect(personWords(person)).toBe('Lý Thị Mỷ, sinh năm 1998, 0992\u00a0555\u00a0613, thôn Bản Mới, xã Hàm Yên');
  const teamName = 'Tổ công nghệ số cộng đồng xã Hàm Yên';
  expect(personWords({ ...person, phone: null, teamName, unitName: 'Xã Hàm Yên' })).toBe(
    'Lý Thị Mỷ, sinh năm 1998, không có số điện thoại, tổ công nghệ số cộng đồng xã Hàm Yên',
  );
});
