import { call } from '../../lib/api/client';
import type { Import, ProblemGroup, RepairOffer } from './types';

type Send = (send: () => Promise<Import>) => Promise<boolean>;

/** What an officer answers about the rows of an import. The last answer can be taken back. */
export class ImportAnswers {
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

  repairRow(row: number, repair: Pick<RepairOffer, 'field' | 'value'>): Promise<boolean> {
    const body = { field: repair.field, value: repair.value, rows: [row] };
    return this.#take(() => call('post', '/api/imports/{importId}/repairs', { ...this.#at(), body }));
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
