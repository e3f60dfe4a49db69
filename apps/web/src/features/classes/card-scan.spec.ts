/** @jest-environment jsdom */
import { CardScan } from './card-scan.svelte';

interface Sent {
  card: string;
  clientKey: string;
  isTakenIn: boolean;
}

describe('cards held before the phone', () => {
  const sent: Sent[] = [];
  let answer: () => { status: number; body: object };
  let now = 0;
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  const marked = (outcome: string) => ({
    status: 200,
    body: {
      ...{ outcome, memberId: 'm1', fullName: 'Vàng Thị Mỷ', unitName: 'Thôn Nà Ôm', communeName: 'Xã Hàm Yên' },
      mark: outcome === 'not-on-roll' ? null : { markedAt: '2026-12-01T12:10:00Z', mark: 'present', source: 'card' },
    },
  });

  beforeEach(() => {
    sent.length = 0;
    now = 0;
    answer = () => marked('marked');
    globalThis.fetch = (_, options) => {
      sent.push(JSON.parse(String(options?.body)) as Sent);
      const { status, body } = answer();
      const reply = {
        ok: status < 400,
        status,
        headers: new Headers(),
        text: () => Promise.resolve(JSON.stringify(body)),
      };
      return Promise.resolve(reply as Response);
    };
  });

  const aScan = () =>
    new CardScan(
      () => 's1',
      null,
      () => now,
    );

  it('are one tap each, however long one is held', async () => {
    const scan = aScan();
    scan.see('LOPSO1:A');
    await settled();
    for (now = 200; now < 12_000; now += 200) scan.see('LOPSO1:A');
    await settled();
    expect(sent).toHaveLength(1);
    scan.see('LOPSO1:B');
    await settled();
    now += 6000;
    scan.see('LOPSO1:A');
    await settled();
    expect(sent.map(({ card }) => card)).toEqual(['LOPSO1:A', 'LOPSO1:B', 'LOPSO1:A']);
  });

  it('are named as they are marked, the last one first', async () => {
    const scan = aScan();
    await scan.mark('A');
    answer = () => marked('already');
    await scan.mark('B');
    expect(scan.last?.state).toBe('known');
    expect(scan.before.map(({ state, title }) => [state, title])).toEqual([['good', 'Vàng Thị Mỷ có mặt']]);
  });

  it('of somebody on no list wait for the trainer’s word, under the same key', async () => {
    const scan = aScan();
    answer = () => marked('not-on-roll');
    await scan.mark('A');
    const asked = scan.last;
    expect(asked?.state).toBe('asked');
    answer = () => marked('marked');
    if (asked) await scan.takeIn(asked);
    expect(scan.last?.state).toBe('good');
    expect(sent.map(({ isTakenIn }) => isTakenIn)).toEqual([false, true]);
    expect(new Set(sent.map(({ clientKey }) => clientKey)).size).toBe(1);
  });

  it('that are refused say why', async () => {
    const scan = aScan();
    answer = () => ({
      status: 422,
      body: { code: 'classes.card-replaced', title: 'Thẻ cũ, đã được cấp lại', detail: 'Hỏi tên.', status: 422 },
    });
    await scan.mark('A');
    expect(scan.last).toMatchObject({ state: 'refused', title: 'Thẻ cũ, đã được cấp lại', note: 'Hỏi tên.' });
  });
});
