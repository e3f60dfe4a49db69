import { isForPin, judgePin } from './pin.rules';

describe('a PIN', () => {
  it('has six digits', () => {
    expect(['12', '1234567', '12345a', ''].map(judgePin)).toEqual(['length', 'length', 'length', 'length']);
  });

  it('is not what anybody tries first', () => {
    for (const pin of ['111111', '121212', '123456', '654321', '123123', '112211', '098765']) {
      expect([pin, judgePin(pin)]).toEqual([pin, 'too-common']);
    }
  });

  it('may be anything else', () => {
    expect(['482915', '190875'].map(judgePin)).toEqual(['none', 'none']);
  });
});

describe('what a PIN opens', () => {
  it('is the own team, no desk and no organisation’s people', () => {
    expect(isForPin({ role: 'team-leader', bound: { kind: 'team', teamId: 'a' } })).toBe(true);
    expect(isForPin({ role: 'team-leader', bound: { kind: 'organisation', organisation: 'Hội Phụ nữ tỉnh' } })).toBe(
      false,
    );
    expect(isForPin({ role: 'trainer', bound: { kind: 'own-classes' } })).toBe(false);
    expect(isForPin({ role: 'commune-officer' })).toBe(false);
  });
});
