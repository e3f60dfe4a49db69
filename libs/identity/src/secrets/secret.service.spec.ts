import { IdentitySettings } from '../identity.settings';
import { SecretService } from './secret.service';

const sealerOf = (secret: string, previous = ''): SecretService =>
  new SecretService(Object.assign(new IdentitySettings(), { TOKEN_SECRET: secret, PREVIOUS_TOKEN_SECRET: previous }));

describe('a sealed secret', () => {
  const sealer = sealerOf('a secret of at least thirty-two signs');

  it('opens for its place alone, never looks the same twice and tells nothing', () => {
    const [one, two] = [sealer.sealValue('JBSWY3DP', 'totp:a'), sealer.sealValue('JBSWY3DP', 'totp:a')];
    expect(sealer.openSealed(one, 'totp:a')).toBe('JBSWY3DP');
    expect(one.equals(two) || one.includes('JBSW')).toBe(false);
    expect(() => sealer.openSealed(one, 'totp:b')).toThrow();
  });

  it('opens under the secret before, and is sealed under the present one', () => {
    const [before, now] = ['a secret of at least thirty-two signs', 'another secret of at least thirty-two'];
    const changed = sealerOf(now, before);
    expect(changed.openSealed(sealer.sealValue('JBSWY3DP', 'totp:a'), 'totp:a')).toBe('JBSWY3DP');
    expect(() => changed.openSealed(sealer.sealValue('JBSWY3DP', 'totp:a'), 'totp:b')).toThrow();
    expect(sealerOf(now).openSealed(changed.sealValue('JBSWY3DP', 'totp:a'), 'totp:a')).toBe('JBSWY3DP');
  });

  it('does not open altered or under another secret', () => {
    const sealed = sealer.sealValue('JBSWY3DP', 'totp:a');
    expect(() => sealerOf('another secret of at least thirty-two').openSealed(sealed, 'totp:a')).toThrow();
    sealed[15] = (sealed[15] ?? 0) ^ 1;
    expect(() => sealer.openSealed(sealed, 'totp:a')).toThrow();
  });
});
