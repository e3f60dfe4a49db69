import { agreementOf, groundOf, holdsFor, type PairMarks } from './person-pair';

const PAO: PairMarks = { searchKey: 'lu seo pao', birthYear: 1988, phone: '+84992100004' };
const like = (other: Partial<PairMarks>): PairMarks => ({ ...PAO, ...other });

describe('two records of two communes', () => {
  it.each([
    ['name, telephone and year', {}, 'phone'],
    ['name and telephone, another year', { birthYear: 1980 }, 'phone'],
    ['name and year, no telephone here', { phone: null }, 'year'],
    ['name and year, another telephone', { phone: '+84992100005' }, null],
    ['name alone', { phone: null, birthYear: 1980 }, null],
    ['telephone and year, another name', { searchKey: 'lu thi pao' }, null],
  ] as const)('may be one person’s by %s: %s', (_, other, ground) => {
    expect(groundOf(PAO, like(other))).toBe(ground);
    expect(groundOf(like(other), PAO)).toBe(ground);
  });

  it('may be one where neither has a telephone', () => {
    expect(groundOf(like({ phone: null }), like({ phone: null }))).toBe('year');
  });

  it('are nobody’s without a name: those that were erased', () => {
    expect(groundOf(like({ searchKey: '' }), like({ searchKey: '' }))).toBeNull();
  });
});

describe('what was said of two records', () => {
  const seen = agreementOf(PAO, like({ birthYear: 1980 }));
  const holds = (one: PairMarks, other: PairMarks): boolean => {
    const now = agreementOf(one, other);
    return seen !== null && now !== null && holdsFor(seen, now);
  };

  it('holds while they agree in nothing else than then', () => {
    expect(holds(PAO, like({ birthYear: 1980 }))).toBe(true);
    expect(holds(PAO, like({ birthYear: 1981 }))).toBe(true);
    expect(holds(PAO, like({ birthYear: 1980, phone: '+84992100006' }))).toBe(true);
    expect(holds(like({ phone: null }), like({ birthYear: 1980, phone: null }))).toBe(true);
  });

  it('holds no longer where the year, another telephone or another name is the same', () => {
    expect(holds(PAO, PAO)).toBe(false);
    expect(holds(like({ phone: '+84992100006' }), like({ birthYear: 1980, phone: '+84992100006' }))).toBe(false);
    expect(holds(like({ searchKey: 'lu seo phao' }), like({ searchKey: 'lu seo phao', birthYear: 1980 }))).toBe(false);
  });
});
