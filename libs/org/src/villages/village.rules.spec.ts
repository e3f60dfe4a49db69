import { bareVillageName, nextVillageCode } from './village.rules';

describe('villages', () => {
  it('lose a type word that was typed twice', () => {
    expect(bareVillageName('Thôn', 'thôn Bản Pắng')).toBe('Bản Pắng');
    expect(bareVillageName('Thôn', 'Thôn 7')).toBe('7');
    expect(bareVillageName('Tổ dân phố', '5')).toBe('5');
    expect(bareVillageName('Bản', 'Bản')).toBe('Bản');
  });

  it('get the code after the highest ever given', () => {
    expect(nextVillageCode([])).toBe('v01');
    expect(nextVillageCode(['v01', 'v09', 'x77'])).toBe('v10');
    expect(nextVillageCode(['v99'])).toBe('v100');
  });
});
