import { planSeats } from './joined-seats';

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
