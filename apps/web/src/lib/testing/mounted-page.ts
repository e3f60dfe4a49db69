import { type Component, flushSync, mount, unmount } from 'svelte';
import { setQueue, WriteQueue } from '../offline/queue.svelte';
import { Router, setRouter } from '../router/router.svelte';
import { setToaster, Toaster } from '../ui/toaster.svelte';

/** What the simulated browser of a test has not: sizes of elements, and screens. */
export function simulateLayout(): void {
  globalThis.ResizeObserver = class implements ResizeObserver {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  };
  window.matchMedia = (media) =>
    ({ media, matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }) as never;
}

/** The server of a test: what it says to an address; a rejection is a network that is away. */
export function answerFrom(server: (address: string) => Promise<object>): void {
  globalThis.fetch = async (asked) => {
    const body = await server(String(asked));
    const headers = new Headers({ 'content-type': 'application/json' });
    const text = () => Promise.resolve(JSON.stringify(body));
    return { ok: true, status: 200, headers, text, json: () => Promise.resolve(body) } as Response;
  };
}

/** After what was asked for has come and is drawn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
}

/** A page in the document, at the address given, with all that the application gives to a page. Taken away by `leave`. */
export async function mountPage<Props extends object>(
  page: Component<Props>,
  props: Props,
  address = '/',
): Promise<{ readonly router: Router; readonly leave: () => Promise<void> }> {
  window.history.replaceState(null, '', address);
  const router = new Router([], () => Promise.resolve(null));
  const nothing = () => Promise.resolve();
  const within: Component<Props> = (anchor, given) => {
    setRouter(router);
    setQueue(new WriteQueue({ send: nothing, alone: (work) => work(), later: () => undefined, now: () => 1 }));
    setToaster(new Toaster());
    return page(anchor, given);
  };
  const part = mount(within, { target: document.body, props, context: new Map() });
  await settled();
  return { router, leave: () => unmount(part) };
}
