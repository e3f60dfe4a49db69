import { parseAccount } from './account';

describe('account', () => {
  it('has a desk for each role, roles of one workspace side by side', () => {
    const account = parseAccount({
      accountId: 'a1',
      displayName: 'Lê Thu Hà',
      roles: [
        { role: 'commune-officer', unitId: 'u1', unitName: 'UBND xã Hàm Yên' },
        { role: 'member', unitId: null, unitName: '' },
        { role: 'somebody-new' },
      ],
    });
    expect(account?.desks).toEqual([
      { workspace: 'commune', unitId: 'u1', unitName: 'UBND xã Hàm Yên' },
      { workspace: 'member', unitId: null, unitName: '' },
    ]);
  });

  it('is none where the answer is none', () => {
    expect(parseAccount(null)).toBeNull();
    expect(parseAccount({ displayName: 'x' })).toBeNull();
  });
});
