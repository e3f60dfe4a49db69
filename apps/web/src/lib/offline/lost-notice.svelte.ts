import type { Lost } from './handset';

/** Says to the one present what she can't have back; the sheet that says it is fetched when it is needed. */
export class LostNotice<Sheet> {
  shown = $state.raw<{ what: Lost; Sheet: Sheet } | null>(null);
  readonly #load: () => Promise<{ default: Sheet }>;
  #present: string | null = null;

  constructor(load: () => Promise<{ default: Sheet }>) {
    this.#load = load;
  }

  /** This account (null: nobody) is present from here on: what is meant for another one is not shown. */
  follow(accountId: string | null): void {
    this.#present = accountId;
    if (this.shown?.what.accountId !== accountId) this.shown = null;
  }

  /** Her member may be gone once the sheet has come: it is said at her next coming. */
  async tell(what: Lost): Promise<void> {
    const part = await this.#load().catch(() => null);
    if (part !== null && what.accountId === this.#present) this.shown = { what, Sheet: part.default };
  }

  close(): void {
    this.shown = null;
  }
}
