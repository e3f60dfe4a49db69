import { RequestForm } from './own-data.svelte';

const stored = new Map<string, string>();
let isOver = false;
Object.assign(globalThis, {
  document: { cookie: '' },
  localStorage: {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => void stored.set(name, text),
    removeItem: (name: string) => void stored.delete(name),
  },
  fetch: () => Promise.resolve(new Response('{}', { status: isOver ? 401 : 201 })),
});

/** The form as a page that is opened has it. */
function aForm(wish?: string): RequestForm {
  const form = new RequestForm();
  form.kind = 'correction';
  if (wish !== undefined) form.write(wish);
  return form;
}

describe('what somebody writes about the own data', () => {
  beforeEach(() => {
    stored.clear();
    isOver = false;
  });

  it('is there again where the session was over before it was sent', async () => {
    isOver = true;
    expect(await aForm('Tên em viết sai').send()).toBeNull();
    expect(aForm().wish).toBe('Tên em viết sai');
  });

  it('is forgotten once it is sent, or left', async () => {
    await aForm('Tên em viết sai').send();
    expect(aForm().wish).toBe('');
    aForm('Tên em viết sai').leave();
    expect([aForm().wish, stored.size]).toEqual(['', 0]);
  });

  it('begins empty where something else lies under its name', () => {
    stored.set('lopso.kept.own-data-request', '{"wish":1}');
    expect(aForm().wish).toBe('');
  });
});
