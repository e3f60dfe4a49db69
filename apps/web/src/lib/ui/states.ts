import type { IconName } from './Icon.svelte';

/** States that have a fixed glyph and a fixed pair of colours (LOOK 5 and 3). */
export type State = 'done' | 'doing' | 'wait' | 'late' | 'none' | 'offline' | 'device';

/** The one glyph of each state. */
export const stateIcons: Record<State, IconName> = {
  done: 'circle-check',
  doing: 'circle-dashed',
  wait: 'hourglass',
  late: 'triangle-alert',
  none: 'circle',
  offline: 'wifi-off',
  device: 'smartphone',
};

/** The token pair of each state. */
export const stateTone: Record<State, 'done' | 'doing' | 'wait' | 'late' | 'none'> = {
  done: 'done',
  doing: 'doing',
  wait: 'wait',
  late: 'late',
  none: 'none',
  offline: 'wait',
  device: 'wait',
};
