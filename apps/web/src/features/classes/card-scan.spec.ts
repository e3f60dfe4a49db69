/** @jest-environment jsdom */
import { keep } from '../../lib/offline/kept';
import { CardScan } from './card-scan.svelte';
import type { RollState } from './roll.svelte';
import type { ScannedCard } from './scanned-card';

interface Sent {
  readonly card: string;
  readonly clientKey: string;
  readonly isTyped: boolean;
  readonly isTakenIn: boolean;
  readonly madeAt?: string;
  readonly saysClock: boolean;
}

type Outcome = 'marked' | 'already' | 'not-on-roll';

const start = Date.parse('2026-12-01T12:10:00Z');
/** Printed cards, of one number and of another. */
const printed = (last = 'B'): string => `LOPSO1:AB2C:K7DTR8QWM${last}:${'A'.repeat(103)}`;
const moving = (moment = 59_870_900, last = 'B'): string => `LOPSO2:AB2C:K7DTR8QWM${last}:${moment}:24I6YKQ7OE5FQT6U`;

const said = (outcome: Outcome) => ({
  status: 200,
  body: {
    ...{ outcome, memberId: 'm1', fullName: 'Vàng Thị Mỷ', unitName: 'Thôn Nà Ôm', communeName: 'Xã Hàm Yên' },
    mark: outcome === 'not-on-roll' ? null : { markedAt: '2026-12-01T12:10:00Z', mark: 'present', source: 'card' },
  },
});

describe('cards held before the phone', () => {
  let sent: Sent[];
  /** What the server says; null: there is no network. */
  let answer: () => { status: number; body: object } | null;
  const settled = () => jest.advanceTimersByTimeAsync(0);
  const later = (ms: number) => jest.setSystemTime(Date.now() + ms);

  beforeEach(() => {
    jest.useFakeTimers({ now: start });
    localStorage.clear();
    sent = [];
    answer = () => said('marked');
    globalThis.fetch = (_, options) => {
      const saysClock = new Headers(options?.headers).has('x-sent-at');
      sent.push({ ...(JSON.parse(String(options?.body)) as Omit<Sent, 'saysClock'>), saysClock });
      const given = answer();
      if (given === null) return Promise.reject(new TypeError('Failed to fetch'));
      const { status, body } = given;
      const headers = new Headers({ 'content-type': 'application/json' });
      const text = (): Promise<string> => Promise.resolve(JSON.stringify(body));
      return Promise.resolve({ ok: status < 400, status, headers, text } as Response);
    };
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const lastOf = (scan: CardScan): ScannedCard => {
    if (scan.last === null) throw new Error('no card');
    return scan.last;
  };

  it('are one tap each, however long one is held', async () => {
    const scan = new CardScan(() => 's1');
    scan.see(printed());
    await settled();
    for (let held = 0; held < 12_000; held += 200) {
      later(200);
      scan.see(printed());
    }
    await settled();
    expect(sent).toHaveLength(1);
    scan.see(printed('C'));
    await settled();
    later(6000);
    scan.see(printed());
    await settled();
    expect(sent.map(({ card }) => card)).toEqual([printed(), printed('C'), printed()]);
  });

  it('are read again after a while, and not before', async () => {
    const scan = new CardScan(() => 's1');
    scan.see(printed());
    await settled();
    later(4900);
    scan.see(printed());
    await settled();
    expect(sent).toHaveLength(1);
    later(5100);
    scan.see(printed());
    await settled();
    expect(sent).toHaveLength(2);
  });

  it('are one card, also while the code of a phone changes', async () => {
    const scan = new CardScan(() => 's1');
    scan.see(moving());
    await settled();
    scan.see(moving(59_870_901));
    await settled();
    expect(sent).toHaveLength(1);
    scan.cards = scan.cards.map((card) => ({ ...card, state: 'refused' as const }));
    scan.see(moving(59_870_902));
    await settled();
    expect(sent).toHaveLength(2);
    scan.see(moving(59_870_902, 'C'));
    await settled();
    expect(sent).toHaveLength(3);
  });

  it('are named as they are marked, the last one first', async () => {
    const scan = new CardScan(() => 's1');
    scan.see(printed());
    await settled();
    answer = () => said('already');
    scan.see(printed('C'));
    await settled();
    expect(scan.last?.state).toBe('known');
    expect(scan.before.map(({ state, title }) => [state, title])).toEqual([['good', 'Vàng Thị Mỷ có mặt']]);
  });

  it('of somebody on no list wait for the trainer’s word, under the same key, sent as they were read', async () => {
    const scan = new CardScan(() => 's1');
    answer = () => said('not-on-roll');
    scan.see(moving());
    await settled();
    expect(lastOf(scan).state).toBe('asked');
    // Its code is another one by then.
    later(300_000);
    answer = () => said('marked');
    await scan.takeIn(lastOf(scan));
    expect(scan.last?.state).toBe('good');
    const [first, second] = sent;
    expect(first).toMatchObject({ isTakenIn: false, saysClock: false });
    expect(first?.madeAt).toBeUndefined();
    expect(second).toMatchObject({ isTakenIn: true, clientKey: first?.clientKey, saysClock: true });
    expect(Date.parse(second?.madeAt ?? '')).toBe(start);
  });

  it('that are refused say why', async () => {
    const scan = new CardScan(() => 's1');
    answer = () => ({
      status: 422,
      body: { code: 'classes.card-replaced', title: 'Thẻ cũ, đã được cấp lại', detail: 'Hỏi tên.', status: 422 },
    });
    scan.see(printed());
    await settled();
    expect(scan.last).toMatchObject({ state: 'refused', title: 'Thẻ cũ, đã được cấp lại', note: 'Hỏi tên.' });
  });

  it('say beside the name what was no code of now: a printed card, a typed number', async () => {
    const scan = new CardScan(() => 's1');
    scan.see(moving());
    await settled();
    expect(lastOf(scan).note).toMatch(/^Thôn Nà Ôm · Ghi lúc/);
    scan.see(printed('C'));
    await settled();
    expect(lastOf(scan).note).toMatch(/^Thôn Nà Ôm · thẻ in · Ghi lúc/);
    await scan.type('k7dtr-8qwmd');
    expect(lastOf(scan).note).toMatch(/^Thôn Nà Ôm · gõ số · Ghi lúc/);
    expect(sent.map(({ isTyped }) => isTyped)).toEqual([false, false, true]);
  });

  it('are none where the code holds the number alone, or anything else: nothing is sent, and it is said once', async () => {
    const scan = new CardScan(() => 's1');
    for (let times = 0; times < 5; times += 1) {
      scan.see('K7DTR8QWMB');
      await settled();
      later(200);
    }
    expect(scan.cards.map(({ state, title }) => [state, title])).toEqual([['refused', 'Mã này không phải thẻ']]);
    scan.see('https://example.vn');
    await settled();
    expect(lastOf(scan).title).toBe('Đây không phải thẻ thành viên');
    expect(sent).toEqual([]);
    // The card itself is read right after.
    scan.see(printed());
    await settled();
    expect(sent).toHaveLength(1);
  });

  describe('in a hall whose network fails', () => {
    const taps: unknown[][] = [];
    const line = {
      memberId: 'm1',
      fullName: 'Vàng Thị Mỷ',
      unitName: 'Thôn Nà Ôm',
      isPresent: false,
      place: 'on-device',
    };
    const roll = {
      lines: [line],
      tap: (...tap: unknown[]) => {
        taps.push(tap);
        return Promise.resolve();
      },
    } as unknown as RollState;
    // Of days before: it has no keys of today.
    const kit = {
      asOf: '',
      keys: [],
      codes: null,
      cards: [{ memberId: 'm1', number: 'K7DTR8QWMB', isGood: true, days: [] }],
    };
    beforeEach(() => {
      taps.length = 0;
      keep('kit.s1', { kit, aheadMs: 0 });
    });

    it('who was read in time is not too late with the second press', async () => {
      const scan = new CardScan(() => 's1', roll);
      answer = () => said('not-on-roll');
      const momentOfStart = start / 30_000;
      scan.see(moving(momentOfStart, 'C'));
      await settled();
      expect(lastOf(scan).state).toBe('asked');
      later(150_000);
      answer = () => null;
      await scan.takeIn(lastOf(scan));
      expect(lastOf(scan).state).toBe('asked-later');
    });

    it('the kit says by what somebody is known: a code it has no key for, or a number', async () => {
      answer = () => null;
      const scan = new CardScan(() => 's1', roll);
      scan.see(moving(start / 30_000));
      await settled();
      expect(lastOf(scan).note).toBe('Thôn Nà Ôm · chưa kiểm được mã · lưu trên máy, có mạng tự gửi');
      await scan.type('K7DTR8QWMB');
      expect(lastOf(scan).note).toBe('Thôn Nà Ôm · gõ số · lưu trên máy, có mạng tự gửi');
      expect(taps).toEqual([
        ['m1', 'present', 'card'],
        ['m1', 'present', 'card-number'],
      ]);
    });

    it('an ended card of somebody on the roll says that the name may be tapped', async () => {
      answer = () => null;
      keep('kit.s1', { kit: { ...kit, cards: [{ ...kit.cards[0], isGood: false, isEnded: true }] }, aheadMs: 0 });
      const scan = new CardScan(() => 's1', roll);
      await scan.type('K7DTR8QWMB');
      expect(lastOf(scan)).toMatchObject({ state: 'refused', title: 'Thẻ đã hết dùng' });
      expect(lastOf(scan).note).toContain('ghi trên danh sách');
      expect(taps).toEqual([]);
    });

    it('a card that this page can’t check is told so, and the number may be typed', async () => {
      answer = () => null;
      const key = { id: 'AB2C', publicKey: 'A'.repeat(43) };
      keep('kit.s1', { kit: { ...kit, keys: [key] }, aheadMs: 0 });
      // A page without TLS has no more of it than this one.
      expect(crypto.subtle).toBeUndefined();
      const scan = new CardScan(() => 's1', roll);
      scan.see(printed());
      await settled();
      expect(lastOf(scan)).toMatchObject({ state: 'refused', title: 'Máy này chưa kiểm được thẻ' });
      await scan.type('K7DTR8QWMB');
      expect(lastOf(scan).state).toBe('good');
    });

    it('the server is asked no more for a while once it gave no answer, and then again', async () => {
      answer = () => null;
      const scan = new CardScan(() => 's1', roll);
      await scan.type('K7DTR8QWMB');
      expect(sent).toHaveLength(1);
      later(29_000);
      await scan.type('K7DTR8QWMB');
      expect([sent.length, taps.length]).toEqual([1, 2]);
      later(2000);
      answer = () => said('marked');
      await scan.type('K7DTR8QWMB');
      expect([sent.length, lastOf(scan).state]).toEqual([2, 'good']);
      await scan.type('K7DTR8QWMB');
      expect(sent).toHaveLength(3);
    });

    it('the kit is asked at once where the browser knows that there is no network', async () => {
      jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
      const scan = new CardScan(() => 's1', roll);
      await scan.type('K7DTR8QWMB');
      expect([sent.length, taps.length]).toEqual([0, 1]);
    });

    it.each([
      ['seconds alone where there is a kit', true, 4000],
      ['as long as elsewhere where there is none', false, 30_000],
    ])('an answer is waited for %s', async (_, hasKit, patience) => {
      if (!hasKit) localStorage.clear();
      globalThis.fetch = (__, options) =>
        new Promise((___, reject) =>
          options?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
        );
      const scan = new CardScan(() => 's1', roll);
      const typed = scan.type('K7DTR8QWMB');
      await jest.advanceTimersByTimeAsync(patience - 100);
      expect(scan.isBusy).toBe(true);
      await jest.advanceTimersByTimeAsync(200);
      await typed;
      expect([scan.isBusy, taps.length]).toEqual([false, hasKit ? 1 : 0]);
    });
  });
});
