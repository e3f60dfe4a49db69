import { call } from '../../lib/api/client';
import type { Candidate, Import, ImportRow, ProblemGroup, RepairOffer } from './types';

type Send = (send: () => Promise<Import>) => Promise<boolean>;

/** A repair with what the officer sees of it. */
type Answer = Pick<RepairOffer, 'field' | 'value'> & { words?: string };

/** What was answered last: for one row or for rows that read alike, about which field, and in which words. */
interface Tried {
  row: number | null;
  typed: readonly string[];
  field: string;
  words: string;
}

/** What an officer answers about the rows of an import. The last answer can be taken back. */
export class ImportAnswers {
  /** Where its problem still stands, the answer was refused. */
  tried = $state.raw<Tried | null>(null);
  readonly #id: () => string;
  readonly #take: Send;

  constructor(id: () => string, take: Send) {
    this.#id = id;
    this.#take = take;
  }

  /** A proposal or another value for all rows with the same problem. */
  async repairAlike({ field, code, typed, communeId }: ProblemGroup, repair: Answer): Promise<void> {
    const alike = { field, code, typed, ...(communeId === null ? {} : { communeId }) };
    await this.#repair(repair, { alike }, { row: null, typed: [typed, repair.value], field });
  }

  /** The same for one row; `field` is the one whose problem is answered. */
  async repairRow(row: number, field: string, repair: Answer): Promise<void> {
    await this.#repair(repair, { rows: [row] }, { row, typed: [], field });
  }

  /** The answer just given about this field of the row, if it was not good enough. */
  refusedOf({ number }: Pick<ImportRow, 'number'>, field: string): string | null {
    return this.tried?.row === number && this.tried.field === field ? this.tried.words : null;
  }

  /** The same for rows that read alike; a typed value is what they read now. */
  refusedOfAlike({ field, typed }: Pick<ProblemGroup, 'field' | 'typed'>): string | null {
    const { tried } = this;
    return tried?.row === null && tried.field === field && tried.typed.includes(typed) ? tried.words : null;
  }

  /** The likeliest proposal for every row with this kind of problem. */
  acceptKind(code: string): Promise<boolean> {
    return this.#take(() => call('post', '/api/imports/{importId}/proposals', { ...this.#at(), body: { code } }));
  }

  skip(row: number, isSkipped: boolean): Promise<boolean> {
    const body = { rows: [row], isSkipped };
    return this.#take(() => call('post', '/api/imports/{importId}/skipped-rows', { ...this.#at(), body }));
  }

  /** Of one row, or of all that look like somebody; `one` says which of several people is meant. */
  decide(decision: 'same' | 'another', row?: number, one?: Pick<Candidate, 'memberId' | 'row'>): Promise<boolean> {
    const named = { memberId: one?.memberId ?? undefined, sameRow: one?.row ?? undefined };
    const body = row === undefined ? { decision } : { decision, rows: [row], ...named };
    return this.#take(() => call('post', '/api/imports/{importId}/likenesses', { ...this.#at(), body }));
  }

  takeBack(): Promise<boolean> {
    return this.#take(() => call('post', '/api/imports/{importId}/answer-undo', this.#at()));
  }

  async #repair(
    { field, value, words = value }: Answer,
    which: { rows: number[] } | { alike: Pick<ProblemGroup, 'field' | 'code' | 'typed'> & { communeId?: string } },
    about: Omit<Tried, 'words'>,
  ): Promise<void> {
    const body = { field, value, ...which };
    const isTaken = await this.#take(() => call('post', '/api/imports/{importId}/repairs', { ...this.#at(), body }));
    this.tried = isTaken ? { ...about, words } : null;
  }

  #at(): { path: { importId: string } } {
    return { path: { importId: this.#id() } };
  }
}
