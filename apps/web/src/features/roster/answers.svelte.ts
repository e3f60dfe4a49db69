import { call } from '../../lib/api/client';
import type { Import, ImportRow, ProblemGroup, RepairOffer } from './types';

type Send = (send: () => Promise<Import>) => Promise<boolean>;

/** What an officer answers about the rows of an import. The last answer can be taken back. */
export class ImportAnswers {
  /** The field a value was just given for in this very row: where its problem still stands, the value was refused. */
  tried = $state.raw<{ row: number; field: string } | null>(null);
  readonly #id: () => string;
  readonly #take: Send;

  constructor(id: () => string, take: Send) {
    this.#id = id;
    this.#take = take;
  }

  /** A proposal or a typed value for all rows with the same problem. */
  repairAlike({ field, code, typed }: ProblemGroup, repair: Pick<RepairOffer, 'field' | 'value'>): Promise<boolean> {
    const body = { field: repair.field, value: repair.value, alike: { field, code, typed } };
    return this.#take(() => call('post', '/api/imports/{importId}/repairs', { ...this.#at(), body }));
  }

  async repairRow(row: number, repair: Pick<RepairOffer, 'field' | 'value'>): Promise<void> {
    const body = { field: repair.field, value: repair.value, rows: [row] };
    const isTaken = await this.#take(() => call('post', '/api/imports/{importId}/repairs', { ...this.#at(), body }));
    this.tried = isTaken ? { row, field: repair.field } : null;
  }

  /** True when a value was just given for this field of the row, and it was not good enough. */
  isRefused({ number }: Pick<ImportRow, 'number'>, field: string): boolean {
    return this.tried?.row === number && this.tried.field === field;
  }

  /** The likeliest proposal for every row with this kind of problem. */
  acceptKind(code: string): Promise<boolean> {
    return this.#take(() => call('post', '/api/imports/{importId}/proposals', { ...this.#at(), body: { code } }));
  }

  skip(row: number, isSkipped: boolean): Promise<boolean> {
    const body = { rows: [row], isSkipped };
    return this.#take(() => call('post', '/api/imports/{importId}/skipped-rows', { ...this.#at(), body }));
  }

  /** Of one row, or of all that look like somebody; `memberId` says which of several people is meant. */
  decide(decision: 'same' | 'another', row?: number, memberId?: string): Promise<boolean> {
    const body = row === undefined ? { decision } : { decision, rows: [row], memberId };
    return this.#take(() => call('post', '/api/imports/{importId}/likenesses', { ...this.#at(), body }));
  }

  takeBack(): Promise<boolean> {
    return this.#take(() => call('post', '/api/imports/{importId}/answer-undo', this.#at()));
  }

  #at(): { path: { importId: string } } {
    return { path: { importId: this.#id() } };
  }
}
