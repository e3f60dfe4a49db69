import { type Component, createContext, tick } from 'svelte';
import { HistoryPlaces, indexOf, showPart } from './history-places';
import { startAfresh } from './fresh-start';
import { innerLink } from './inner-link';
import { addressOf, findRoute, type Params, withQuery } from './match';
import type { DeskMap, Route } from './route';

/** Asked before the page goes; false keeps it. */
export type LeaveGuard = () => boolean | Promise<boolean>;

/** Where to go instead of a route, or null where it may be shown. */
export type Admit = (route: Route, url: URL) => Promise<string | null>;

/** What is on the screen: a page, nothing under this address, or a page whose script did not arrive. */
export type Shown =
  | { phase: 'starting' | 'missing' | 'failed' }
  | {
      phase: 'page';
      route: Route;
      component: Component<Record<string, unknown>>;
      props: Record<string, unknown>;
      params: Params;
    };

type Found = { route: Route; params: Params } | null;

interface GoOptions {
  /** Takes the place of the present entry in the history. */
  replace?: boolean;
}

/** The address and page of the app as state. One per app, handed down by context. */
export class Router {
  url = $state.raw(addressOf());
  shown = $state.raw<Shown>({ phase: 'starting' });
  /** The script of the next page is on its way; the present one stays. */
  isLoading = $state(false);
  /** True until the heading of a new page has taken the focus. */
  isHeadingAwaited = false;
  readonly query = $derived(this.url.searchParams);
  readonly #routes: readonly Route[];
  readonly #admit: Admit;
  readonly #maps: readonly DeskMap[];
  #index = indexOf(history.state) ?? 0;
  #places = new HistoryPlaces();
  #guards: readonly LeaveGuard[] = [];
  #turn = 0;

  constructor(routes: readonly Route[], admit: Admit, maps: readonly DeskMap[] = []) {
    this.#routes = routes;
    this.#admit = admit;
    this.#maps = maps;
  }

  /** Shows the first page; listens to links, the back button and the end of the page. Returns what stops it. */
  start(): () => void {
    history.scrollRestoration = 'manual';
    history.replaceState({ index: this.#index }, '');
    const stop = new AbortController();
    const { signal } = stop;
    const follow = (event: MouseEvent): void => {
      const href = innerLink(event);
      if (href !== null) event.preventDefault();
      if (href !== null) void this.go(href);
    };
    document.addEventListener('click', follow, { signal });
    window.addEventListener('popstate', (event) => void this.#returned(indexOf(event.state)), { signal });
    window.addEventListener('pagehide', () => this.#places.keep(this.#index), { signal });
    window.addEventListener('beforeunload', (event) => this.#guards.length > 0 && event.preventDefault(), { signal });
    void this.#arrive(this.url).then(() => this.#places.restore(this.#index, this.url.hash));
    return () => stop.abort();
  }

  /** Opens another page of the app, unless a guard keeps the present one. */
  async go(href: string, { replace = false }: GoOptions = {}): Promise<void> {
    const target = addressOf(href);
    if (target.origin !== location.origin) return location.assign(target);
    if (!(await this.#mayLeave())) return;
    this.#places.keep(this.#index);
    this.#write(target, replace);
    await this.#arrive(target);
    showPart(target.hash);
  }

  /** Sets or (with null) takes out values of the query, on the same page. */
  setQuery(changes: Readonly<Record<string, string | null>>, { replace = true }: GoOptions = {}): void {
    const target = addressOf(this.hrefWith(changes) + this.url.hash);
    this.#write(target, replace);
    this.url = target;
  }

  /** Takes the hash out of the address, where it is something to keep from the history and from pictures of the screen. */
  dropHash(): void {
    const target = addressOf(this.url.pathname + this.url.search);
    this.#write(target, true);
    this.url = target;
  }

  /** The address of this page with other values in the query, for links. */
  hrefWith(changes: Readonly<Record<string, string | null>>): string {
    return this.url.pathname + withQuery(this.url.search, changes);
  }

  /** Fetches the script of the page under a path, to be there when it is gone to without network. False where it did not come. */
  async fetchPage(path: string): Promise<boolean> {
    try {
      const found = await this.#find(path);
      await found?.route.page();
      return found !== null;
    } catch {
      return false;
    }
  }

  /** Keeps the page while there is unsaved work. Returns what takes the guard away. */
  beforeLeave(guard: LeaveGuard): () => void {
    this.#guards = [...this.#guards, guard];
    return () => (this.#guards = this.#guards.filter((one) => one !== guard));
  }

  #write(target: URL, replace: boolean): void {
    if (!replace) this.#index += 1;
    history[replace ? 'replaceState' : 'pushState']({ index: this.#index }, '', target);
  }

  /** Loads the page's script, then changes address and page together. A later navigation wins. */
  async #arrive(target: URL): Promise<void> {
    const turn = (this.#turn += 1);
    this.isLoading = true;
    const found = await this.#find(target.pathname).catch(() => 'failed' as const);
    const instead = found && found !== 'failed' && (await this.#admit(found.route, target));
    if (turn !== this.#turn) return;
    if (instead) return this.go(instead, { replace: true });
    const shown = await this.#load(found);
    if (turn !== this.#turn) return;
    this.isHeadingAwaited = this.shown.phase !== 'starting' && target.pathname !== this.url.pathname;
    this.isLoading = false;
    this.url = target;
    if (!isSame(this.shown, shown)) this.shown = shown;
    await tick();
  }

  /** The line of a path: of the map that is there, or of its desk's, which is fetched. */
  async #find(path: string): Promise<Found> {
    const desk = this.#maps.find(({ under }) => path === under || path.startsWith(`${under}/`));
    return findRoute(desk ? (await desk.load()).routes : this.#routes, path);
  }

  async #load(found: Found | 'failed'): Promise<Shown> {
    if (!found) return { phase: 'missing' };
    try {
      if (found === 'failed') throw new Error('The map of the desk did not arrive');
      const { route, params } = found;
      const { default: component } = await route.page();
      return { phase: 'page', route, component, props: route.props(params), params };
    } catch {
      startAfresh();
      return { phase: 'failed' };
    }
  }

  async #mayLeave(): Promise<boolean> {
    for (const guard of this.#guards) if (!(await guard())) return false;
    return true;
  }

  async #returned(index: number | null): Promise<void> {
    if (index === null) return this.#movedWithin();
    const here = this.#index;
    const isLeaving = pageOf(addressOf()) !== pageOf(this.url);
    if (isLeaving && !(await this.#mayLeave())) return history.go(here - index);
    this.#places.keep(here);
    this.#index = index;
    await this.#arrive(addressOf());
    this.#places.restore(index, this.url.hash);
  }

  /** A hash was followed, which is an entry the browser makes itself: it also scrolls and moves the focus to the part. */
  #movedWithin(): void {
    this.#places.keep(this.#index);
    this.#index += 1;
    history.replaceState({ index: this.#index }, '');
    this.url = addressOf();
  }
}

const pageOf = ({ pathname, search }: URL): string => pathname + search;

/** Only the query differs: the page stays as it is and reads the new query. */
const isSame = (a: Shown, b: Shown): boolean =>
  a.phase === 'page' &&
  b.phase === 'page' &&
  a.route === b.route &&
  JSON.stringify(a.params) === JSON.stringify(b.params);

/** The router of the app: set once in App. */
export const [getRouter, setRouter] = createContext<Router>();
