/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import ActBar from './ActBar.svelte';
import { type PageAct, splitActs } from './acts';

const act = (label: string, run?: () => void): PageAct => ({ label, icon: 'pencil', run });
const five = ['Sửa', 'In phiếu', 'Thay người', 'Chuyển', 'Kết thúc'];
let bar: Record<string, unknown> | null = null;

function put(acts: readonly PageAct[]): HTMLElement {
  bar = mount(ActBar, { target: document.body, props: { acts, moreLabel: 'Việc khác' } });
  flushSync();
  return document.body;
}

const press = (key: string): void => {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  flushSync();
};
const focused = (): string | undefined => document.activeElement?.textContent.trim();

afterEach(async () => {
  if (bar) await unmount(bar);
  bar = null;
  document.body.innerHTML = '';
});

it('puts what has no room under the menu, and never a single act', () => {
  const acts = five.map((label) => act(label));
  expect(splitActs(acts, 3).rest.map(({ label }) => label)).toEqual(['Chuyển', 'Kết thúc']);
  expect(splitActs(acts.slice(0, 4), 3)).toEqual({ buttons: acts.slice(0, 4), rest: [] });
  expect(splitActs([], 3)).toEqual({ buttons: [], rest: [] });
});

it('walks through the menu with the arrows, round its ends, and closes with Escape', () => {
  const summary = put(five.map((label) => act(label))).querySelector('summary');
  summary?.focus();
  press('ArrowDown');
  expect(document.querySelector('details')?.open).toBe(true);
  expect(focused()).toBe('Chuyển');
  press('ArrowDown');
  expect(focused()).toBe('Kết thúc');
  press('ArrowDown');
  expect(focused()).toBe('Chuyển');
  press('End');
  expect(focused()).toBe('Kết thúc');
  press('Escape');
  expect(document.querySelector('details')?.open).toBe(false);
  expect(document.activeElement).toBe(summary);
});

it('gives the focus to the button before what was chosen runs, so that a sheet can give it back', () => {
  let focusedThen: Element | null = null;
  const body = put([
    ...five.slice(0, 4).map((label) => act(label)),
    act('Kết thúc', () => (focusedThen = document.activeElement)),
  ]);
  const summary = body.querySelector('summary');
  summary?.focus();
  press('ArrowDown');
  press('End');
  (document.activeElement as HTMLElement).click();
  expect(focusedThen).toBe(summary);
  expect(document.querySelector('details')?.open).toBe(false);
});

it('closes when the focus goes on past it', () => {
  const body = put(five.map((label) => act(label)));
  body.querySelector('summary')?.focus();
  press('ArrowDown');
  body.querySelector('button')?.focus();
  flushSync();
  expect(document.querySelector('details')?.open).toBe(false);
});
