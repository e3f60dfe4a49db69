import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import type { Router } from '../../lib/router/router.svelte';
import { addDays, dateOr, today } from './week';

export type AbsenceReport = Answer<'get', '/api/absences'>;
export type AbsentPerson = Answer<'get', '/api/absences/people'>['items'][number];
type People = Answer<'get', '/api/absences/people'>;

const DAYS_SHOWN = 30;

/** Who missed classes; the days, whose classes and which line is open stand in the address. */
export class AbsencesState {
  readonly report: Resource<AbsenceReport>;
  /** Null while no line is open. */
  readonly people: Resource<People | null>;
  readonly #router: Pick<Router, 'query' | 'setQuery'>;
  readonly #isTrainer: boolean;

  constructor(router: Pick<Router, 'query' | 'setQuery'>, isTrainer: boolean) {
    this.#router = router;
    this.#isTrainer = isTrainer;
    this.report = new Resource((signal) => call('get', '/api/absences', { query: this.#days, signal }));
    this.people = new Resource(async (signal) => {
      const [classSessionId, communeId] = [this.sessionId ?? undefined, this.communeId ?? undefined];
      if (classSessionId === undefined && communeId === undefined) return null;
      return call('get', '/api/absences/people', { query: { ...this.#days, classSessionId, communeId }, signal });
    });
  }

  get from(): string {
    return dateOr(this.#router.query.get('tu'), addDays(today(), -DAYS_SHOWN));
  }

  get to(): string {
    return dateOr(this.#router.query.get('den'), today());
  }

  /** A trainer sees the own classes unless she asks for all. */
  get isMine(): boolean {
    return this.#isTrainer && this.#router.query.get('cua') !== 'tat-ca';
  }

  get view(): 'buoi' | 'xa' {
    return this.#router.query.get('xem') === 'xa' ? 'xa' : 'buoi';
  }

  get sessionId(): string | null {
    return this.view === 'buoi' ? this.#router.query.get('buoi') : null;
  }

  get communeId(): string | null {
    return this.view === 'xa' ? this.#router.query.get('xa') : null;
  }

  choose(changes: Readonly<Record<string, string | null>>): void {
    this.#router.setQuery(changes);
  }

  get #days(): { from: string; to: string; isMine: boolean } {
    return { from: this.from, to: this.to, isMine: this.isMine };
  }
}
