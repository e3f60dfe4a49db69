import { call } from '../../lib/api/client';
import { Act } from '../../lib/api/act.svelte';
import { Resource } from '../../lib/api/resource.svelte';
import {
  type Import,
  type Obstacles,
  type ProblemGroup,
  type RepairOffer,
  type RowPage,
  type RowView,
  rowViews,
} from './types';
import { firstView, isWorking } from './words';

const pageSize = 30;

/** One import: what it is doing, what the officer answers. Every answer comes back as the import is then. */
export class ImportDesk extends Act {
  readonly current: Resource<Import>;
  readonly rows: Resource<RowPage>;
  obstacles = $state.raw<Obstacles | null>(null);
  readonly #id: () => string;

  constructor(id: () => string, query: () => URLSearchParams) {
    super();
    this.#id = id;
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

  /** A proposal or a typed value for all rows with the same problem. */
  repairAlike({ field, code, typed }: ProblemGroup, repair: Pick<RepairOffer, 'field' | 'value'>): Promise<boolean> {
    const body = { field: repair.field, value: repair.value, alike: { field, code, typed } };
    return this.#take(() => call('post', '/api/imports/{importId}/repairs', { ...this.#at(), body }));
  }

  repairRow(row: number, repair: Pick<RepairOffer, 'field' | 'value'>): Promise<boolean> {
    const body = { field: repair.field, value: repair.value, rows: [row] };
    return this.#take(() => call('post', '/api/imports/{importId}/repairs', { ...this.#at(), body }));
  }

  skip(row: number, isSkipped: boolean): Promise<boolean> {
    const body = { rows: [row], isSkipped };
    return this.#take(() => call('post', '/api/imports/{importId}/skipped-rows', { ...this.#at(), body }));
  }

  /** Of one row, or of all that look like somebody. */
  decide(decision: 'same' | 'another', row?: number): Promise<boolean> {
    const body = row === undefined ? { decision } : { decision, rows: [row] };
    return this.#take(() => call('post', '/api/imports/{importId}/likenesses', { ...this.#at(), body }));
  }

  commit(): Promise<boolean> {
    return this.#take(() => call('post', '/api/imports/{importId}/commit', { ...this.#at(), body: {} }));
  }

  cancel(): Promise<boolean> {
    return this.#take(() => call('post', '/api/imports/{importId}/cancel', this.#at()));
  }

  /** Takes the import back, or shows what stands in the way. */
  async undo(): Promise<void> {
    this.obstacles = null;
    const isStarted = await this.#take(() => call('post', '/api/imports/{importId}/undo', this.#at()));
    if (!isStarted && this.problem?.code === 'interop.undo-blocked')
      this.obstacles = await call('get', '/api/imports/{importId}/obstacles', this.#at());
  }

  #at(): { path: { importId: string } } {
    return { path: { importId: this.#id() } };
  }

  async #take(send: () => Promise<Import>): Promise<boolean> {
    const answer = await this.run(send);
    if (answer === null) return false;
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
