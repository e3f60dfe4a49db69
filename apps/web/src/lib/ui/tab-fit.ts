/**
 * How many tabs stand in the bar, the others going under "more".
 *
 * @param ends right edge of each tab in pixels, from the bar's left, in order
 * @param room width of the bar
 * @param more width that the button "more" takes, when it is needed
 */
export function fittingTabs(ends: readonly number[], room: number, more: number): number {
  if ((ends.at(-1) ?? 0) <= room) return ends.length;
  return ends.filter((end) => end <= room - more).length;
}
