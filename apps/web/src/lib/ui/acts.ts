import type { IconName } from './Icon.svelte';

/** Something to do on a page: leads somewhere, or runs. */
export interface PageAct {
  readonly label: string;
  readonly icon: IconName;
  readonly href?: string;
  readonly run?: () => void;
  /** Hard to undo. */
  readonly isLate?: boolean;
}

/**
 * What stands as a button and what goes under the menu. A menu of one entry would cost a press and save no room, so it
 * has two or none.
 */
export function splitActs(
  acts: readonly PageAct[],
  room: number,
): { readonly buttons: readonly PageAct[]; readonly rest: readonly PageAct[] } {
  return acts.length <= room + 1
    ? { buttons: acts, rest: [] }
    : { buttons: acts.slice(0, room), rest: acts.slice(room) };
}
