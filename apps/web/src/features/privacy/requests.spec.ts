/** @jest-environment jsdom */
import { type ComponentProps, flushSync, mount, unmount } from 'svelte';
import DoubtRows from './components/DoubtRows.svelte';
import AcceptSheet from './components/AcceptSheet.svelte';
import { type QueuedRequest, RequestState } from './requests.svelte';

const items: ComponentProps<typeof DoubtRows>['items'] = ['a', 'b', 'c'].map((key, at) => ({
  key,
  source: 'to.csv',
  row: at + 2,
  notedAt: '2026-11-26T00:00:00Z',
  words: ['Lí Thị Mỉ', '1980'],
  isNearly: at > 0,
}));

function answerWith(json: object): void {
  const text = () => Promise.resolve(JSON.stringify(json));
  globalThis.fetch = () => Promise.resolve({ ok: true, status: 200, headers: new Headers(), text } as Response);
}

it('an erasure is accepted with what was said of each row in doubt, and of no other', async () => {
  const bodies: unknown[] = [];
  globalThis.fetch = (address, init) => {
    if (typeof init?.body === 'string') bodies.push(JSON.parse(init.body));
    const json = String(address).endsWith('/doubts') ? { items } : { id: 'r1', kind: 'erasure', state: 'done' };
    const text = () => Promise.resolve(JSON.stringify(json));
    return Promise.resolve({ ok: true, status: 200, headers: new Headers(), text } as Response);
  };
  const state = new RequestState(() => 'r1');
  await state.doubts.load();
  state.said.set('a', true);
  state.said.set('b', false);
  await state.accept('');
  // Nothing was said of the third: the API refuses, and nothing goes.
  expect(bodies).toEqual([{ theirs: ['a'], others: ['b'] }]);
});

it('places where only a longer name stands are said to be others’ at once, and taken back but for what was said since', () => {
  const state = new RequestState(() => 'r1');
  state.doubts.set({ items, isCut: false });
  state.sayNearlyOthers();
  expect([[...state.said], state.open.map(({ key }) => key), state.saidAtOnce]).toEqual([
    [
      ['b', false],
      ['c', false],
    ],
    ['a'],
    2,
  ]);
  state.said.set('c', true);
  state.takeBackAtOnce();
  expect([[...state.said], state.saidAtOnce]).toEqual([[['c', true]], 0]);
});

it('what was said is there when the sheet is closed and opened again', async () => {
  answerWith({ items, isCut: false });
  HTMLDialogElement.prototype.showModal = () => undefined;
  const state = new RequestState(() => 'r1');
  const request = { id: 'r1', kind: 'erasure', memberName: 'Lý Thị Mỷ' } as QueuedRequest;
  const props = { request, state, onclose: () => undefined };
  const chosen = (): boolean[] => [...document.querySelectorAll('input')].map(({ checked }) => checked);
  for (const isAgain of [false, true]) {
    await state.doubts.load();
    const sheet = mount(AcceptSheet, { target: document.body, props });
    flushSync();
    expect(chosen()).toEqual([false, false, false, isAgain, false, false]);
    document.querySelectorAll('input')[3]?.click();
    await unmount(sheet);
  }
});

it('a row in doubt stands unanswered until one of both is chosen', async () => {
  const said = new Map<string, boolean>();
  const props = { items, name: 'Lý Thị Mỷ', said, onsay: (key: string, is: boolean) => said.set(key, is) };
  const part = mount(DoubtRows, { target: document.body, props });
  flushSync();
  const radios = [...document.querySelectorAll('input')];
  expect(radios.map((one) => [one.type, one.checked])).toEqual(Array(6).fill(['radio', false]));
  expect(radios[0]?.closest('label')?.textContent).toContain('Là Lý Thị Mỷ, xóa');
  radios[3]?.click();
  expect([...said]).toEqual([['b', false]]);
  await unmount(part);
});

it('a text in doubt says what it is and when it was written, without a row', async () => {
  const text = {
    key: 'd',
    source: 'Văn bản 07/BB-UBND',
    row: null,
    notedAt: '2026-11-26T00:00:00Z',
    words: ['Bà Lý Thị Mỷ hỏi'],
    isNearly: false,
  };
  const undated = { ...text, key: 'e', source: 'Tên hội trường', notedAt: null };
  const props = { items: [text, undated], name: 'Lý Thị Mỷ', said: new Map(), onsay: () => undefined };
  const part = mount(DoubtRows, { target: document.body, props });
  flushSync();
  const places = [...document.querySelectorAll('.where')].map((one) => one.textContent);
  expect(places[0]).toMatch(/^Văn bản 07\/BB-UBND, ngày 26\/11\/2026$/);
  expect(places[1]).toBe('Tên hội trường');
  await unmount(part);
});

it.each(['interop.rows-unanswered', 'platform.texts-unanswered'])(
  'what is in doubt is asked for again on %s',
  async (code) => {
    const asked: string[] = [];
    globalThis.fetch = (address) => {
      asked.push(String(address).split('/').pop() ?? '');
      const isList = String(address).endsWith('/doubts');
      const json = isList ? { items } : { code, status: 409, title: 'x', detail: 'x', params: {} };
      const text = () => Promise.resolve(JSON.stringify(json));
      const headers = new Headers({ 'content-type': isList ? 'application/json' : 'application/problem+json' });
      return Promise.resolve({ ok: isList, status: isList ? 200 : 409, headers, text } as Response);
    };
    const state = new RequestState(() => 'r1');
    await state.doubts.load();
    expect(await state.accept('')).toBe(false);
    expect(asked).toEqual(['doubts', 'acceptance', 'doubts']);
  },
);
