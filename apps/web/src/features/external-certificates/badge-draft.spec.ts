import { BadgeDraft } from './badge-draft.svelte';

const asked: { path: string; form: FormData }[] = [];
let answers: [number, object][] = [];
Object.assign(globalThis, {
  document: { cookie: '' },
  fetch: (input: string, init?: RequestInit) => {
    if (init?.body instanceof FormData) asked.push({ path: input, form: init.body });
    const [status, body] = answers.shift() ?? [500, {}];
    return Promise.resolve(
      new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }),
    );
  },
});
const aFile = (size = 3): File => new File([new Uint8Array(size)], 'huy-hieu.json');
const sound = { lines: [], maySend: true, title: 'a', issuerId: 'b', validFrom: null, validUntil: null, checkedAt: '' };

describe('a badge being sent', () => {
  beforeEach(() => asked.splice(0));

  it('is looked at first, then sent once under one key', async () => {
    const draft = new BadgeDraft('one-touch');
    expect(await draft.send()).toBeNull();
    answers = [
      [200, sound],
      [201, { claimId: 'k' }],
      [201, { claimId: 'k' }],
    ];
    await draft.choose(aFile());
    expect(draft.maySend).toBe(true);
    expect([await draft.send(), await draft.send()]).toEqual(['k', 'k']);
    const keys = asked.slice(1).map(({ form }) => form.get('clientKey'));
    expect(keys[0]).toBe(keys[1]);
    expect(asked[1]?.form.get('certificate')).toBe('one-touch');
  });

  it('with something wrong is not sent', async () => {
    const draft = new BadgeDraft('one-touch');
    answers = [[200, { ...sound, maySend: false }]];
    await draft.choose(aFile());
    expect(await draft.send()).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('keeps no report of the file before when another one can’t be read, and asks nothing about one that is too large', async () => {
    const draft = new BadgeDraft('one-touch');
    answers = [
      [200, sound],
      [400, { code: 'learning.badge-unreadable', errors: [{ pointer: '#/file', code: 'learning.badge-unreadable' }] }],
    ];
    await draft.choose(aFile());
    await draft.choose(aFile(4));
    expect([draft.report, draft.maySend]).toEqual([null, false]);
    expect(draft.problem).not.toBeNull();
    await draft.choose(aFile(5 * 1024 * 1024 + 1));
    expect([draft.isTooBig, asked.length]).toEqual([true, 2]);
  });
});
