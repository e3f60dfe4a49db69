/** @jest-environment jsdom */
import { PasskeysState } from './passkeys.svelte';
import { ProofState } from './proof.svelte';

/** The server asks for a passkey, and this browser gives none, as when she closes its question. */
function givingNone(): void {
  const body = { options: { challenge: 'AA', rp: { name: 'x' }, user: { id: 'AA', name: 'x' }, pubKeyCredParams: [] } };
  globalThis.fetch = () =>
    Promise.resolve({
      ok: true,
      status: 200,
      headers: new Headers({ 'content-type': 'application/json' }),
      text: () => Promise.resolve(JSON.stringify(body)),
      json: () => Promise.resolve(body),
    } as unknown as Response);
}

describe('a passkey that is left', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('is said as such when a device is added, and is no fault of the page', async () => {
    givingNone();
    const state = new PasskeysState();
    expect(await state.add('Máy của tôi')).toBe(false);
    expect([state.isLeft, state.act.problem]).toEqual([true, null]);
  });

  it('is said as such before an act that needs proof, and is no fault of the page', async () => {
    givingNone();
    const state = new ProofState();
    expect(await state.usePasskey()).toBe(false);
    expect([state.isLeft, state.act.problem]).toEqual([true, null]);
  });
});
