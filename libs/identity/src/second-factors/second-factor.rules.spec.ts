import { isProofFresh, rolesOfSetting, secondFactorState } from './second-factor.rules';

const NOW = new Date('2026-11-25T08:00:00Z');

describe('the second factor of a session', () => {
  it('is asked of who has one, demanded of roles that need one, and of nobody else', () => {
    const stateOf = (hasTotp: boolean, isRequired: boolean, provedAt: Date | null): string =>
      secondFactorState({ hasTotp, isRequired, provedAt });
    expect(stateOf(false, false, null)).toBe('done');
    expect(stateOf(true, false, null)).toBe('needed');
    expect(stateOf(true, true, null)).toBe('needed');
    expect(stateOf(true, true, NOW)).toBe('done');
    expect(stateOf(false, true, null)).toBe('to-set-up');
  });

  it('cannot be replaced by another proof where the role demands an authenticator', () => {
    expect(secondFactorState({ hasTotp: false, isRequired: true, provedAt: NOW })).toBe('to-set-up');
  });

  it('is fresh for so many minutes, the last one included', () => {
    const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
    expect([isProofFresh(ago(10), NOW, 10), isProofFresh(ago(10.1), NOW, 10), isProofFresh(null, NOW, 10)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is not fresh by a clock that runs far ahead', () => {
    const ahead = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
    expect([isProofFresh(ahead(1), NOW, 10), isProofFresh(ahead(60), NOW, 10)]).toEqual([true, false]);
  });

  it('is demanded of the roles a setting lists', () => {
    expect(rolesOfSetting('department-admin, department-officer')).toEqual(['department-admin', 'department-officer']);
    expect(rolesOfSetting('none')).toEqual([]);
  });
});
