import fc from 'fast-check';
import { answeredTexts, type RowTexts } from '../checks/roster-row.rules';
import { CHOICES, IMPORT_FIELDS, type RowEdits, type RowProblem } from '../imports/import-row.rules';
import { problemSentence } from '../uploads/template.rules';
import { addressKey, readPlace, type ReadPlace, type RegisterPlaces } from './place-reading.rules';
import { type FormerName, type KnownUnit } from './unit-match.rules';
import { withListedVillages } from './village-row.rules';

const NAMES = ['Mai', 'Mái', 'Mại', 'Nà Mò', 'Na Mo', 'Nà Mọ', 'Nà Mòn', 'Tân Mai', '3'];

const COMMUNES = ['Hàm Yên', 'Hàm Yến', 'Yên Phú', 'Bạch Xa'];

const commune = (name: string): KnownUnit => ({
  id: name,
  kind: 'commune',
  name,
  fullName: `Xã ${name}`,
  parentId: 'p',
});

const village = (name: string): KnownUnit => ({
  ...{ id: `v-${name}`, kind: 'village', name, fullName: `Thôn ${name}`, parentId: 'Hàm Yên' },
});

const blank = Object.fromEntries(IMPORT_FIELDS.map((field) => [field, ''])) as RowTexts;

/** Villages that stand, names of before that lead to some of them, and how a commune's people wrote the rows of a list. */
const places = fc.record({
  standing: fc.subarray(NAMES, { minLength: 1 }),
  former: fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.nat()), { maxLength: 4 }),
  communes: fc.subarray(COMMUNES, { minLength: 1 }),
  formerCommunes: fc.array(fc.tuple(fc.constantFrom('Nhân Mục', 'Nhân Mục Hạ'), fc.nat()), { maxLength: 2 }),
  isOwn: fc.boolean(),
  isHasty: fc.boolean(),
});

const writing = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => `${text}n`,
  (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, ''),
);

const rows = fc.array(
  fc.record({
    village: fc
      .tuple(fc.constantFrom(...NAMES, 'x'.repeat(90), '\u0001@'), writing)
      .map(([name, write]) => `Thôn ${write(name)}`),
    commune: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('', 'Xã Hàm Yên') },
      fc
        .tuple(fc.constantFrom(...COMMUNES, 'Nhân Mục', 'Nhân Mụt', 'Hoàn toàn khác'), writing)
        .map(([name, write]) => `Xã ${write(name)}`),
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

function bookOf({
  standing,
  former,
  communes,
  formerCommunes,
  isOwn,
  isHasty,
}: Parameters<Parameters<typeof places.map>[0]>[0]): RegisterPlaces {
  const units = (isOwn ? ['Hàm Yên'] : [...new Set(['Hàm Yên', ...communes])]).map(commune);
  const villages = standing.map(village);
  const heir = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;
  const formerVillages = former.map(([name, at]): FormerName => ({
    oldFullName: `Thôn ${name}`,
    unitId: heir(villages, at).id,
  }));
  return {
    ownCommune: isOwn ? (units[0] ?? null) : null,
    communes: new Map(units.map((unit) => [unit.id, unit])),
    villages: new Map([['Hàm Yên', villages]]),
    villagesById: new Map(villages.map((unit) => [unit.id, unit])),
    addresses: new Map(
      COMMUNES.map((name) => {
        const units = [{ ...commune(name), isWhole: name !== 'Bạch Xa' }];
        return [addressKey(`Xã ${name}`, ''), { outcome: 'found', units }];
      }),
    ),
    formerNames: formerCommunes.map(([name, at]) => ({ oldFullName: `Xã ${name}`, unitId: heir(units, at).id })),
    formerVillages,
    list: { isHasty, villages: new Map() },
  };
}

/** As `acceptFirst` writes a proposal. */
const accepted = ({ repairs: [first] }: RowProblem): RowEdits => {
  if (first === undefined) return {};
  return first.field === 'newVillage'
    ? { village: first.value, newVillage: first.value }
    : { [first.field]: first.value };
};

/** As a whole name: “Thôn Nà Mòn” does not name Thôn Nà Mò. */
const isNamedIn = (place: string, sentence: string): boolean =>
  sentence
    .split(place)
    .slice(1)
    .some((behind) => place !== '' && !/^[\p{L}\p{M}\d]/u.test(behind));

interface Asked {
  readonly problem: RowProblem;
  readonly before: ReadPlace;
  readonly after: ReadPlace;
}

function askedIn(
  book: RegisterPlaces,
  said: readonly { readonly village: string; readonly commune: string }[],
): Asked[] {
  const all = said.map((one, at) => ({ number: at + 2, texts: { ...blank, ...one }, edits: {} }));
  const listed = withListedVillages(all, book);
  return all.flatMap(({ texts }) => {
    const before = readPlace(texts, {}, listed);
    return before.problems
      .filter(({ isBlocking }) => isBlocking)
      .map((problem) => {
        const edits = accepted(problem);
        return { problem, before, after: readPlace(answeredTexts(texts, edits), edits, listed) };
      });
  });
}

describe('accepting every proposal of one kind', () => {
  it('brings people only to the place that the sentence of their problem names', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(places, rows, (setting, said) => {
        for (const { problem, after } of askedIn(bookOf(setting), said)) {
          const { code, params, repairs } = problem;
          seen.add(code);
          if (CHOICES.includes(code) || repairs.length === 0) continue;
          const sentence = problemSentence(code, params);
          const place =
            problem.field === 'commune' ? after.commune?.fullName : (after.village?.fullName ?? after.villageName);
          expect([code, sentence, isNamedIn(place ?? '', sentence)]).toEqual([code, sentence, true]);
          // What names two of them is a choice, or its first proposal is the only one that is there.
          if (problem.field === 'village')
            expect([code, after.problems.filter(({ isBlocking }) => isBlocking)]).toEqual([code, []]);
        }
      }),
      { numRuns: 3000, seed: 17 },
    );
    expect([...seen].sort()).toEqual([
      ...['commune-choose', 'commune-elsewhere', 'commune-missing', 'commune-near', 'commune-unknown'],
      ...['village-choose', 'village-former', 'village-name', 'village-spelling', 'village-unknown'],
    ]);
  });

  it('adds a village, or takes the one of the very letters, where it is called so today or was called so', () => {
    fc.assert(
      fc.property(places, rows, (setting, said) => {
        for (const { problem, after } of askedIn(bookOf(setting), said)) {
          if (CHOICES.includes(problem.code) || problem.field !== 'village' || after.village === null) continue;
          const fold = (text: string): string =>
            text
              .normalize('NFD')
              .replace(/\p{Mn}/gu, '')
              .toLowerCase();
          const names = setting.former.map(([name]) => `Thôn ${name}`);
          const own = [after.village.fullName, ...names].map(fold);
          expect([problem.code, own]).toEqual([
            problem.code,
            expect.arrayContaining([fold(String(problem.params['value']))]),
          ]);
          expect(['village-spelling', 'village-former']).toContain(problem.code);
        }
      }),
      { numRuns: 2000, seed: 18 },
    );
  });
});
