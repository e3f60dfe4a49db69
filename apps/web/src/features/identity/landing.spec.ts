import { landingOf } from './landing';

const account = (...workspaces: ('member' | 'commune')[]): Parameters<typeof landingOf>[0] => ({
  accountId: 'a',
  memberId: 'm',
  username: 'myvt1',
  displayName: 'Vàng Thị Mỷ',
  permissions: [],
  asksConsent: false,
  secondFactor: 'done',
  leftOn: null,
  consentDecidedAt: null,
  consentVersion: null,
  desks: workspaces.map((workspace) => ({ workspace, unitId: null, unitName: '' })),
});

describe('landing after sign-in', () => {
  it('is the page one came from', () => {
    expect(landingOf(account('member'), '/bai/c01-3?trang=2')).toBe('/bai/c01-3?trang=2');
  });

  it('is the own desk where no page was wanted', () => {
    expect(landingOf(account('member'), null)).toBe('/');
    expect(landingOf(account('commune', 'member'), '/')).toBe('/xa');
    expect(landingOf(null, null)).toBe('/');
  });

  it('never leads to another site', () => {
    for (const foreign of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      '\t//evil.example',
      'javascript:alert(1)',
    ]) {
      expect(landingOf(account('member'), foreign)).toBe('/');
    }
  });
});
