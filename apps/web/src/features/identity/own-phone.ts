import { isShared } from '../../lib/offline/shared-mark';

const mark = 'lopso.desk';

/** An officer signed in on this device once: it may stand in an office. */
export function markDesk(): void {
  localStorage.setItem(mark, '1');
}

/**
 * Whether this looks like somebody's own phone: held in the hand, no mouse, not shared by several, and no officer's. Only there signing
 * in is remembered unless somebody says otherwise.
 */
export function isOwnPhone(): boolean {
  return window.matchMedia('(pointer: coarse)').matches && !isShared() && localStorage.getItem(mark) === null;
}
