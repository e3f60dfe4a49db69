import { isTypedInHaste } from './unit-match.rules';

const list = (...names: string[]) =>
  names.map((fullName, at) => ({ fullName, birthYear: String(1980 + at), village: '' }));

const PLAIN = ['LU SEO PAO', 'SUNG THI MAI', 'VANG A CHO', 'GIANG MI SINH', 'HOANG VAN DUNG'];

describe('a list is typed in haste', () => {
  it('when hardly any of its rows has a diacritic', () => {
    expect(isTypedInHaste(list(...PLAIN))).toBe(true);
    expect(isTypedInHaste(list(...PLAIN, ...PLAIN, 'Lù Seo Páo'))).toBe(true);
    expect(isTypedInHaste(list(...PLAIN, 'Lù Seo Páo'))).toBe(false);
  });

  it('not when too few rows tell, or another column has them', () => {
    expect(isTypedInHaste(list('Ma A Chu', 'Ly A Sua', 'Cu A Po', 'Giang A Lu'))).toBe(false);
    expect(isTypedInHaste([...list(...PLAIN.slice(1)), ...list('', '', '')])).toBe(false);
    expect(isTypedInHaste(list(...PLAIN).map((row) => ({ ...row, village: 'Thôn 3' })))).toBe(false);
    expect(isTypedInHaste([])).toBe(false);
  });
});
