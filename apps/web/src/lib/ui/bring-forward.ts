const isTyping = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type !== 'checkbox');

/** True when nothing of it is cut off or covered: then the page stays where it is. */
function isSeen(element: Element): boolean {
  const { left, top, bottom, width, height } = element.getBoundingClientRect();
  if (height === 0 || top < 0 || bottom > innerHeight) return false;
  const middle = left + width / 2;
  return [top + 1, bottom - 1].every((y) => element.contains(document.elementFromPoint(middle, y)));
}

/**
 * Brings an answer to an act before the eyes: into view, and with the focus, so that the keyboard goes on from there. Who is
 * typing keeps the caret.
 */
export function bringForward(element: HTMLElement): void {
  element.tabIndex = -1;
  if (!isTyping(document.activeElement)) element.focus({ preventScroll: true });
  if (!isSeen(element)) element.scrollIntoView({ block: 'nearest' });
}
