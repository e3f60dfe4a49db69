import { sayOpened } from '../../lib/offline/opened';
import { parseAccount } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import { RequestForm } from './own-data.svelte';

const stored = new Map<string, string>();
let isOver = false;
const keys: unknown[] = [];
Object.assign(globalThis, {
  document: { cookie: '' },
  localStorage: {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => void stored.set(name, text),
    removeItem: (name: string) => void stored.delete(name),
  },
  fetch: (_: RequestInfo | URL, init?: RequestInit) => {
    const body: unknown = JSON.parse(String(init?.body ?? '{}'));
    if (body instanceof Object && 'clientKey' in body) keys.push(body.clientKey);
    return Promise.resolve(new Response('{}', { status: isOver ? 401 : 201 }));
  },
});

/** The form as a page that is opened has it. */
function aForm(wish?: string, isKept = true): RequestForm {
  const form = new RequestForm(['access', 'correction', 'restriction', 'erasure'], isKept);
  if (wish !== undefined) form.choose('correction');
  if (wish !== undefined) form.write(wish);
  return form;
}

describe('what somebody writes about the own data', () => {
  beforeEach(() => {
    stored.clear();
    keys.splice(0);
    isOver = false;
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
    const other = new RequestForm(['access'], true);
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
