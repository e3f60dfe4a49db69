import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { t } from './messages/pairs';

export type PersonPair = Answer<'get', '/api/person-pairs'>['items'][number];
export type PairedPerson = PersonPair['people'][number];
export type PairView = 'one' | 'phone' | 'two' | 'year';

/** What the page is asked for, as its address says. */
export interface PairQuery {
  readonly view: PairView;
  readonly communeId?: string | undefined;
  readonly cursor?: string | undefined;
}

/** Each view in the address; null is the first one. */
export const viewPaths: Readonly<Record<PairView, string | null>> = {
  phone: null,
  year: 'nam-sinh',
  two: 'hai-nguoi',
  one: 'mot-nguoi',
};

const VIEWS = ['phone', 'year', 'two', 'one'] as const;

export const viewOf = (path: string | null): PairView => VIEWS.find((view) => viewPaths[view] === path) ?? 'phone';

/** The two as an address names them. */
export const idsOf = ({ people: [one, other] }: PersonPair) => ({
  memberId: one?.memberId ?? '',
  otherId: other?.memberId ?? '',
});

/** Names a pair among others. */
export const keyOf = (pair: PersonPair): string => Object.values(idsOf(pair)).join(' ');

const isSame = ({ people }: PersonPair, field: 'birthYear' | 'fullName'): boolean =>
  new Set(people.map((person) => person[field])).size === 1;

/** In what two records agree, and in what they do not, in one sentence. */
export function agreementWords(pair: PersonPair): string {
  const facts = [isSame(pair, 'fullName') ? t('factName') : t('factSpelling')];
  const others: string[] = [];
  if (pair.isSamePhone) facts.push(t('factPhone'));
  (isSame(pair, 'birthYear') ? facts : others).push(t('factYear'));
  const values = { facts: facts.join(', '), others: others.join(', ') };
  return others.length === 0 ? t('agree', values) : t('agreeDiffer', values);
}

/** A page of people who look like one in two communes, and what is said of a pair. */
export class PersonPairsState extends Act {
  readonly page: Resource<Answer<'get', '/api/person-pairs'>>;

  constructor(query: () => PairQuery) {
    super();
    this.page = new Resource((signal) => call('get', '/api/person-pairs', { query: { ...query() }, signal }));
  }

  /** True when it is written. */
  async tellApart(pair: PersonPair): Promise<boolean> {
    const { seen } = pair;
    if (seen === null) return false;
    return this.#decide(() =>
      call('put', '/api/person-pairs/{memberId}/{otherId}/difference', { path: idsOf(pair), body: { seen } }),
    );
  }

  async askAgain(pair: PersonPair): Promise<boolean> {
    return this.#decide(() =>
      call('delete', '/api/person-pairs/{memberId}/{otherId}/difference', { path: idsOf(pair) }),
    );
  }

  /** The record may be used again; its place is given anew. */
  async part(pair: PersonPair): Promise<boolean> {
    return this.#decide(() => call('delete', '/api/person-pairs/{memberId}/{otherId}/joining', { path: idsOf(pair) }));
  }

  /** Everything as it was before they became one, while it is the same day. */
  async undoJoining(actId: string): Promise<boolean> {
    return this.#decide(() => call('post', '/api/acts/{actId}/undo', { path: { actId } }));
  }

  /** What stands there by then is read anew, also after a refusal: somebody else may have answered. Not without a network: one word of it is enough. */
  async #decide(work: () => Promise<unknown>): Promise<boolean> {
    const done = await this.run(async () => {
      await work();
      return true;
    });
    if (this.problem?.isPassing !== true) await this.page.load();
    return done === true;
  }
}
