import { sayOpened } from '../../lib/offline/opened';
import { parseAccount } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import { OwnDataState, type OwnRequest, RequestForm } from './own-data.svelte';

const stored = new Map<string, string>();
let isOver = false;
/** What is done arrives, and no answer comes back. */
let isLost = false;
const keys: unknown[] = [];
/** The server's requests, the latest first; one of a key it has is the same one, however it stands by now. */
let requests: OwnRequest[] = [];
const closed = (state: OwnRequest['state']): void => void (requests = requests.map((one) => ({ ...one, state })));

function made(body: Body): OwnRequest {
  const known = requests.find(({ clientKey }) => clientKey === body.clientKey);
  if (known) return known;
  const days = { madeAt: '2026-11-02T01:00:00Z', answerDueOn: '2026-11-04', actDueOn: '2026-11-12' };
  const nothing = { extendedBecause: null, answeredAt: null, answer: null, doneAt: null };
  const request = { ...nothing, ...days, wish: null, ...body, id: `r${requests.length}` };
  requests = [{ ...request, madeHow: 'app', state: 'received' }, ...requests];
  return made(body);
}
Object.assign(globalThis, {
  document: { cookie: '' },
  localStorage: {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => void stored.set(name, text),
    removeItem: (name: string) => void stored.delete(name),
  },
  fetch: (_: RequestInfo | URL, init?: RequestInit) => {
    if (isOver && !init?.body) return Promise.resolve(new Response('{}', { status: 401 }));
    if (!init?.body) return Promise.resolve(new Response(JSON.stringify({ requests })));
    const body = bodyOf(init);
    keys.push(body.clientKey);
    if (isOver) return Promise.resolve(new Response('{}', { status: 401 }));
    const request = made(body);
    if (isLost) return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve(new Response(JSON.stringify(request), { status: 201 }));
  },
});

type Body = Pick<OwnRequest, 'kind' | 'clientKey'> & { readonly wish?: string };
const bodyOf = ({ body }: RequestInit): Body => JSON.parse(String(body)) as Body;

/** The form as a page that is opened has it; `known`: the requests the page has read. */
function aForm(wish?: string, isKept = true, known: readonly OwnRequest[] = []): RequestForm {
  const form = new RequestForm(['access', 'correction', 'restriction', 'erasure'], known, isKept);
  if (wish !== undefined) form.choose('correction');
  if (wish !== undefined) form.write(wish);
  return form;
}

describe('what somebody writes about the own data', () => {
  beforeEach(() => {
    stored.clear();
    keys.splice(0);
    isOver = false;
    isLost = false;
    requests = [];
    session.account = parseAccount({ accountId: 'a1', memberId: 'm1' });
  });
  afterAll(() => {
    session.account = null;
  });

  it('is there again where the session was over before it was sent', async () => {
    isOver = true;
    expect(await aForm('Tên em viết sai').send()).toBeNull();
    const again = aForm();
    expect([again.kind, again.wish]).toEqual(['correction', 'Tên em viết sai']);
  });

  it('is the same request when it is sent from there again, its reply lost, and another one once it was changed', async () => {
    isOver = true;
    await aForm('Tên em viết sai').send();
    await aForm().send();
    const changed = aForm();
    changed.write('Năm sinh em viết sai');
    await changed.send();
    const other = aForm();
    other.choose('erasure');
    await other.send();
    expect(keys).toHaveLength(4);
    expect(keys[1]).toBe(keys[0]);
    expect(new Set(keys).size).toBe(3);
  });

  it('is kept without words once it was sent, and not before', async () => {
    aForm('').choose('access');
    expect(stored.size).toBe(0);
    isOver = true;
    const form = aForm('');
    form.choose('access');
    await form.send();
    await aForm().send();
    expect([aForm().kind, aForm().wish, keys[1] === keys[0]]).toEqual(['access', '', true]);
  });

  it('is not there any more, and is said to have arrived, once it is read among the requests, its reply lost', async () => {
    isLost = true;
    await aForm('Tên em viết sai').send();
    isLost = false;
    closed('taken-back');
    const page = new OwnDataState();
    await page.data.load();
    expect([page.arrived?.id, stored.size]).toEqual(['r0', 0]);
    expect([aForm(undefined, true, requests).kind, requests.length]).toEqual([null, 1]);
    await page.data.load();
    expect(page.arrived?.id).toBe('r0');
  });

  it('is not taken up where it opens once the requests were read, and what was never sent is', async () => {
    isLost = true;
    await aForm('Tên em viết sai').send();
    const [sent] = [...stored.values()];
    stored.clear();
    const form = aForm(undefined, true, requests);
    const end = form.hearOpened();
    stored.set('lopso.kept.own-data-request', sent ?? '');
    sayOpened('a1');
    expect([form.kind, form.wish, stored.size]).toEqual([null, '', 0]);
    aForm('Năm sinh em viết sai');
    const page = new OwnDataState();
    await page.data.load();
    expect([page.arrived, aForm(undefined, true, requests).wish]).toEqual([null, 'Năm sinh em viết sai']);
    end();
  });

  it.each(['taken-back', 'refused', 'done'] as const)(
    'is not said to be sent where it was before and is %s by now; sent again it is another one',
    async (state) => {
      isLost = true;
      const form = aForm('Tên em viết sai');
      await form.send();
      expect(form.leave()).toBe(true);
      isLost = false;
      closed(state);
      expect([await form.send(), form.earlier?.state, form.wish]).toEqual([null, state, 'Tên em viết sai']);
      expect(requests).toHaveLength(1);
      expect([(await form.send())?.id, form.earlier, requests.length, stored.size]).toEqual(['r1', null, 2, 0]);
    },
  );

  it('is the one that is open where it was sent before and is not over', async () => {
    isLost = true;
    const form = aForm('Tên em viết sai');
    await form.send();
    isLost = false;
    closed('accepted');
    expect([(await form.send())?.state, form.earlier, requests.length]).toEqual(['accepted', null, 1]);
  });

  it('is what was chosen last, also without words once one without words was sent', async () => {
    isLost = true;
    const form = aForm('');
    form.choose('erasure');
    await form.send();
    form.choose('access');
    expect(aForm().kind).toBe('access');
  });

  it('is forgotten where it is deleted again', () => {
    aForm('Tên em viết sai').write('');
    expect(stored.size).toBe(0);
  });

  it('is not kept of an officer, and what an earlier version kept goes', async () => {
    stored.set('lopso.kept.own-data-request', '"Tên tôi"');
    const form = aForm('Tên tôi viết sai', false);
    expect(stored.size).toBe(0);
    isOver = true;
    await form.send();
    form.choose('erasure');
    expect([stored.size, aForm(undefined, false).wish]).toEqual([0, '']);
  });

  it('is words alone where what was asked can not be asked any more, or an earlier version kept it', async () => {
    isOver = true;
    await aForm('Tên em viết sai').send();
    const other = new RequestForm(['access'], [], true);
    expect([other.kind, other.wish]).toEqual([null, 'Tên em viết sai']);
    other.choose('access');
    await other.send();
    expect(keys[1]).not.toBe(keys[0]);
    stored.set('lopso.kept.own-data-request', '"Tên em"');
    expect([aForm().kind, aForm().wish]).toEqual([null, 'Tên em']);
  });

  it('that opens late is there in a form that nobody touched, and is not laid over what was typed', () => {
    const [untouched, typed, ofStaff, left] = [aForm(), aForm(), aForm(undefined, false), aForm()];
    typed.choose('erasure');
    const ends = [untouched, typed, ofStaff, left].map((form) => form.hearOpened());
    ends[3]?.();
    stored.set('lopso.kept.own-data-request', '{"kind":"correction","wish":"Tên em","clientKey":"k"}');
    sayOpened('a2');
    expect(untouched.wish).toBe('');
    sayOpened('a1');
    expect([untouched, typed, ofStaff, left].map(({ kind, wish }) => [kind, wish])).toEqual([
      ['correction', 'Tên em'],
      ['erasure', ''],
      [null, ''],
      [null, ''],
    ]);
    for (const end of ends) end();
  });

  it('is forgotten once it is sent, or left', async () => {
    expect(aForm().leave()).toBe(false);
    await aForm('Tên em viết sai').send();
    expect(aForm().wish).toBe('');
    aForm('Tên em viết sai').leave();
    expect([aForm().wish, stored.size]).toEqual(['', 0]);
  });

  it.each(['{"wish":1}', 'null', '[]', '7'])('begins empty where %s lies under its name', (text) => {
    stored.set('lopso.kept.own-data-request', text);
    expect([aForm().kind, aForm().wish]).toEqual([null, '']);
  });
});
