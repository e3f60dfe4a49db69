/** @jest-environment jsdom */
import { webcrypto } from 'node:crypto';
import { TextEncoder } from 'node:util';
import { momentOf, movingCode } from './moving-card';
import { OwnCardState } from './own-card.svelte';

const moving = { keyId: 'WCNW', key: 'OLjafH6v8wGIaWmH8gq6TKz9rmvwVgKdvydxy-bfhSQ' };
const serverNow = Date.parse('2026-12-01T12:10:00Z');
const view = {
  ...{
    clockAheadMs: 0,
    asOf: '2026-12-01T12:10:00.000Z',
    fullName: 'Vàng Thị Mỷ',
    unitName: 'Xã Hàm Yên',
    communeName: 'Xã Hàm Yên',
  },
  teamName: null,
  card: { number: 'K7DTR-8QWMB', code: 'LOPSO1:WCNW:K7DTR8QWMB:A', moving, issuedAt: '2026-11-01T00:00:00.000Z' },
};

describe('a card on its holder’s phone', () => {
  const answer = (body: object): void => {
    globalThis.fetch = () =>
      Promise.resolve({
        ...{ ok: true, status: 200, headers: new Headers({ 'content-type': 'application/json' }) },
        text: () => Promise.resolve(JSON.stringify(body)),
      } as Response);
  };
  beforeAll(() => {
    Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
    Object.assign(globalThis, { TextEncoder });
  });
  beforeEach(() => {
    localStorage.clear();
    answer(view);
  });
  afterEach(() => jest.restoreAllMocks());

  it.each([0, 86_400_000, -86_400_000])(
    'shows the code of the server’s moment where its clock is %d milliseconds ahead, as the server said it with the answer, kept or not',
    async (ahead) => {
      answer({ ...view, clockAheadMs: ahead });
      const own = new OwnCardState();
      await own.view.load();
      await own.tick(serverNow + ahead);
      expect([own.isMoving, own.code]).toEqual([
        ...[true, await movingCode('K7DTR8QWMB', moving, momentOf(serverNow))],
      ]);
      const hour = 3_600_000;
      await own.tick(serverNow + ahead + hour);
      expect(own.code).toBe(await movingCode('K7DTR8QWMB', moving, momentOf(serverNow + hour)));
    },
  );

  it('shows the one that is printed once the clock was set back behind the answer: which moment it is nobody knows', async () => {
    const own = new OwnCardState();
    await own.view.load();
    await own.tick(serverNow);
    expect(own.isMoving).toBe(true);
    await own.tick(serverNow - 86_400_000);
    expect([own.isMoving, own.code]).toEqual([false, view.card.code]);
    await own.tick(serverNow + 60_000);
    expect(own.isMoving).toBe(true);
  });

  it.each(['take', 'replace'] as const)('asks how far its clock is off when the card comes by %s, too', async (act) => {
    const said: boolean[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = (address, init) => {
      said.push(new Headers(init?.headers).has('x-sent-at'));
      return fetch(address, init);
    };
    await new OwnCardState()[act]();
    expect(said).toEqual([true, true]);
  });

  it('makes another one when the moment is over, and not before', async () => {
    const own = new OwnCardState();
    await own.view.load();
    await own.tick(serverNow);
    const first = own.code;
    await own.tick(serverNow + 29_000);
    expect(own.code).toBe(first);
    await own.tick(serverNow + 30_000);
    expect(own.code).toBe(await movingCode('K7DTR8QWMB', moving, momentOf(serverNow) + 1));
  });

  it('shows the one that is printed where this browser makes none', async () => {
    jest.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new Error('Unrecognized name'));
    const own = new OwnCardState();
    await own.view.load();
    await own.tick();
    expect([own.isMoving, own.code]).toEqual([false, view.card.code]);
  });

  it('shows none before there is a card', async () => {
    answer({ ...view, card: null });
    const own = new OwnCardState();
    await own.view.load();
    await own.tick();
    expect([own.isMoving, own.code]).toEqual([false, null]);
  });
});
