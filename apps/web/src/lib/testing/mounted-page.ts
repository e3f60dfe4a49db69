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

/** The dialogs of a test, which its browser has without the ways to open them. */
export function simulateDialogs(): void {
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false;
  };
}

/** What the server of a test refuses, as a problem (RFC 9457) with its status. */
export class Refusal {
  readonly problem: { readonly status: number; readonly code: string; readonly title?: string };

  constructor(problem: Refusal['problem']) {
    this.problem = problem;
  }
}

/** The server of a test: what it says to an address, and to what is sent there; a rejection is a network that is away. */
export function answerFrom(server: (address: string, sent: unknown) => Promise<object>): void {
  globalThis.fetch = async (asked, options) => {
    const answer = await server(String(asked), typeof options?.body === 'string' ? JSON.parse(options.body) : null);
    const isRefused = answer instanceof Refusal;
    const body = isRefused ? answer.problem : answer;
    const headers = new Headers({ 'content-type': isRefused ? 'application/problem+json' : 'application/json' });
    const text = () => Promise.resolve(JSON.stringify(body));
    const status = isRefused ? answer.problem.status : 200;
    return { ok: !isRefused, status, headers, text, json: () => Promise.resolve(body) } as Response;
  };
}

/** After what was asked for has come and is drawn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
}

/** A queue that sends nothing. */
export function aQueue(): WriteQueue {
  const nothing = () => Promise.resolve();
  return new WriteQueue({ send: nothing, alone: (work) => work(), later: () => undefined, now: () => 1 });
}

/** A page in the document, at the address given, with all that the application gives to a page. Taken away by `leave`. */
export async function mountPage<Props extends object>(
  page: Component<Props>,
  props: Props,
  address = '/',
  queue = aQueue(),
): Promise<{ readonly router: Router; readonly toaster: Toaster; readonly leave: () => Promise<void> }> {
  window.history.replaceState(null, '', address);
  const router = new Router([], () => Promise.resolve(null));
  const toaster = new Toaster();
  const within: Component<Props> = (anchor, given) => {
    setRouter(router);
    setQueue(queue);
    setToaster(toaster);
    return page(anchor, given);
  };
  const part = mount(within, { target: document.body, props, context: new Map() });
  await settled();
  return { router, toaster, leave: () => unmount(part) };
}
