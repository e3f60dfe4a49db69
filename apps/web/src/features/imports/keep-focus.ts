/** The number of the row that an element stands in, marked by `data-row`. */
export function rowAround(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return row === null ? null : Number(row.dataset['row']);
}

/**
 * Where the keyboard goes on after the pressed button went with its row: at the row that took its place, else at the last one, else
 * at the panel. Nothing happens while the focus is anywhere.
 */
export function focusNear(panel: HTMLElement, row: number | null): void {
  if (document.activeElement !== document.body) return;
  const rows = row === null ? [] : [...panel.querySelectorAll<HTMLElement>('[data-row]')];
  const next = rows.find((element) => Number(element.dataset['row']) >= (row ?? 0)) ?? rows.at(-1);
  (next ?? panel).focus({ preventScroll: next === undefined });
}
