/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import Combobox from './Combobox.svelte';
import type { FindOptions, PickerOption } from './picker.svelte';

const people: readonly PickerOption[] = [
  { value: '1', label: 'Lê Thu Hà', note: 'halt1' },
  { value: '2', label: 'Ma Văn Quân' },
  { value: '3', label: 'Vàng Thị Mỷ' },
];
const words = {
  asking: 'Đang tìm…',
  none: 'Không có ai',
  failed: 'Chưa tìm được',
  clear: 'Chọn lại',
  more: 'Xem thêm',
  found: (count: number) => `${count} dòng`,
};
let part: Record<string, unknown> | null = null;

function aPicker(find: FindOptions, onpick: (option: PickerOption | null) => void = () => undefined) {
  part = mount(Combobox, { target: document.body, props: { label: 'Chọn người', find, words, onpick } });
  flushSync();
  const input = document.querySelector('input');
  if (!input) throw new Error('no input');
  const settle = async (): Promise<void> => {
    await Promise.resolve();
    await Promise.resolve();
    flushSync();
  };
  return {
    input,
    settle,
    key: async (key: string): Promise<void> => {
      input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await settle();
    },
    active: () => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent?.trim(),
    options: () => [...document.querySelectorAll('[role=option]')].map((option) => option.textContent?.trim()),
  };
}

describe('a field that finds one of many', () => {
  beforeAll(() => {
    Element.prototype.scrollIntoView = () => undefined;
  });
  afterEach(async () => {
    jest.useRealTimers();
    if (part) await unmount(part);
    part = null;
    document.body.innerHTML = '';
  });

  it('lists what was found in parts, the next one when it is asked for', async () => {
    const parts = { options: people.slice(0, 2), more: () => Promise.resolve({ options: people.slice(2) }) };
    const { key, settle, options } = aPicker(() => Promise.resolve(parts));
    const more = () => [...document.querySelectorAll('button')].find((one) => one.textContent?.includes('Xem thêm'));
    await key('ArrowDown');
    expect([options().length, more() !== undefined]).toEqual([2, true]);
    more()?.click();
    await settle();
    await settle();
    expect([options().length, more()]).toEqual([3, undefined]);
  });

  it('opens by the arrow, moves round its ends, and takes what Enter is on', async () => {
    const picked: (string | undefined)[] = [];
    const { input, key, active } = aPicker(
      () => Promise.resolve(people),
      (option) => picked.push(option?.label),
    );
    expect(input.getAttribute('aria-expanded')).toBe('false');
    await key('ArrowDown');
    expect([input.getAttribute('aria-expanded'), active()]).toEqual(['true', undefined]);
    await key('ArrowDown');
    expect(active()).toContain('Lê Thu Hà');
    await key('ArrowUp');
    expect(active()).toContain('Vàng Thị Mỷ');
    await key('Enter');
    expect([picked, input.value, input.getAttribute('aria-expanded')]).toEqual([
      ['Vàng Thị Mỷ'],
      'Vàng Thị Mỷ',
      'false',
    ]);
  });

  it('asks once when the typing rests, and forgets a choice that is typed over', async () => {
    jest.useFakeTimers();
    const asked: string[] = [];
    const picked: unknown[] = [];
    const { input, key, settle } = aPicker(
      (text) => (asked.push(text), Promise.resolve(people.slice(0, 1))),
      (option) => picked.push(option),
    );
    for (const text of ['h', 'hà', 'hà ']) {
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    jest.advanceTimersByTime(500);
    await settle();
    expect(asked).toEqual(['hà']);
    await key('Enter');
    expect(input.value).toBe('Lê Thu Hà');
    input.value = 'Lê Thu H';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    expect(picked.at(-1)).toBeNull();
  });

  it('shows the answer to the newest question, whichever comes first', async () => {
    const answers: ((options: readonly PickerOption[]) => void)[] = [];
    const { key, settle, options } = aPicker(() => new Promise((resolve) => answers.push(resolve)));
    await key('ArrowDown');
    await key('Escape');
    await key('ArrowDown');
    answers[1]?.(people.slice(1, 2));
    await settle();
    answers[0]?.(people);
    await settle();
    expect(options()).toEqual(['Ma Văn Quân']);
  });

  it('says that nobody was found, and that it could not look', async () => {
    const nobody = aPicker(() => Promise.resolve([]));
    await nobody.key('ArrowDown');
    expect(document.querySelector('[role=status]')?.textContent).toContain('Không có ai');
    if (part) await unmount(part);
    document.body.innerHTML = '';
    const failing = aPicker(() => Promise.reject(new Error('no network')));
    await failing.key('ArrowDown');
    expect(document.querySelector('[role=status]')?.textContent).toContain('Chưa tìm được');
  });
});
