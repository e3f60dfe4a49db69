import { makeKeys, seal, unlock, unseal } from './seal';

const SECRET = 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0MTI';
const OTHER = 'b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVyMTI';

describe('the seal of what a member leaves', () => {
  it('opens with the secret of the place, for the account it was made for, and not otherwise', async () => {
    const keys = await makeKeys('one', SECRET);
    const sealed = await seal(keys.publicKey, 'one', { text: 'một nửa' });
    const key = await unlock(keys, 'one', SECRET);
    expect(await unseal(key, 'one', sealed)).toEqual({ text: 'một nửa' });
    await expect(unseal(key, 'two', sealed)).rejects.toThrow();
    await expect(unlock(keys, 'one', OTHER)).rejects.toThrow();
    await expect(unlock(keys, 'two', SECRET)).rejects.toThrow();
  });

  it('keeps keys nobody can read out, and shows nothing of what is sealed', async () => {
    const keys = await makeKeys('one', SECRET);
    expect((await unlock(keys, 'one', SECRET)).extractable).toBe(false);
    const sealed = await seal(keys.publicKey, 'one', 'một nửa');
    expect(new TextDecoder().decode(sealed.data)).not.toContain('một nửa');
    const data = new Uint8Array(sealed.data);
    data[0] = (data[0] ?? 0) ^ 1;
    await expect(unseal(await unlock(keys, 'one', SECRET), 'one', { ...sealed, data: data.buffer })).rejects.toThrow();
  });
});
