import { IdentitySettings } from '../identity.settings';
import { Sealer } from './sealer';

const sealerOf = (secret: string, previous = ''): Sealer =>
  new Sealer(Object.assign(new IdentitySettings(), { TOKEN_SECRET: secret, PREVIOUS_TOKEN_SECRET: previous }));

describe('a sealed secret', () => {
  const sealer = sealerOf('a secret of at least thirty-two signs');

  it('opens for its place alone, never looks the same twice and tells nothing', () => {
    const [one, two] = [sealer.seal('JBSWY3DP', 'totp:a'), sealer.seal('JBSWY3DP', 'totp:a')];
    expect(sealer.open(one, 'totp:a')).toBe('JBSWY3DP');
    expect(one.equals(two) || one.includes('JBSW')).toBe(false);
    expect(() => sealer.open(one, 'totp:b')).toThrow();
  });

  it('opens under the secret before, and is sealed under the present one', () => {
    const [before, now] = ['a secret of at least thirty-two signs', 'another secret of at least thirty-two'];
    const changed = sealerOf(now, before);
    expect(changed.open(sealer.seal('JBSWY3DP', 'totp:a'), 'totp:a')).toBe('JBSWY3DP');
    expect(() => changed.open(sealer.seal('JBSWY3DP', 'totp:a'), 'totp:b')).toThrow();
    expect(sealerOf(now).open(changed.seal('JBSWY3DP', 'totp:a'), 'totp:a')).toBe('JBSWY3DP');
  });

  it('does not open altered or under another secret', () => {
    const sealed = sealer.seal('JBSWY3DP', 'totp:a');
    expect(() => sealerOf('another secret of at least thirty-two').open(sealed, 'totp:a')).toThrow();
    sealed[15] = (sealed[15] ?? 0) ^ 1;
    expect(() => sealer.open(sealed, 'totp:a')).toThrow();
  });
});
