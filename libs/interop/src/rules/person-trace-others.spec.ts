import fc from 'fast-check';
import { speltOf } from '@lopso/platform';
import { sightOf } from './person-trace';
import { type SoughtPerson, type TracedRow } from './traced-row';

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
    isLinked: false,
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
