/** @jest-environment jsdom */
import { type Component, type ComponentProps, flushSync, mount, tick, unmount } from 'svelte';
import { Router, setRouter } from '../../lib/router/router.svelte';
import AcceptSheet from './components/AcceptSheet.svelte';
import DoubtRows from './components/DoubtRows.svelte';
import RequestPage from './pages/RequestPage.svelte';
import { type QueuedRequest, RequestState } from './requests.svelte';

const items: ComponentProps<typeof DoubtRows>['items'] = ['i:a', 'i:b', 'i:c'].map((key, at) => ({
  key,
  source: 'to.csv',
  row: at + 2,
  notedAt: '2026-11-26T00:00:00Z',
  words: ['Lí Thị Mỉ', '1980'],
  isNearly: at > 0,
}));

const person = {
  fullName: 'Lý Thị Mỷ',
  birthYear: 1998,
  phone: '+84992555613',
  teamName: null,
  unitName: 'Thôn Bản Mới',
  communeName: 'Xã Hàm Yên',
};

const request = { id: 'r1', kind: 'erasure', memberName: 'Lý Thị Mỷ' } as QueuedRequest;

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
  state.said.set('i:a', true);
  state.said.set('i:b', false);
  await state.accept('');
  // Nothing was said of the third: the API refuses, and nothing goes.
  expect(bodies).toEqual([{ theirs: ['i:a'], others: ['i:b'] }]);
});

it('places where only a longer name stands are said to be others’ at once, and taken back but for what was said since', () => {
  const state = new RequestState(() => 'r1');
  state.doubts.set({ person, items, isCut: false });
  state.sayNearlyOthers();
  expect([[...state.said], state.open.map(({ key }) => key), state.saidAtOnce]).toEqual([
    [
      ['i:b', false],
      ['i:c', false],
    ],
    ['i:a'],
    2,
  ]);
  state.said.set('i:c', true);
  state.takeBackAtOnce();
  expect([[...state.said], state.saidAtOnce]).toEqual([[['i:c', true]], 0]);
});

it('what was said is there when the sheet is closed and opened again', async () => {
  answerWith({ items, isCut: false });
  HTMLDialogElement.prototype.showModal = () => undefined;
  const state = new RequestState(() => 'r1');
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
  expect([...said]).toEqual([['i:b', false]]);
  await unmount(part);
});

describe('the sheet of an erasure', () => {
  let state: RequestState;
  let sheet: Record<string, unknown>;
  const seen: unknown[] = [];

  beforeEach(async () => {
    HTMLDialogElement.prototype.showModal = () => undefined;
    Element.prototype.scrollIntoView = function (this: Element) {
      seen.push(this);
    };
    answerWith({ person, items, isCut: false });
    state = new RequestState(() => 'r1');
    await state.doubts.load();
    sheet = mount(AcceptSheet, { target: document.body, props: { request, state, onclose: () => undefined } });
    flushSync();
  });
  afterEach(() => unmount(sheet));

  const button = (words: string): HTMLButtonElement | undefined =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes(words));
  async function press(words: string): Promise<void> {
    button(words)?.click();
    flushSync();
    await tick();
  }
  const focused = (): string | undefined => document.activeElement?.closest('button, fieldset')?.textContent;

  it('says above the questions whom they are about, in view beside them', () => {
    const [line] = [...document.querySelectorAll('.body > .person')];
    expect(line?.textContent).toBe('Lý Thị Mỷ, sinh năm 1998, 0992\u00a0555\u00a0613, thôn Bản Mới, xã Hàm Yên');
  });

  it('has the helpers in its foot, and the number left leads to the questions one by one', async () => {
    const left = button('Còn 3 chỗ chưa trả lời');
    expect([left?.closest('.body'), button('2 chỗ còn lại')?.closest('.body')]).toEqual([null, null]);
    const fields = [...document.querySelectorAll('fieldset')];
    for (const at of [0, 1, 2, 0]) {
      await press('chưa trả lời');
      expect([document.activeElement?.closest('fieldset'), seen.at(-1)]).toEqual([fields[at], fields[at]]);
    }
    document.querySelectorAll<HTMLInputElement>('input')[3]?.click();
    flushSync();
    await press('Còn 2 chỗ chưa trả lời');
    expect(document.activeElement?.closest('fieldset')).toBe(fields[2]);
  });

  it('keeps the focus where an act is taken back, and back', async () => {
    await press('2 chỗ còn lại');
    expect(focused()).toContain('Hoàn tác');
    await press('Hoàn tác');
    expect(focused()).toContain('2 chỗ còn lại');
  });

  it('leads to a question where nothing is left to be answered at once', async () => {
    await press('2 chỗ còn lại');
    document.querySelectorAll<HTMLInputElement>('input')[2]?.click();
    await press('Hoàn tác');
    expect(document.activeElement?.tagName).toBe('INPUT');
  });

  it('is wider on a laptop, with the questions under the name of their file', () => {
    expect(document.querySelector('dialog')?.classList).toContain('wide');
    expect([...document.querySelectorAll('h4')].map(({ textContent }) => textContent)).toEqual([
      'Tệp to.csv, nhập ngày 26/11/2026',
    ]);
  });
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

describe('an erasure that held rows back', () => {
  beforeAll(() => {
    globalThis.ResizeObserver = class implements ResizeObserver {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    };
  });

  const show = async (heldBack?: { count: number; until: string }): Promise<string> => {
    const done = { ...{ id: 'r1', kind: 'erasure', state: 'done', memberName: null, unitName: null, can: [] } };
    const days = { madeAt: '2026-11-26T00:00:00Z', answerDueOn: '2026-11-30', actDueOn: '2026-12-10' };
    answerWith({ ...done, ...days, ...(heldBack === undefined ? {} : { heldBack }) });
    const WithPage: Component = (anchor) => {
      setRouter(new Router([], () => Promise.resolve(null)));
      return RequestPage(anchor, { requestId: 'r1', back: '/xa/yeu-cau' });
    };
    const page = mount(WithPage, { target: document.body, context: new Map() });
    for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
    flushSync();
    const text = document.body.textContent ?? '';
    await unmount(page);
    return text;
  };

  it('says how many, what becomes of them and until when', async () => {
    const text = await show({ count: 3, until: '2027-02-26' });
    expect(text).toContain('Để riêng 3 dòng nhập');
    expect(text).toContain('Hết ngày 26/02/2027');
  });

  it('says nothing where there are none, nor in an answer of before', async () => {
    const text = await show();
    expect([text.includes('Người đã xóa dữ liệu'), text.includes('Để riêng')]).toEqual([true, false]);
  });
});
