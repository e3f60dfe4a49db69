const placesKey = 'lopso.places';
const waitMs = 2000;

/** How far each entry of this tab's history was scrolled; survives a reload. */
export class HistoryPlaces {
  #places: Record<string, number>;

  constructor() {
    const stored: unknown = JSON.parse(sessionStorage.getItem(placesKey) ?? '{}');
    this.#places = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  }

  keep(index: number): void {
    this.#places[index] = Math.round(window.scrollY);
    sessionStorage.setItem(placesKey, JSON.stringify(this.#places));
  }

  /** Scrolls back as soon as the page is long enough again; an entry never scrolled shows what its hash names. */
  restore(index: number, hash: string): void {
    const place = this.#places[index] ?? 0;
    if (place === 0) return showPart(hash);
    whenReady(() => {
      if (document.documentElement.scrollHeight < place + window.innerHeight) return false;
      window.scrollTo(0, place);
      return true;
    });
  }
}

/** Scrolls to the part of the page a hash names as soon as it is there; without a hash, to the top. */
export function showPart(hash: string): void {
  window.scrollTo(0, 0);
  if (hash === '') return;
  whenReady(() => {
    const part = document.getElementById(partOf(hash));
    part?.scrollIntoView();
    return part !== null;
  });
}

/** Tries now and whenever the page changes its size; gives up after 2 s or when the person scrolls. */
function whenReady(isDone: () => boolean): void {
  if (isDone()) return;
  const watch = new ResizeObserver(() => isDone() && watch.disconnect());
  watch.observe(document.body);
  window.addEventListener('wheel', () => watch.disconnect(), { once: true, passive: true });
  window.addEventListener('touchmove', () => watch.disconnect(), { once: true, passive: true });
  setTimeout(() => watch.disconnect(), waitMs);
}

/** The id in a hash, as written in the page. */
function partOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/** The place of a history entry in its tab, from the state the router put there; null for one the browser made (a hash). */
export const indexOf = (state: unknown): number | null =>
  typeof state === 'object' && state !== null && 'index' in state && typeof state.index === 'number'
    ? state.index
    : null;
