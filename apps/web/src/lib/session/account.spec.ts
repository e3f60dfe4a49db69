import { parseAccount } from './account';

describe('account', () => {
  it('has a desk for each role, the widest first, roles of one workspace side by side', () => {
    const account = parseAccount({
      accountId: 'a1',
      displayName: 'Lê Thu Hà',
      roles: [
        { role: 'member', unitId: null, unitName: null },
        { role: 'commune-officer', unitId: 'u1', unitName: 'UBND xã Hàm Yên' },
        { role: 'somebody-new' },
      ],
    });
    expect(account?.desks).toEqual([
      { workspace: 'commune', unitId: 'u1', unitName: 'UBND xã Hàm Yên' },
      { workspace: 'member', unitId: null, unitName: '' },
    ]);
  });

  it('asks for consent only where one is missing', () => {
    const withConsent = (consent: unknown): boolean | undefined =>
      parseAccount({ accountId: 'a1', consent })?.asksConsent;
    expect(withConsent({ isGiven: false })).toBe(true);
    expect(withConsent({ isGiven: true })).toBe(false);
    expect(withConsent(null)).toBe(false);
  });

  it('holds the permissions the server names; where an older device kept no list they are not known', () => {
    expect(parseAccount({ accountId: 'a1', permissions: ['reporting.read-people', 7] })?.permissions).toEqual([
      'reporting.read-people',
    ]);
    expect(parseAccount({ accountId: 'a1' })?.permissions).toBeNull();
  });

  it('is none where the answer is none', () => {
    expect(parseAccount(null)).toBeNull();
    expect(parseAccount({ displayName: 'x' })).toBeNull();
  });
});
