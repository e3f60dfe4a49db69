import { addressOf, call } from '../../lib/api/client';
import { Act } from '../../lib/api/act.svelte';
import { Resource } from '../../lib/api/resource.svelte';
import { ImportAnswers } from './answers.svelte';
import { KnownUnits } from './known-units';
import { RowChoice } from './row-choice.svelte';
import { type Import, type Obstacles, type RowPage, type RowView, rowViews } from './types';
import { firstView, isWorking } from './words';

const pageSize = 30;

/** One import: what it is doing, what the officer does with it. Every act's answer is the import as it is then. */
export class ImportDesk extends Act {
  readonly current: Resource<Import>;
  readonly rows: Resource<RowPage>;
  readonly answers: ImportAnswers;
  readonly choice: RowChoice;
  readonly units = new KnownUnits();
  obstacles = $state.raw<Obstacles | null>(null);
  /** Somebody did something on this page: the focus may have gone with what was pressed. */
  hasActed = $state(false);
  readonly #id: () => string;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(id: () => string, query: () => URLSearchParams) {
    super();
    this.#id = id;
    this.answers = new ImportAnswers(id, (send) => this.#take(send));
    this.choice = new RowChoice(id);
    this.current = new Resource((signal) => call('get', '/api/imports/{importId}', { ...this.#at(), signal }));
    this.rows = new Resource(async (signal) => {
      const known = this.current.value ?? (await call('get', '/api/imports/{importId}', { ...this.#at(), signal }));
      const view = viewOf(query(), known);
      const cursor = Number(query().get('sau') ?? 0) || undefined;
      return call('get', '/api/imports/{importId}/rows', {
        ...this.#at(),
        query: { view, cursor, limit: pageSize },
        signal,
      });
    });
  }

  /** True while a job works on it. */
  get isWorking(): boolean {
    const state = this.current.value?.state;
    return state !== undefined && isWorking(state);
  }

  match(headerRow: number, columns: Record<string, number>): Promise<boolean> {
    return this.#take(() =>
      call('put', '/api/imports/{importId}/columns', { ...this.#at(), body: { headerRow, columns } }),
    );
  }

  readSheet(sheetName: string): Promise<boolean> {
    return this.#take(() => call('put', '/api/imports/{importId}/sheet', { ...this.#at(), body: { sheetName } }));
  }

  /** Writes the chosen rows, or all that are ready when none is chosen. */
  commit(): Promise<boolean> {
    const { numbers } = this.choice;
    const body = numbers.length > 0 ? { rows: numbers } : {};
    return this.#take(() => call('post', '/api/imports/{importId}/commit', { ...this.#at(), body }));
  }

  /** Takes up the rows of an import that was taken back, to write them again. */
  rewrite(): Promise<boolean> {
    return this.#take(() => call('post', '/api/imports/{importId}/rewrite', this.#at()));
  }

  cancel(): Promise<boolean> {
    return this.#take(() => call('post', '/api/imports/{importId}/cancel', this.#at()));
  }

  /** Takes the import back, or shows what stands in the way. */
  async undo(): Promise<void> {
    const isStarted = await this.#take(() => call('post', '/api/imports/{importId}/undo', this.#at()));
    if (isStarted) this.obstacles = null;
    if (isStarted || this.problem?.code !== 'interop.undo-blocked') return;
    const why = this.problem;
    this.obstacles = await this.run(() => call('get', '/api/imports/{importId}/obstacles', this.#at()));
    this.problem ??= why;
  }

  /** Rows with problems as a file: the browser's own download, after the session was made fresh. */
  async takeFaultyRows(): Promise<void> {
    await this.run(async () => {
      // A plain address can neither renew a session that ran out while the page lay open nor ask for a second factor.
      await call('post', '/api/account/second-factor/fresh');
      location.assign(addressOf('/api/imports/{importId}/faulty-rows.xlsx', this.#at()));
    });
  }

  #at(): { path: { importId: string } } {
    return { path: { importId: this.#id() } };
  }

  /** One after the other: a quick second press waits for the answer to the first. */
  #take(send: () => Promise<Import>): Promise<boolean> {
    const turn = this.#turn.then(() => this.#send(send));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Rows may have gone elsewhere by any act: nothing stays chosen. */
  async #send(send: () => Promise<Import>): Promise<boolean> {
    const answer = await this.run(send);
    if (answer === null) return false;
    this.hasActed = true;
    this.choice.clear();
    this.current.set(answer);
    void this.rows.load();
    return true;
  }
}

/** The group of rows on the screen: the one the address names while it has rows, else the first that needs an answer. */
export function viewOf(query: URLSearchParams, known: Import): RowView {
  const named = query.get('xem');
  return rowViews.find((view) => view === named && known.counts[view] > 0) ?? firstView(known);
}
