import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { fold } from '../../lib/i18n/fold';

export type RoundPartners = Answer<'get', '/api/rounds/{roundId}/partners'>;
export type RoundPartner = RoundPartners['partners'][number];

/** With whom a round is held. */
export class PartnersState {
  readonly list: Resource<RoundPartners>;
  readonly act = new Act();
  /** What is typed of a name. */
  name = $state('');
  /** Set by the first try: from then on a missing name is marked. */
  isTried = $state(false);

  readonly #roundId: () => string;

  constructor(roundId: () => string) {
    this.#roundId = roundId;
    this.list = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}/partners', { path: { roundId: roundId() }, signal }),
    );
  }

  get partners(): readonly RoundPartner[] {
    return this.list.value?.partners ?? [];
  }

  /** Names of the list that begin a word of what is typed, or all while nothing is. */
  get offered(): readonly string[] {
    const typed = fold(this.name);
    return (this.list.value?.others ?? []).filter((name) => fold(name).includes(typed));
  }

  get isMissing(): boolean {
    return this.isTried && this.name.trim() === '';
  }

  /** Puts a name on the round; true when it stands there. */
  async add(name: string = this.name.trim()): Promise<boolean> {
    this.isTried = name === '';
    if (name === '') return false;
    const path = { roundId: this.#roundId() };
    const answer = await this.act.run(() => call('post', '/api/rounds/{roundId}/partners', { path, body: { name } }));
    if (answer === null) return false;
    this.name = '';
    this.list.set(answer);
    return true;
  }

  /** Takes one off; true when it is off. */
  async end(partnerId: string): Promise<boolean> {
    const path = { roundId: this.#roundId(), partnerId };
    const answer = await this.act.run(() => call('delete', '/api/rounds/{roundId}/partners/{partnerId}', { path }));
    // Also after a refusal: somebody else was quicker.
    if (answer === null) await this.list.load();
    else this.list.set(answer);
    return answer !== null;
  }
}
