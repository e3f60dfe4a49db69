import { preferences } from '../../lib/session/preferences.svelte';

/** How much of an element lies above the lower edge of the window, 0–100. */
export function readPercent(element: HTMLElement): number {
  const { top, height } = element.getBoundingClientRect();
  if (height === 0) return 0;
  return Math.min(100, Math.max(0, ((window.innerHeight - top) / height) * 100));
}

/** Scrolls so that a share of the element is above the lower edge. */
export function showFrom(element: HTMLElement, percent: number): void {
  const { top, height } = element.getBoundingClientRect();
  window.scrollTo({ top: window.scrollY + top + (height * percent) / 100 - window.innerHeight * 0.7 });
}

/** One screen further, a few lines kept in sight. */
export function readOn(): void {
  const isStill = preferences.still || matchMedia('(prefers-reduced-motion: reduce)').matches;
  window.scrollBy({ top: window.innerHeight * 0.7, behavior: isStill ? 'auto' : 'smooth' });
}
