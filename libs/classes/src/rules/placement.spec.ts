import { placedAs } from './placement';

describe('whose doing a place is', () => {
  it('is another’s for whom she books, and her own where she books herself, with whatever right', () => {
    expect(placedAs({ memberId: null, as: 'trainer' }, 'm')).toBe('trainer');
    expect(placedAs({ memberId: 'officer', as: 'officer' }, 'm')).toBe('officer');
    expect(placedAs({ memberId: 'm', as: 'officer' }, 'm')).toBeNull();
    expect(placedAs({ memberId: null, as: null }, 'm')).toBeNull();
  });
});
