import { seal, sealKey, unseal } from './seal';

const salt = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';

describe('what a member leaves on a shared phone', () => {
  it('opens with the same PIN and salt, for the same account', async () => {
    const sealed = await seal(await sealKey('482915', salt), 'a1', { answer: 'ruộng bậc thang' });
    expect(await unseal(await sealKey('482915', salt), 'a1', sealed)).toEqual({ answer: 'ruộng bậc thang' });
    expect(Buffer.from(sealed.data).toString('utf8')).not.toContain('bậc thang');
  });

  it('does not open with another PIN, another salt, for another account, or altered', async () => {
    const key = await sealKey('482915', salt);
    const sealed = await seal(key, 'a1', 'x');
    const otherSalt = salt.replace('AAEC', 'BBEC');
    await expect(unseal(await sealKey('482916', salt), 'a1', sealed)).rejects.toThrow();
    await expect(unseal(await sealKey('482915', otherSalt), 'a1', sealed)).rejects.toThrow();
    await expect(unseal(key, 'a2', sealed)).rejects.toThrow();
    const altered = sealed.data.slice(0);
    new Uint8Array(altered)[0] = (new Uint8Array(altered)[0] ?? 0) ^ 1;
    await expect(unseal(key, 'a1', { ...sealed, data: altered })).rejects.toThrow();
  });

  it('hands its key to nobody', async () => {
    expect((await sealKey('482915', salt)).extractable).toBe(false);
  });
});
