import { validateSync } from 'class-validator';
import { IdentitySettings } from './identity.settings';

/** Names of the settings that have a fault, among those given. */
function faultsOf(values: Partial<IdentitySettings>): string[] {
  const settings = Object.assign(new IdentitySettings(), {
    ...{ TOKEN_SECRET: 'x'.repeat(40), PUBLIC_URL: 'https://lopso.example.vn' },
    ...values,
  });
  return validateSync(settings).map(({ property }) => property);
}

describe('settings of sign-in', () => {
  it('hold as they are', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('want the secret before as long as the present one, or none', () => {
    expect(faultsOf({ PREVIOUS_TOKEN_SECRET: 'y'.repeat(32) })).toEqual([]);
    expect(faultsOf({ PREVIOUS_TOKEN_SECRET: 'y'.repeat(31) })).toEqual(['PREVIOUS_TOKEN_SECRET']);
  });

  it('know a mistyped role, which would silently lose its second factor or its end of a session', () => {
    expect(faultsOf({ SECOND_FACTOR_ROLES: 'department-admin, auditor' })).toEqual([]);
    expect(faultsOf({ SECOND_FACTOR_ROLES: 'none' })).toEqual([]);
    expect(faultsOf({ SECOND_FACTOR_ROLES: 'department-adminn' })).toEqual(['SECOND_FACTOR_ROLES']);
    expect(faultsOf({ SECOND_FACTOR_ROLES: 'none,auditor' })).toEqual(['SECOND_FACTOR_ROLES']);
    expect(faultsOf({ IDLE_MINUTES_BY_ROLE: 'auditor=60,leader=30' })).toEqual([]);
    expect(faultsOf({ IDLE_MINUTES_BY_ROLE: 'auditors=60' })).toEqual(['IDLE_MINUTES_BY_ROLE']);
  });

  it('want all endpoints of a provider or none', () => {
    const one = { OIDC_TOKEN_ENDPOINT: 'https://id.example.vn/token' };
    expect(faultsOf(one).sort()).toEqual(['OIDC_AUTHORIZATION_ENDPOINT', 'OIDC_JWKS_URI']);
  });
});
