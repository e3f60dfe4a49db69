const mark = 'lopso.handset';

/** Somebody gave this phone a PIN once: names are offered, and what lies sealed is looked after. */
export const isShared = (): boolean => localStorage.getItem(mark) !== null;

export function markShared(): void {
  if (!isShared()) localStorage.setItem(mark, '1');
}
