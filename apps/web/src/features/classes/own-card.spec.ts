/** @jest-environment jsdom */
import { webcrypto } from 'node:crypto';
import { TextEncoder } from 'node:util';
import { momentOf, movingCode } from './moving-card';
import { OwnCardState } from './own-card.svelte';

const moving = { keyId: 'WCNW', key: 'OLjafH6v8wGIaWmH8gq6TKz9rmvwVgKdvydxy-bfhSQ' };
const serverNow = Date.parse('2026-12-01T12:10:00Z');
const view = {
  ...{ asOf: '2026-12-01T12:10:00.000Z', fullName: 'Vàng Thị Mỷ', unitName: 'Xã Hàm Yên', communeName: 'Xã Hàm Yên' },
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
  const clockIs = (now: number): void => void jest.spyOn(Date, 'now').mockReturnValue(now);

  it.each([0, 86_400_000, -86_400_000])(
    'shows the code of the server’s moment where its clock is %d milliseconds ahead, without network too',
    async (ahead) => {
      clockIs(serverNow + ahead);
      const own = new OwnCardState();
      await own.view.load();
      await own.tick(serverNow + ahead);
      expect([own.isMoving, own.code]).toEqual([
        ...[true, await movingCode('K7DTR8QWMB', moving, momentOf(serverNow))],
      ]);
      // Opened again in the hall: the answer is the one that this phone kept.
      clockIs(serverNow + ahead + 3_600_000);
      const later = new OwnCardState();
      await later.view.load();
      await later.tick(serverNow + ahead + 3_600_000);
      expect(later.code).toBe(await movingCode('K7DTR8QWMB', moving, momentOf(serverNow + 3_600_000)));
    },
  );

  it('makes another one when the moment is over, and not before', async () => {
    clockIs(serverNow);
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
