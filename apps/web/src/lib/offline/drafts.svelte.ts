import { forgetKept, keep } from './kept';

/** Texts that somebody types and sends later. Those for which the phone has no room live with their page, and the bar over it says so. */
export class Drafts {
  #unkept = $state.raw<readonly string[]>([]);
  readonly isUnkept = $derived(this.#unkept.length > 0);

  /** Remembers what was typed. False where there is no room: what was kept under the name before stays. */
  keep(name: string, value: unknown): boolean {
    const isKept = keep(name, value);
    if (isKept) this.letGo(name);
    else if (!this.#unkept.includes(name)) this.#unkept = [...this.#unkept, name];
    return isKept;
  }

  /** It was sent, or nothing is left of it. */
  forget(name: string): void {
    forgetKept(name);
    this.letGo(name);
  }

  /** The page it lived with is left. */
  letGo(name: string): void {
    if (this.#unkept.includes(name)) this.#unkept = this.#unkept.filter((other) => other !== name);
  }
}

/** Those of this app: one page is open at a time. */
export const drafts = new Drafts();
