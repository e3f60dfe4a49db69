import type { RoundReleases } from './release.svelte';

type Lists = RoundReleases['items'];

/** The lists of a round that go on: decided, and not in the register yet. */
export const goingOn = (lists: Lists): Lists =>
  lists.filter(({ state }) => state === 'proposed' || state === 'window' || state === 'issuing');

/** The others: only looked at, or closed. */
export const settled = (lists: Lists): Lists => {
  const open = new Set(goingOn(lists));
  return lists.filter((one) => !open.has(one));
};

/** People of lists that go on. */
export const heldBy = (lists: Lists): number =>
  goingOn(lists).reduce((sum, { count, issued, leftOut }) => sum + count - issued - leftOut, 0);

/** Which of the register's tabs is shown: the asked one; else where somebody waits, by a list or without. Null: not known before the lists are, `held` null. */
export function tabOf(asked: string | null, waiting: number, held: number | null): 'waiting' | 'issued' | null {
  if (asked === 'da-cap' || asked === 'cho-cap') return asked === 'da-cap' ? 'issued' : 'waiting';
  if (waiting > 0) return 'waiting';
  return held === null ? null : held > 0 ? 'waiting' : 'issued';
}
