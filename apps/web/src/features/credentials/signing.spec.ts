import { outcomeWords } from './messages/signing';
import { SigningState } from './signing.svelte';
import { SigningParts } from './signing-parts.svelte';
import { signerWord } from './signing-words';

type Answers = Record<string, (file: File | null, body: unknown) => Response | Promise<Response>>;

const json = (body: object, status = 200): Response => new Response(JSON.stringify(body), { status });
const sent: string[] = [];
let answers: Answers = {};
Object.assign(globalThis, {
  document: { cookie: '' },
  fetch: (input: RequestInfo | URL, init?: RequestInit) => {
    const file = init?.body instanceof FormData ? (init.body.get('file') as File) : null;
    const url = String(input instanceof Request ? input.url : input);
    const key = Object.keys(answers).find((one) => url.endsWith(one)) ?? '';
    if (file) sent.push(file.name);
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    const given = Promise.resolve(answers[key]?.(file, body) ?? json({}));
    const stopped = new Promise<never>((_, refuse) => {
      init?.signal?.addEventListener('abort', () => refuse(new DOMException('', 'AbortError')));
    });
    return Promise.race([given, stopped]);
  },
});

const overview = { signed: 0, unsigned: 3, uploads: [] };
const waiting = {
  id: 'u1',
  files: [{ id: 'f1', number: '0001/2026', fullName: 'Lò Văn Ẩn', effect: 'first', signers: [] }],
};
const outcome = (said: string) => (file: File | null) =>
  json({ files: [{ name: file?.name ?? '', outcome: said, number: null, fullName: null }] });
const pdf = (name: string, bytes = 10): File => new File([new Uint8Array(bytes)], name, { type: 'application/pdf' });

describe('signed papers being brought back', () => {
  beforeEach(() => {
    sent.splice(0);
    answers = {
      '/signing': () => json(overview),
      '/uploads': () => json({ id: 'u1', files: [] }),
      '/signed-uploads/u1': () => json(waiting),
      '/files': outcome('matched'),
      '/keep': () => json({ kept: 1, left: 0 }),
    };
  });

  it('are sent one by one, what is too large stays here, and what waits is shown', async () => {
    const state = new SigningState('r1');
    await state.bring([pdf('a.pdf'), pdf('b.pdf', 6_000_001), pdf('c.zip', 6_000_001)]);
    expect(sent).toEqual(['a.pdf', 'c.zip']);
    expect(state.brought.map((one) => one.outcome)).toEqual(['matched', 'too-large', 'matched']);
    expect(state.waiting).toHaveLength(1);
    expect(await state.keep()).toBe(1);
    expect([state.waiting, state.brought.length, state.overview.value?.unsigned]).toEqual([null, 0, 3]);
  });

  it('that didn’t arrive are sent again by a press, the others are not', async () => {
    const state = new SigningState('r1');
    const matched = outcome('matched');
    answers['/files'] = (file) => (file?.name === 'b.pdf' ? json({ status: 503 }, 503) : matched(file));
    await state.bring([pdf('a.pdf'), pdf('b.pdf'), pdf('c.pdf')]);
    expect(state.brought.map((one) => one.outcome)).toEqual(['matched', 'not-sent', 'matched']);
    expect(state.unsent.map(({ name }) => name)).toEqual(['b.pdf']);
    answers['/files'] = matched;
    await state.bring(state.unsent);
    expect([state.unsent.length, sent.at(-1)]).toEqual([0, 'b.pdf']);
    expect(state.brought.map((one) => one.outcome)).toEqual(['matched', 'matched', 'matched']);
  });

  it('are all still there where the sending was refused on the way', async () => {
    const state = new SigningState('r1');
    const matched = outcome('matched');
    answers['/files'] = (file) => (file?.name === 'a.pdf' ? matched(file) : json({ status: 403, code: 'x' }, 403));
    await state.bring([pdf('a.pdf'), pdf('b.pdf'), pdf('c.pdf')]);
    expect(state.unsent.map(({ name }) => name)).toEqual(['b.pdf', 'c.pdf']);
    expect(state.problem).not.toBeNull();
  });

  /** The next upload is another one; what the night forgot is not there. */
  const forgotten = (): void => {
    const gone = (): Response => json({ status: 404, code: 'platform.not-found' }, 404);
    answers['/signed-uploads/u1'] = gone;
    answers['/u1/files'] = gone;
    answers['/u1/keep'] = gone;
    answers['/uploads'] = () => json({ id: 'u2', files: [] });
    answers['/signed-uploads/u2'] = () => json({ ...waiting, id: 'u2' });
    answers['/u2/files'] = outcome('matched');
    // The longest address that fits answers.
    answers = Object.fromEntries(Object.entries(answers).sort(([a], [b]) => b.length - a.length));
  };

  it('begin a new upload where the night has forgotten the one of yesterday, and lose no file', async () => {
    const state = new SigningState('r1');
    await state.bring([pdf('a.pdf')]);
    forgotten();
    await state.bring([pdf('b.pdf'), pdf('c.pdf')]);
    expect(state.problem).toBeNull();
    expect(sent).toEqual(['a.pdf', 'b.pdf', 'b.pdf', 'c.pdf']);
    expect([state.unsent.length, state.waiting?.length]).toEqual([0, 1]);
    // What became of a file that is gone is told no more.
    expect(state.brought.map(({ name }) => name)).toEqual(['b.pdf', 'c.pdf']);
  });

  it('are dropped, too, where they are gone already: an answer was lost', async () => {
    const state = new SigningState('r1');
    await state.bring([pdf('a.pdf')]);
    answers['/signed-uploads/u1'] = () => json({ status: 503 }, 503);
    expect([await state.drop(), state.problem?.status, state.waiting?.length]).toEqual([false, 503, 1]);
    forgotten();
    expect([await state.drop(), state.problem, state.waiting]).toEqual([true, null, null]);
  });

  it('that can’t be kept since they are gone wait no more: the page says so and begins anew', async () => {
    const state = new SigningState('r1');
    await state.bring([pdf('a.pdf')]);
    forgotten();
    expect([await state.keep(), state.problem?.status, state.waiting]).toEqual([null, 404, null]);
    await state.bring([pdf('a.pdf')]);
    expect([state.problem, state.waiting?.length]).toEqual([null, 1]);
  });

  it('have a sentence for whatever was refused, and name who signed', () => {
    for (const sentence of Object.values(outcomeWords)) expect(sentence).toMatch(/^[A-ZĐ].*\.$/);
    const signer = { name: 'Hoàng Văn Thử', organisation: 'Sở (thử)', authority: 'x', saidAt: null, isTrusted: false };
    expect(signerWord(signer)).toBe('Hoàng Văn Thử, Sở (thử)');
    expect(signerWord({ ...signer, organisation: null })).toBe('Hoàng Văn Thử');
  });
});

describe('papers to be signed', () => {
  const part = { from: '0001/2026', to: '0120/2026', count: 120, given: 0, bytes: 7_200_000, seconds: 18 };
  const asked: string[] = [];
  const went: string[] = [];
  const next: Record<string, string | null> = { '0001/2026': '0051/2026', '0051/2026': '0101/2026', '0101/2026': null };
  const prepared = (_: File | null, body: unknown): Response => {
    const { from } = body as { from: string };
    asked.push(from);
    return json({ prepared: from === '0101/2026' ? 20 : 50, bytes: 1000, next: next[from] ?? null });
  };

  beforeEach(() => {
    for (const list of [asked, went]) list.splice(0);
    Object.assign(globalThis, { location: { assign: (address: string) => went.push(address) } });
    answers = { '/parts': () => json({ parts: [part], areas: null }), '/copies': prepared };
  });

  it('are prepared some at a time and then taken as one archive', async () => {
    const state = new SigningParts('r1');
    expect(await state.take(part)).toEqual({ count: 120, bytes: 3000 });
    expect(asked).toEqual(['0001/2026', '0051/2026', '0101/2026']);
    expect(went).toEqual(['/api/rounds/r1/signing/papers.zip?from=0001%2F2026&to=0120%2F2026']);
    expect([state.preparing, state.problem, state.list.value?.parts.length]).toEqual([null, null, 1]);
  });

  it('go on where the preparing was stopped or failed, and nothing is taken before all is prepared', async () => {
    const state = new SigningParts('r1');
    answers['/copies'] = (file, body) =>
      asked.length === 1 ? new Promise<Response>(() => setTimeout(() => state.stop())) : prepared(file, body);
    expect(await state.take(part)).toBeNull();
    expect([went, state.problem, state.isBusy, state.preparing]).toEqual([[], null, false, null]);
    answers['/copies'] = (file, body) => (asked.length === 2 ? json({ status: 503 }, 503) : prepared(file, body));
    expect(await state.take(part)).toBeNull();
    expect([asked, went, state.problem?.status]).toEqual([['0001/2026', '0051/2026'], [], 503]);
    answers['/copies'] = prepared;
    expect(await state.take(part)).toEqual({ count: 120, bytes: 3000 });
    expect(asked).toEqual(['0001/2026', '0051/2026', '0101/2026']);
  });
});
