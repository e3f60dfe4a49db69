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

  /** Scrolls back as soon as the page is long enough again; gives up after 2 s or when the person scrolls. */
  restore(index: number): void {
    const place = this.#places[index] ?? 0;
    if (place === 0) return window.scrollTo(0, 0);
    const watch = new ResizeObserver(() => {
      if (document.documentElement.scrollHeight < place + window.innerHeight) return;
      window.scrollTo(0, place);
      watch.disconnect();
    });
    watch.observe(document.body);
    window.addEventListener('wheel', () => watch.disconnect(), { once: true, passive: true });
    window.addEventListener('touchmove', () => watch.disconnect(), { once: true, passive: true });
    setTimeout(() => watch.disconnect(), waitMs);
  }
}

/** The place of a history entry in its tab, from the state the router put there. */
export const indexOf = (state: unknown): number =>
  typeof state === 'object' && state !== null && 'index' in state && typeof state.index === 'number' ? state.index : 0;
