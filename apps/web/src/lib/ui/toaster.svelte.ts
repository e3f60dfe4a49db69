import { createContext } from 'svelte';

export interface Toast {
  text: string;
  /** Takes the act back; without it the toast only tells. */
  undo?: { label: string; run: () => void };
}

const shownMs = 8000;

/** One toast at a time, 8 s each; the clock stands still while somebody is on it. */
export class Toaster {
  current = $state.raw<Toast | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(toast: Toast): void {
    this.current = toast;
    this.resume();
  }

  hold(): void {
    clearTimeout(this.#timer);
  }

  resume(): void {
    this.hold();
    this.#timer = setTimeout(() => this.close(), shownMs);
  }

  close(): void {
    this.hold();
    this.current = null;
  }

  /** Runs what takes the act back, once. */
  undo(): void {
    const run = this.current?.undo?.run;
    this.close();
    run?.();
  }
}

/** The toaster of the app: set once in App, read by pages. */
export const [getToaster, setToaster] = createContext<Toaster>();
