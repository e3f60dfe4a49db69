import { agreementOf, groundOf, holdsFor, type PairMarks, planSeats } from './duplicate.rules';

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

const term = (seatTermId: string, memberId: string) => ({ seatTermId, memberId });

const KEPT = term('a', 'kept');

const OTHER = term('b', 'other');

describe('the places of two records that are one person’s', () => {
  it('are those of the kept record where it alone holds one, or none at all', () => {
    expect(planSeats([KEPT], 'kept', null)).toEqual({ leaving: [], takenOver: null });
    expect(planSeats([], 'kept', null)).toEqual({ leaving: [], takenOver: null });
  });

  it('pass to the kept record where the other alone holds one', () => {
    expect(planSeats([OTHER], 'kept', null)).toEqual({ leaving: [OTHER], takenOver: OTHER });
  });

  it('are chosen by an officer where both hold one', () => {
    expect(planSeats([KEPT, OTHER], 'kept', null)).toBe('unsaid');
    expect(planSeats([KEPT, OTHER], 'kept', 'a')).toEqual({ leaving: [OTHER], takenOver: null });
    expect(planSeats([KEPT, OTHER], 'kept', 'b')).toEqual({ leaving: [KEPT, OTHER], takenOver: OTHER });
    expect(planSeats([KEPT, OTHER], 'kept', 'c')).toBe('unknown');
    expect(planSeats([], 'kept', 'c')).toBe('unknown');
  });

  it('end all but one also where they begin later', () => {
    const later = term('c', 'other');
    expect(planSeats([OTHER, later], 'kept', null)).toEqual({ leaving: [OTHER, later], takenOver: OTHER });
    expect(planSeats([KEPT, OTHER, later], 'kept', 'a')).toEqual({ leaving: [OTHER, later], takenOver: null });
  });
});
