import { Act } from '../../lib/api/act.svelte';
import { call, callForFile } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { saveFile } from '../../lib/api/save-file';
import { formOf, isSaved, type TypedForm, typedOf } from './typed-form';
import type { PaperPage } from './types';

/** A commune whose people a list may name. */
export interface CommuneChoice {
  readonly value: string;
  readonly label: string;
}

const isOpen = ({ isIssued, canChange }: PaperPage): boolean => !isIssued && canChange;

/** One paper: what is typed in, how it looks, and what becomes of it. */
export class PaperState {
  readonly page: Resource<PaperPage>;
  readonly saving = new Act();
  readonly taking = new Act();
  readonly ending = new Act();
  /** What stands in the fields of a draft; null until it is loaded. */
  typed = $state.raw<TypedForm | null>(null);
  readonly #id: () => string;

  constructor(id: () => string) {
    this.#id = id;
    this.page = new Resource(async (signal) => {
      const page = await call('get', '/api/papers/{paperId}', { path: { paperId: id() }, signal });
      this.typed ??= typedOf(page);
      return page;
    });
  }

  /** Something stands in the fields of a draft that the paper does not say yet. */
  get isChanged(): boolean {
    const page = this.page.value;
    return page !== null && this.typed !== null && isOpen(page) && !isSaved(this.typed, page);
  }

  type(typed: Partial<TypedForm>): void {
    if (this.typed) this.typed = { ...this.typed, ...typed };
  }

  /** Keeps what stands in the fields. True when it was kept; the page then shows the paper with it. What is typed meanwhile stays. */
  async save(): Promise<boolean> {
    const typed = this.typed;
    const page = this.page.value;
    if (typed === null || page === null) return false;
    const asked = { path: { paperId: this.#id() }, body: formOf(typed, page.templateRecipients) };
    const kept = await this.saving.run(() => call('put', '/api/papers/{paperId}', asked));
    if (kept !== null && this.typed === typed) this.typed = typedOf(kept);
    return this.#take(kept);
  }

  /** The same where something is unsaved. */
  async saveChanges(): Promise<boolean> {
    return !this.isChanged || (await this.save());
  }

  /** Freezes the paper as it was saved under its number. */
  async issue(number: string, datedOn: string): Promise<boolean> {
    const asked = { path: { paperId: this.#id() }, body: { number, datedOn } };
    return this.#take(await this.ending.run(() => call('post', '/api/papers/{paperId}/issue', asked)));
  }

  /** The id of the paper begun in its place, or null. */
  async correct(): Promise<string | null> {
    const asked = { path: { paperId: this.#id() }, body: { clientKey: crypto.randomUUID() } };
    const made = await this.ending.run(() => call('post', '/api/papers/{paperId}/correction', asked));
    return made?.id ?? null;
  }

  async drop(): Promise<boolean> {
    const path = { paperId: this.#id() };
    const done = await this.ending.run(async () => {
      await call('delete', '/api/papers/{paperId}', { path });
      return true;
    });
    if (done === true) this.typed = null;
    return done === true;
  }

  /** The file of what was saved; named after the kind where the browser takes no name from the answer. */
  async take(format: 'pdf' | 'docx', name: string): Promise<void> {
    const asked = { path: { paperId: this.#id() }, query: { format } };
    await this.taking.run(async () => {
      saveFile(await callForFile('get', '/api/papers/{paperId}/file', asked), `${name}.${format}`);
    });
  }

  #take(page: PaperPage | null): boolean {
    if (page === null) return false;
    this.page.set(page);
    return true;
  }
}
