import type { Reply } from './wire';

/**
 * Answers to what the page being opened asks first, sent before its script is there. Each is given out once; all that are left
 * go with the first write (a sign-in, a renewal, a consent), after which the server may answer otherwise.
 */
export class FirstReads {
  readonly #waiting = new Map<string, Promise<Reply | null>>();

  start(addresses: readonly string[], send: (address: string) => Promise<Reply>): void {
    for (const address of addresses) {
      this.#waiting.set(
        address,
        send(address).catch(() => null),
      );
    }
  }

  /** The good answer to an address that was asked ahead; null: it is to be asked in the usual way. */
  async take(address: string): Promise<Reply | null> {
    const waiting = this.#waiting.get(address);
    this.#waiting.delete(address);
    const reply = await waiting;
    return reply?.ok ? reply : null;
  }

  drop(): void {
    this.#waiting.clear();
  }
}
