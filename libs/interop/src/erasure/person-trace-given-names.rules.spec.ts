import fc from 'fast-check';
import { nameWords, speltOf, wordsIn } from '@lopso/platform';
import { type Candidate } from '../imports/import-row.rules';
import { type Sight, sightOf } from './person-trace.rules';
import { type SoughtPerson, type TracedRow } from './traced-row.rules';

type Member = Extract<Candidate, { kind: 'member' }>;

const member = (memberId: string, fullName: string, more: Partial<Member> = {}): Member => ({
  ...{ kind: 'member', memberId, fullName, birthYear: 1990, phone: '+84992100050', unitName: 'Thôn mẫu 5' },
  ...{ teamId: null, teamName: null, seatNumber: null },
  ...more,
});

const sought = ({ memberId, fullName, birthYear, phone }: Member): SoughtPerson => ({
  ...{ memberId, words: nameWords(fullName), spelt: wordsIn(fullName, 0).map(({ small }) => speltOf(small)) },
  ...{ birthYear, phone: phone?.replace('+84', '0') ?? null },
  ...{ provincePath: '08', communePath: '08.1', communeId: 'c1', communeName: 'Hàm Yên' },
});

const row = (cells: readonly string[], more: Partial<TracedRow> = {}): TracedRow => ({
  ...{ batchId: 'b1', number: 2, kind: 'roster', unitPath: '08.1', state: 'likeness', memberId: null, sameAs: null },
  ...{ columns: { fullName: [0], birthYear: [1], phone: [2], village: [3] }, headers: [], edits: {}, parsed: null },
  ...{
    problems: [],
    candidates: [],
    prior: null,
    isAnother: false,
    isAlike: false,
    repeats: null,
    sameRow: null,
    saidOf: null,
  },
  cells,
  ...more,
});

/** What becomes of the row itself: it goes, it is asked about and held back or stays where nobody may be asked, or it stays. */
function fateOf(sight: Sight): 'goes' | 'asked, else held' | 'asked, else stays' | 'stays' {
  if (sight?.kind === 'own') return 'goes';
  if (sight?.kind !== 'perhaps' || sight.remarks !== undefined) return 'stays';
  return sight.isExact ? 'asked, else held' : 'asked, else stays';
}

const [dung1, dung2] = [member('m1', 'Hoàng Văn Dũng'), member('m2', 'Hoàng Văn Dung')];

const dungs = ['Hoàng Văn Dung', '1990', '0992100050', 'Thôn mẫu 5'];

const mai = { phone: null, birthYear: 1982 };

const [mai1, mai2] = [member('m1', 'Sùng Thị Mai', mai), member('m2', 'Sùng Thị Mai', mai)];

const mais = ['Sùng Thị Mai', '1982', '', 'Thôn mẫu 5'];

const alike = { candidates: [dung1, dung2], isAlike: true } as const;

describe('a row of a list that is a twin’s', () => {
  it('is asked about where the register has them both, and stays where nobody may be asked', () => {
    for (const more of [{ state: 'repeated' }, { state: 'likeness' }, { state: 'ready' }] as const)
      expect([more, fateOf(sightOf(row(dungs, { ...alike, ...more }), sought(dung1)))]).toEqual([
        more,
        'asked, else stays',
      ]);
    expect(fateOf(sightOf(row(dungs, alike), sought(dung2)))).toBe('goes');
  });

  it('is asked about where the register has the other alone', () => {
    const found = row(dungs, { candidates: [dung1], isAlike: true });
    expect(fateOf(sightOf(found, sought(dung1)))).toBe('asked, else held');
  });

  it('is asked about where it has no diacritics and may be either’s', () => {
    const plain = ['HOANG VAN DUNG', '1990', '0992100050', ''];
    for (const one of [dung1, dung2]) expect(fateOf(sightOf(row(plain, alike), sought(one)))).toBe('asked, else held');
  });

  it('stays where an officer said so, or it was written so', () => {
    for (const more of [
      { sameAs: 'm2' },
      { state: 'done', memberId: 'm2' },
      { state: 'done', memberId: 'm2', sameAs: 'm2' },
      { isAnother: true },
      { isAnother: true, candidates: [{ ...dung1, kind: 'row', number: 7 }] },
    ] as const)
      expect([more, fateOf(sightOf(row(dungs, { ...alike, ...more }), sought(dung1)))]).toEqual([more, 'stays']);
  });
});

describe('a row of a list that is a namesake’s', () => {
  const both = { candidates: [mai1, mai2], isAlike: true } as const;

  it('stays where an officer said so, or it was written so', () => {
    for (const more of [
      { sameAs: 'm2' },
      { state: 'done', memberId: 'm2', sameAs: 'm2' },
      { state: 'done', memberId: 'm2', isAnother: true },
    ] as const)
      expect([more, fateOf(sightOf(row(mais, { ...both, ...more }), sought(mai1)))]).toEqual([more, 'stays']);
    for (const more of [{ sameAs: 'm1' }, { state: 'done', memberId: 'm1' }] as const)
      expect([more, fateOf(sightOf(row(mais, { ...both, ...more }), sought(mai1)))]).toEqual([more, 'goes']);
  });

  it('is asked about as long as it may be either’s, and by the telephone is one’s', () => {
    for (const state of ['likeness', 'repeated'] as const)
      for (const one of [mai1, mai2])
        expect([state, fateOf(sightOf(row(mais, { ...both, state }), sought(one)))]).toEqual([
          ...[state, 'asked, else held'],
        ]);
    const called = { ...mai1, phone: '+84992100051' };
    const candidates = [called, mai2];
    const [first, second, , place] = mais as [string, string, string, string];
    const withPhone = row([first, second, '0992100051', place], { candidates, isAlike: true });
    expect(fateOf(sightOf(withPhone, sought(called)))).toBe('goes');
    expect(fateOf(sightOf(withPhone, sought(mai2)))).toBe('asked, else stays');
  });

  it('is asked about, and stays where nobody may be asked, where its check found it to be somebody else’s', () => {
    for (const more of [
      { state: 'repeated', repeats: 'm2' },
      { state: 'repeated', repeats: 'm2', isAlike: true },
      { state: 'repeated', candidates: [mai2] },
      { state: 'likeness', candidates: [mai2] },
    ] as const)
      expect([more, fateOf(sightOf(row(mais, more), sought(mai1)))]).toEqual([more, 'asked, else stays']);
  });
});

describe('a row with the telephone and a part of the name', () => {
  const muon = member('m1', 'Vàng Thị Muôn', { birthYear: 1982 });
  const fate = (name: string, year = '1982', phone = '0992100050') =>
    fateOf(sightOf(row([name, year, phone, 'Thôn mẫu 7'], { unitPath: '08.2' }), sought(muon)));

  it('is asked about and held back with the year, or with words of the name alone', () => {
    for (const name of [
      'Vàng T. Muôn',
      'Vàng Thị Muông',
      'Muôn',
      'Chị Muôn',
      'Hoàng Thị Muôn',
      'Vàng Thị Mưon',
      'V.T. Muôn',
      'Vàng T. M.',
    ])
      expect([name, fate(name)]).toEqual([name, 'asked, else held']);
    for (const name of ['Vàng T. Muôn', 'Muôn', 'chị muôn', 'V.T. Muôn'])
      expect([name, fate(name, '')]).toEqual([name, 'asked, else held']);
  });

  it('is asked about and stays with the year where another word is shared, and without it where another stands beside', () => {
    expect([fate('Vàng Văn Páo'), fate('Hoàng Thị Muôn', ''), fate('Vàng Thị Muông', '')]).toEqual([
      'asked, else stays',
      'asked, else stays',
      'asked, else stays',
    ]);
  });

  it('is another’s of the house with another year, with Thị or the family name alone, and with another telephone', () => {
    const others = [
      fate('Vàng T. Muôn', '1990'),
      fate('Sùng Thị Xoan'),
      fate('Vàng Văn Páo', ''),
      fate('Muôn', '1982', '0992999999'),
    ];
    expect(others).toEqual(['stays', 'stays', 'stays', 'stays']);
  });

  it('stays where an officer said that it is somebody else’s', () => {
    const said = row(['Vàng T. Muôn', '1982', '0992100050', ''], { isAnother: true });
    expect(fateOf(sightOf(said, sought(muon)))).toBe('stays');
  });
});

describe('a row of the very name that its check asks about', () => {
  const her = member('m1', 'Sùng Thị Mai', { phone: '+84992111222', birthYear: 1982 });
  const fate = (year: string, phone: string, more: Partial<TracedRow> = {}) => {
    const cells = ['Sùng Thị Mai', year, phone, 'Thôn mẫu 7'];
    return fateOf(sightOf(row(cells, { candidates: [her], isAlike: true, ...more }), sought(her)));
  };

  it('is asked about where telephone or year say that it is somebody else, and stays where nobody may be asked', () => {
    for (const [year, phone] of [
      ['1982', '0992999999'],
      ['', '0992999999'],
      ['1990', ''],
    ] as const)
      expect([year, phone, fate(year, phone)]).toEqual([year, phone, 'asked, else stays']);
    const echo = { candidates: [{ ...her, kind: 'row', number: 1 }] } as const;
    expect(fate('1982', '0992999999', echo)).toBe('asked, else stays');
  });

  it('is asked about where it has the name alone, or the year beside it', () => {
    expect([fate('', '', { state: 'problem' }), fate('1982', '')]).toEqual(['asked, else held', 'asked, else held']);
  });

  it('goes where the telephone says that it is hers, or the check said so', () => {
    expect([fate('1990', '0992111222'), fate('', '', { state: 'repeated' })]).toEqual(['goes', 'goes']);
  });
});

describe('a row of hers', () => {
  it('goes unasked where its check passed it over as hers, and is asked about where it only looks like her', () => {
    const found = { candidates: [mai1], isAlike: true };
    expect(fateOf(sightOf(row(mais, found), sought(mai1)))).toBe('asked, else held');
    expect(fateOf(sightOf(row(mais, { ...found, state: 'repeated' }), sought(mai1)))).toBe('goes');
    expect(fateOf(sightOf(row(mais, { state: 'repeated', repeats: 'm1', isAlike: true }), sought(mai1)))).toBe('goes');
  });

  it('is asked about where its name goes on beside it, though its check held it to be hers', () => {
    const columns = { fullName: [0], birthYear: [2], phone: [3] };
    const found = row(['Sùng Thị Mai', 'Hoa', '1982', ''], { columns, candidates: [mai1], isAlike: true });
    expect(fateOf(sightOf(found, sought(mai1)))).toBe('asked, else held');
  });
});

/** Two of one commune whose names are the same, the same but for their diacritics, or near. */
const names = fc.constantFrom(
  ['Hoàng Văn Dũng', 'Hoàng Văn Dung'],
  ['Hoàng Văn Dung', 'Hoàng Văn Dũng'],
  ['Sùng Thị Mai', 'Sùng Thị Mai'],
  ['Ma A Chu', 'Mã A Chứ'],
  ['Lý Thị Mỷ', 'Lý Thị Mỹ'],
  ['Lý Thị Mỷ', 'Lí Thị Mỉ'],
  ['Lý Mỷ', 'Lý Thị Mỷ'],
  ["Giàng A H'Lử", 'Giàng A H’Lữ'],
) as fc.Arbitrary<[string, string]>;

const writing = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  (text: string) => text.normalize('NFD'),
  (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, ''),
);

const phones = fc.constantFrom(null, '+84992100050', '+84992100051');

const years = fc.constantFrom(1982, 1990);

const pair = fc
  .tuple(names, phones, phones, years, years)
  .map(([[hers, other], phone1, phone2, year1, year2]): [Member, Member] => [
    member('m1', hers, { phone: phone1, birthYear: year1 }),
    member('m2', other, { phone: phone2, birthYear: year2 }),
  ]);

/** The other’s row, with what the register has of them, each or left out. */
const written = fc
  .tuple(pair, writing, fc.boolean(), fc.boolean(), fc.constantFrom('', 'Thôn mẫu 5', 'Thôn 3, xã Hàm Yên'))
  .map(([[her, other], write, hasYear, hasPhone, place]) => {
    const phone = hasPhone ? (other.phone?.replace('+84', '0') ?? '') : '';
    return { her, other, cells: [write(other.fullName), hasYear ? String(other.birthYear) : '', phone, place] };
  });

const order = fc.boolean();

const SAID: Readonly<Record<string, (her: Member) => Partial<TracedRow>>> = {
  'by an officer': () => ({ sameAs: 'm2' }),
  'by an officer, and written': () => ({ state: 'done', memberId: 'm2', sameAs: 'm2' }),
  'by being written': () => ({ state: 'done', memberId: 'm2' }),
  'to nobody of those alike': () => ({ isAnother: true }),
  'to nobody of the rows alike': (her) => ({ isAnother: true, candidates: [{ ...her, kind: 'row', number: 9 }] }),
};

describe('a row that was given to somebody else', () => {
  it.each(Object.keys(SAID))('stays with all it says of them: %s', (said) => {
    fc.assert(
      fc.property(written, order, ({ her, other, cells }, isFirst) => {
        const candidates = isFirst ? [her, other] : [other, her];
        const found = row(cells, { candidates, isAlike: true, ...SAID[said]?.(her) });
        expect(fateOf(sightOf(found, sought(her)))).toBe('stays');
      }),
      { numRuns: 300 },
    );
  });

  it.each(['repeated', 'already there'] as const)('by its check is never taken unasked: %s', (found) => {
    fc.assert(
      fc.property(written, fc.boolean(), ({ her, other, cells }, isAlike) => {
        const more = found === 'repeated' ? { repeats: 'm2', isAlike } : { candidates: [other] };
        const sight = sightOf(row(cells, { state: 'repeated', ...more }), sought(her));
        expect(['stays', 'asked, else stays']).toContain(fateOf(sight));
      }),
      { numRuns: 300 },
    );
  });

  it('by nobody yet is taken unasked only where it fits the other less', () => {
    fc.assert(
      fc.property(written, order, ({ her, other, cells }, isFirst) => {
        const candidates = isFirst ? [her, other] : [other, her];
        const fates = [her, other].map((one) =>
          fateOf(sightOf(row(cells, { candidates, isAlike: true }), sought(one))),
        );
        // Of the two at most one has it unasked; hers it is only by a telephone or a year that the other has not.
        expect(fates).not.toEqual(['goes', 'goes']);
        const isEqual = her.phone === other.phone && her.birthYear === other.birthYear;
        if (isEqual) expect(fates[0]).not.toBe('goes');
      }),
      { numRuns: 1000 },
    );
  });

  it('with other diacritics is never taken unasked, nor where nobody may be asked', () => {
    fc.assert(
      fc.property(written, order, ({ her, other, cells }, isFirst) => {
        const isMarked = cells[0]?.normalize('NFD') !== cells[0]?.normalize('NFD').replace(/\p{Mn}/gu, '');
        fc.pre(isMarked && nameWords(her.fullName).join(' ') === nameWords(other.fullName).join(' '));
        fc.pre(her.fullName !== other.fullName);
        const candidates = isFirst ? [her, other] : [other, her];
        const fate = fateOf(sightOf(row(cells, { candidates, isAlike: true }), sought(her)));
        expect(['stays', 'asked, else stays']).toContain(fate);
      }),
      { numRuns: 1000 },
    );
  });
});
