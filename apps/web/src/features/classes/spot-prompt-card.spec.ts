/** @jest-environment jsdom */
import { type Component, flushSync, mount, unmount } from 'svelte';
import { simulateDialogs } from '../../lib/testing/mounted-page';
import { setToaster, Toaster } from '../../lib/ui/toaster.svelte';
import SpotCheck from './components/SpotCheck.svelte';
import { keptRoll } from './kept-roll';
import type { RollLine } from './roll-view';
import type { RollState } from './roll.svelte';
import { RollState as Roll } from './roll.svelte';
import { SpotPrompt } from './spot-prompt.svelte';
import type { Session } from './types';

const MINUTE = 60_000;
const START = Date.parse('2026-12-01T12:00:00Z');
const at = (minute: number): number => START + minute * MINUTE;
const session = {
  ...{ id: 's1', state: 'open', startsAt: new Date(START).toISOString(), endsAt: new Date(at(90)).toISOString() },
} as unknown as Session;
const line = (memberId: string, fullName: string): RollLine =>
  ({
    ...{ memberId, fullName, unitName: 'Thôn 3', isPresent: true, isGone: false, source: 'scan' },
    ...{ leftAt: null, dispute: null, mark: 'present' },
  }) as unknown as RollLine;
const lines = [line('a', 'Hoàng Thị Ánh'), line('b', 'Ma Văn Bằng'), line('c', 'Vàng A Chu')];
const kept = (): { atMs: number; isPutAway: boolean } =>
  JSON.parse(localStorage.getItem('lopso.kept.spot.s1') ?? 'null');

let part: Record<string, unknown> | null = null;

/** Shows the roll's part as a page does that is loaded at this minute of the session. */
async function load(minute: number, people = lines): Promise<void> {
  if (part) await unmount(part);
  jest.setSystemTime(at(minute));
  const roll = { lines: people, present: people, clockAhead: null, tap: () => Promise.resolve() };
  const props = { roll: roll as unknown as RollState, session };
  const WithToaster: Component<typeof props> = (anchor, given) => {
    setToaster(new Toaster());
    return SpotCheck(anchor, given);
  };
  part = mount(WithToaster, { target: document.body, props, context: new Map() });
  flushSync();
}

const title = (): string | null => document.querySelector('section h2')?.textContent ?? null;
const press = (name: string): void => {
  const found = [...document.querySelectorAll('button')].filter((button) => button.textContent?.trim() === name);
  expect(found).toHaveLength(1);
  found[0]?.click();
  flushSync();
};

describe('the reminder of the spot check on the roll', () => {
  beforeAll(simulateDialogs);
  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
  });
  afterEach(async () => {
    if (part) await unmount(part);
    part = null;
    jest.useRealTimers();
  });

  it('comes by itself at the drawn moment, as words on the page and not as a dialog', async () => {
    await load(0);
    expect(title()).toBeNull();
    const { atMs } = kept();
    expect(atMs).toBeGreaterThanOrEqual(at(10));
    expect(atMs).toBeLessThanOrEqual(at(80));
    jest.advanceTimersByTime(atMs - at(0) - MINUTE);
    flushSync();
    expect(title()).toBeNull();
    jest.advanceTimersByTime(2 * MINUTE);
    flushSync();
    expect(title()).toContain('Hỏi bất chợt');
    expect(document.querySelector('[role=status] h2')).not.toBeNull();
    expect(document.querySelector('dialog[open]')).toBeNull();
  });

  it('has the same moment after a reload', async () => {
    await load(0);
    const { atMs } = kept();
    for (const minute of [1, 5, 9]) await load(minute);
    expect(kept().atMs).toBe(atMs);
    await load(81);
    expect(title()).not.toBeNull();
  });

  it('opens the lot, and is put away by that for the session', async () => {
    await load(0);
    await load(81);
    press('Hỏi bất chợt');
    expect(document.querySelector('dialog[open]')?.textContent).toContain('Vàng A Chu');
    expect(title()).toBeNull();
    await load(82);
    expect(title()).toBeNull();
  });

  it('goes when she says not now, and the lot stays at hand', async () => {
    await load(0);
    await load(81);
    press('Không lúc này');
    expect(title()).toBeNull();
    await load(83);
    expect(title()).toBeNull();
    press('Hỏi bất chợt');
    expect(document.querySelector('dialog[open]')).not.toBeNull();
  });

  it('does not come where two marked themselves', async () => {
    await load(0);
    await load(81, lines.slice(0, 2));
    expect(title()).toBeNull();
  });

  it('is forgotten with the roll', () => {
    const prompt = new SpotPrompt(
      () => session,
      () => at(0),
    );
    prompt.putAway();
    const roll = { roll: { session, rows: [] }, taps: {} };
    localStorage.setItem('lopso.kept.roll.s1', JSON.stringify(roll));
    jest.setSystemTime(at(0) + 4 * 86_400_000);
    void new Roll(() => 's2', { waiting: () => [] } as never);
    expect(keptRoll('s1')).toBeNull();
    expect(kept()).toBeNull();
  });
});
