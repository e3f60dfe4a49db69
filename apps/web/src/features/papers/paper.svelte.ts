import { Act } from '../../lib/api/act.svelte';
import { call, callForFile } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { saveFile } from '../../lib/api/save-file';
import type { PaperForm, PaperPage } from './types';

/** A commune whose people a list may name. */
export interface CommuneChoice {
  readonly value: string;
  readonly label: string;
}

/** One paper: what is typed in, how it looks, and what becomes of it. */
export class PaperState {
  readonly page: Resource<PaperPage>;
  readonly saving = new Act();
  readonly taking = new Act();
  readonly ending = new Act();
  readonly #id: () => string;

  constructor(id: () => string) {
    this.#id = id;
    this.page = new Resource((signal) => call('get', '/api/papers/{paperId}', { path: { paperId: id() }, signal }));
  }

  /** True when it was kept; the page then shows the paper with it. */
  async save(form: PaperForm): Promise<boolean> {
    const path = { paperId: this.#id() };
    return this.#take(await this.saving.run(() => call('put', '/api/papers/{paperId}', { path, body: form })));
  }

  /** Freezes the paper under its number. */
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
    return done === true;
  }

  /** The file; named after the kind where the browser takes no name from the answer. */
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
