import { nameWords, speltOf, wordsIn } from '@lopso/platform';
import { type Candidate } from '../imports/import-row.rules';
import { type Sight, sightOf } from './person-trace.rules';
import { type SoughtPerson, type TracedRow } from './traced-row.rules';

type Member = Extract<Candidate, { kind: 'member' }>;

const NAME = 'Sùng Thị Mai';

const of = { birthYear: 1982, unitName: '', teamId: null, teamName: null, seatNumber: null } as const;

const her: Member = { ...of, kind: 'member', memberId: 'm1', fullName: NAME, phone: '+84992111222' };

/** As old, and with the telephone that rows of the table give as another. */
const namesake: Member = { ...of, kind: 'member', memberId: 'm2', fullName: NAME, phone: '+84992999999' };

const echo: Candidate = { kind: 'row', number: 1, fullName: NAME, birthYear: 1982, phone: null, unitName: '' };

const person: SoughtPerson = {
  ...{ memberId: 'm1', words: nameWords(NAME), spelt: wordsIn(NAME, 0).map(({ small }) => speltOf(small)) },
  ...{ birthYear: 1982, phone: '0992111222' },
  ...{ provincePath: '08', communePath: '08.1', communeId: 'c1', communeName: 'Hàm Yên' },
};

const NAMES = {
  very: NAME,
  unmarked: 'SUNG THI MAI',
  marked: 'Sùng Thị Mái',
  aside: `${NAME}, thôn 3`,
  near: 'Sùng Mai',
  longer: `${NAME} Hoa`,
  /** Of it, or one letter beside it. */
  short: 'Chị Mai',
  cut: 'Sùng T. Mai',
  mistyped: 'Sùng Thị Maii',
  given: 'Vàng Thị Mai',
  kin: 'Sùng Văn Páo',
  nobody: 'Vàng Thị Hoa',
  /** With a word beside it, in a column of which nobody said what it holds. */
  open: NAME,
  nameless: '',
};

const YEARS = { same: '1982', none: '', other: '1990' };

const PHONES = { hers: '0992111222', none: '', other: '0992999999' };

const PLACES = { commune: '08.1', province: '08.2', beyond: '09.5' };

const ALIKE: Readonly<Record<string, Partial<TracedRow>>> = {
  none: {},
  her: { candidates: [her], isAlike: true },
  both: { candidates: [her, namesake], isAlike: true },
  namesake: { candidates: [namesake] },
  echo: { candidates: [echo], isAlike: true },
};

/** What was said of the row, or became of it. The stages of a row of which nothing was said are one case. */
const SAID: Readonly<Record<string, readonly Partial<TracedRow>[]>> = {
  nothing: (['likeness', 'problem', 'ready', 'skipped', 'read', 'undone'] as const).map((state) => ({ state })),
  hers: [
    ...([{ saidOf: 'm1', sameRow: 1, state: 'skipped' }, { sameAs: 'm1' }] as const),
    { state: 'done', memberId: 'm1' },
    { state: 'undone', memberId: 'm1' },
  ],
  theirs: [{ saidOf: 'm2', sameRow: 1, state: 'skipped' }, { sameAs: 'm2' }, { state: 'done', memberId: 'm2' }],
  another: [{ isAnother: true }, { isAnother: true, state: 'skipped' }],
  'found there': [{ state: 'repeated' }],
  'found hers': [{ state: 'repeated', repeats: 'm1' }],
  'found theirs': [{ state: 'repeated', repeats: 'm2' }],
};

/**
 * What an erasure does with a row: the first line that fits decides, and `*` is anything. It *goes*, or it is *asked* about and *held* back or left as it
 * *stays* where nobody may be asked, or it *stays* unasked (decisions 0040 and 0079).
 */
const TABLE = `
said                   | alike         | name                | year      | phone      | place    | becomes
hers                   | *             | *                   | *         | *          | *        | goes
theirs                 | *             | *                   | *         | *          | *        | stays
another                | *             | *                   | *         | *          | *        | stays
# Nothing holds it to be like her, and what it says is too little.
*                      | *             | nameless            | *         | none,other | *        | stays
*                      | *             | nameless            | other     | hers       | *        | stays
*                      | none,namesake | nobody              | *         | *          | *        | stays
*                      | none,namesake | near,longer,short,cut,mistyped,given,kin | other | hers | * | stays
*                      | none,namesake | short,cut,mistyped,given,kin | * | none,other | * | stays
*                      | none,namesake | kin                 | none      | hers       | *        | stays
*                      | none,namesake | *                   | *         | none,other | beyond   | stays
*                      | none,namesake | *                   | other     | none,other | *        | stays
*                      | none,namesake | *                   | none      | none       | province | stays
*                      | none,namesake | *                   | none      | other      | *        | stays
*                      | none,namesake | *                   | same      | other      | province | stays
# Its check found it to be a namesake's, or it fits one rather than her.
found theirs           | *             | *                   | *         | *          | *        | asked: stays
found there            | namesake      | *                   | *         | *          | *        | asked: stays
*                      | namesake      | *                   | *         | none,other | *        | asked: stays
*                      | both          | *                   | *         | other      | *        | asked: stays
# Its check found it to be hers, or one's of the two.
found there,found hers | both          | very,unmarked,aside,open | *    | none       | *        | asked: held
found there,found hers | *             | very,unmarked       | *         | *          | *        | goes
found there,found hers | *             | aside,open          | *         | *          | *        | asked: held
# Nobody has said anything: the telephone does, and the year does not.
*                      | *             | very,unmarked       | *         | hers       | *        | goes
*                      | *             | near                | same      | hers       | *        | goes
*                      | *             | nameless            | *         | hers       | *        | goes
*                      | *             | aside               | *         | hers       | *        | asked: held
# So it does of a name that one mark or word tells from hers, where nobody may be asked: written, it would bring her back.
*                      | *             | marked,near         | same,none | hers       | *        | asked: held
*                      | *             | longer,open         | same      | hers       | *        | asked: held
# Or that is cut short, or mistyped; of a house two bear one given name rather than were born in one year.
*                      | *             | short,cut           | same,none | hers       | *        | asked: held
*                      | *             | mistyped,given      | same      | hers       | *        | asked: held
*                      | her,both,echo | open                | *         | hers       | *        | asked: held
*                      | her,both,echo | open                | same,none | none       | *        | asked: held
*                      | *             | very,unmarked,aside | same,none | none       | *        | asked: held
*                      | *             | *                   | *         | *          | *        | asked: stays
`;

interface Case {
  readonly said: string;
  readonly alike: string;
  readonly name: keyof typeof NAMES;
  readonly year: keyof typeof YEARS;
  readonly phone: keyof typeof PHONES;
  readonly place: keyof typeof PLACES;
}

const keysOf = <T extends object>(of: T): (keyof T)[] => Object.keys(of) as (keyof T)[];

const CASES: readonly Case[] = keysOf(SAID).flatMap((said) =>
  keysOf(ALIKE).flatMap((alike) =>
    keysOf(NAMES).flatMap((name) =>
      keysOf(YEARS).flatMap((year) =>
        keysOf(PHONES).flatMap((phone) =>
          keysOf(PLACES).map((place): Case => ({ said, alike, name, year, phone, place })),
        ),
      ),
    ),
  ),
);

function rowsOf({ said, alike, name, year, phone, place }: Case): TracedRow[] {
  const cells = [NAMES[name], name === 'open' ? 'Bình' : '', YEARS[year], PHONES[phone]];
  return (SAID[said] ?? []).map((more) => ({
    ...{
      batchId: 'b1',
      number: 2,
      kind: 'roster',
      unitPath: PLACES[place],
      state: 'likeness',
      memberId: null,
      sameAs: null,
    },
    ...{ columns: { fullName: [0], birthYear: [2], phone: [3] }, headers: [], edits: {}, parsed: null, problems: [] },
    ...{
      candidates: [],
      prior: null,
      isAnother: false,
      isAlike: false,
      repeats: null,
      sameRow: null,
      saidOf: null,
      cells,
    },
    ...ALIKE[alike],
    ...more,
  }));
}

function fateOf(sight: Sight): string {
  if (sight?.kind === 'own') return 'goes';
  if (sight?.kind !== 'perhaps' || sight.remarks !== undefined) return 'stays';
  return sight.isExact ? 'asked: held' : 'asked: stays';
}

/** What never comes together: a row without a name is like nobody, one that repeats hers is like her, one that repeats nobody known is the echo of nobody. */
const isPossible = ({ said, alike, name }: Case): boolean =>
  (name !== 'nameless' || alike === 'none') &&
  (said !== 'found hers' || !['none', 'namesake'].includes(alike)) &&
  (said !== 'found there' || !['none', 'echo'].includes(alike));

interface Line {
  readonly text: string;
  readonly fits: (one: Case) => boolean;
  readonly becomes: string;
}

const COLUMNS = ['said', 'alike', 'name', 'year', 'phone', 'place'] as const;

const LINES: readonly Line[] = TABLE.trim()
  .split('\n')
  .slice(1)
  .filter((text) => !text.startsWith('#'))
  .map((text) => {
    const cells = text.split('|').map((cell) => cell.trim());
    const wanted = cells.slice(0, -1).map((cell) => cell.split(','));
    const fits = (one: Case): boolean =>
      COLUMNS.every((column, at) => wanted[at]?.some((value) => value === '*' || value === one[column]));
    return { text, fits, becomes: cells[cells.length - 1] ?? '' };
  });

describe('what becomes of a row of an import when somebody is erased', () => {
  const cases = CASES.filter(isPossible);

  it('is what the table says, by name, year, telephone, place, those alike and what was said of it', () => {
    const wrong = cases.flatMap((one) => {
      const line = LINES.find(({ fits }) => fits(one));
      const fates = new Set(rowsOf(one).map((row) => fateOf(sightOf(row, person))));
      const isRight = line !== undefined && fates.size === 1 && fates.has(line.becomes);
      return isRight ? [] : [{ ...one, line: line?.text, fates: [...fates] }];
    });
    expect(wrong).toEqual([]);
    expect(cases.length).toBeGreaterThan(5_000);
  });

  it('is decided by every line of the table', () => {
    const used = new Set(cases.map((one) => LINES.find(({ fits }) => fits(one))));
    expect(LINES.filter((line) => !used.has(line)).map(({ text }) => text)).toEqual([]);
  });

  it('is never its going where the telephone does not say so and neither her officer nor her check did', () => {
    const unasked = LINES.filter(({ becomes, text }) => becomes === 'goes' && !/^(hers|found)/.test(text));
    expect(unasked.map(({ text }) => text.split('|')[4]?.trim())).toEqual(['hers', 'hers', 'hers']);
  });
});
