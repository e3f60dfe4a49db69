import { givePlaces, type NominationFacts, nominationVerdict } from './nomination.rules';

const free: NominationFacts = { hasSeat: true, elsewhere: null, isFinished: false, bookedInto: null, missing: [] };

describe('naming somebody in a call', () => {
  it('takes who holds a seat and has nothing in the way', () => {
    expect(nominationVerdict('basic', free)).toBeNull();
    expect(nominationVerdict('in-depth', { ...free, isFinished: true })).toBeNull();
  });

  it('names what stands in the way, the seat before all else', () => {
    expect(nominationVerdict('basic', { ...free, hasSeat: false, isFinished: true })?.reason).toBe('no-seat');
    expect(nominationVerdict('basic', { ...free, elsewhere: 'An toàn số' })).toEqual({
      reason: 'elsewhere',
      what: 'An toàn số',
    });
    expect(nominationVerdict('in-depth', { ...free, bookedInto: 'Lớp C05' })).toEqual({
      reason: 'booked',
      what: 'Lớp C05',
    });
    expect(nominationVerdict('basic', { ...free, isFinished: true })?.reason).toBe('finished');
  });

  it('says which courses are missing', () => {
    const verdict = nominationVerdict('in-depth', { ...free, missing: ['Vai trò của Tổ', 'Dịch vụ công'] });
    expect(verdict).toEqual({ reason: 'missing', what: 'Vai trò của Tổ, Dịch vụ công' });
  });
});

describe('giving the places of a commune', () => {
  it('fills gaps from the lowest on and never gives more than there are', () => {
    const { placed, full } = givePlaces(3, new Set([2]), ['a', 'b', 'c']);
    expect(placed).toEqual([
      { memberId: 'a', place: 1 },
      { memberId: 'b', place: 3 },
    ]);
    expect(full).toEqual(['c']);
  });

  it('gives none where all are taken or there are none', () => {
    expect(givePlaces(1, new Set([1]), ['a']).full).toEqual(['a']);
    expect(givePlaces(0, new Set(), ['a']).placed).toEqual([]);
  });
});
