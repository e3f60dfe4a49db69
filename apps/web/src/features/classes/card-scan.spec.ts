/** @jest-environment jsdom */
import { CardScan } from './card-scan.svelte';

interface Sent {
  readonly body: { readonly isTakenIn: boolean; readonly madeAt?: string; readonly clientKey: string };
  readonly saysClock: boolean;
}

describe('a card of somebody on no list', () => {
  afterEach(() => jest.useRealTimers());

  it('is sent with the second press as it was read at the first, for its code is another one by then', async () => {
    jest.useFakeTimers({ now: Date.parse('2026-12-01T12:10:00Z') });
    const sent: Sent[] = [];
    globalThis.fetch = (_, init) => {
      const body = JSON.parse(String(init?.body)) as Sent['body'];
      sent.push({ body, saysClock: new Headers(init?.headers).has('x-sent-at') });
      const outcome = body.isTakenIn ? 'marked' : 'not-on-roll';
      const answer = { outcome, fullName: 'Ma Văn Bằng', unitName: 'Thôn 2', mark: null };
      const headers = new Headers({ 'content-type': 'application/json' });
      const text = (): Promise<string> => Promise.resolve(JSON.stringify(answer));
      return Promise.resolve({ ok: true, status: 200, headers, text } as Response);
    };
    const scan = new CardScan(() => 's');
    await scan.mark('LOPSO2:AB2C:K7DTR8QWMB:59870900:24I6YKQ7OE5FQT6U');
    const [asked] = scan.cards;
    if (asked === undefined) throw new Error('no card');
    expect(asked.state).toBe('asked');
    jest.setSystemTime(Date.parse('2026-12-01T12:15:00Z'));
    await scan.takeIn(asked);
    const [first, second] = sent;
    expect([first?.body.madeAt, first?.saysClock]).toEqual([undefined, false]);
    expect(second).toMatchObject({ body: { isTakenIn: true, clientKey: first?.body.clientKey }, saysClock: true });
    expect(Date.parse(second?.body.madeAt ?? '')).toBe(Date.parse('2026-12-01T12:10:00Z'));
    expect(scan.cards[0]?.state).toBe('good');
  });
});

describe('a phone held before the camera', () => {
  it('is one card, also while its code changes', () => {
    const sent: string[] = [];
    globalThis.fetch = (_, init) => {
      sent.push(String(init?.body));
      return new Promise<Response>(() => undefined);
    };
    const scan = new CardScan(
      () => 's',
      null,
      () => 1_000,
    );
    scan.see('LOPSO2:AB2C:K7DTR8QWMB:59870900:24I6YKQ7OE5FQT6U');
    scan.see('LOPSO2:AB2C:K7DTR8QWMB:59870901:AAAAYKQ7OE5FQT6U');
    scan.isBusy = false;
    scan.see('LOPSO2:AB2C:K7DTR8QWMB:59870901:AAAAYKQ7OE5FQT6U');
    expect(sent).toHaveLength(1);
    scan.cards = scan.cards.map((card) => ({ ...card, state: 'refused' as const }));
    scan.see('LOPSO2:AB2C:K7DTR8QWMB:59870902:BBBBYKQ7OE5FQT6U');
    expect(sent).toHaveLength(2);
    scan.isBusy = false;
    scan.see('LOPSO2:AB2C:K7DTR8QWMC:59870902:AAAAYKQ7OE5FQT6U');
    expect(sent).toHaveLength(3);
  });
});
