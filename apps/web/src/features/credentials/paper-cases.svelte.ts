import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { ChosenCertificates } from './change.svelte';

export type PaperCase = Answer<'get', '/api/certificate-cases'>['items'][number];

/** What may be proposed about a paper whose passage fell. */
const KINDS = ['keep', 'withdraw'] as const;

/** A page of papers that stand although their passage is finished no longer, and which of them are chosen to be decided together: of one round. */
export class PaperCasesState {
  readonly page: Resource<Answer<'get', '/api/certificate-cases'>>;
  /** The choice holds over the pages. */
  chosen = $state.raw<ChosenCertificates | null>(null);

  constructor(cursor: () => string | null) {
    this.page = new Resource((signal) =>
      call('get', '/api/certificate-cases', { query: { cursor: cursor() ?? undefined }, signal }),
    );
  }

  has({ certificateId }: PaperCase): boolean {
    return this.chosen?.has(certificateId) ?? false;
  }

  /** A proposal is about one round: papers of others wait until the choice is empty. */
  mayChoose({ roundId, canDecide }: PaperCase): boolean {
    return canDecide && (this.chosen === null || this.chosen.count === 0 || this.chosen.roundId === roundId);
  }

  choose(one: PaperCase, isChosen: boolean): void {
    if (!this.mayChoose(one)) return;
    if (this.chosen?.roundId !== one.roundId) this.chosen = new ChosenCertificates(one.roundId);
    this.chosen.choose({ id: one.certificateId, can: [...KINDS] }, isChosen);
  }

  /** Everything on the page that goes with what is chosen, or with the first that may be. */
  chooseAll(): void {
    for (const one of this.page.value?.items ?? []) this.choose(one, true);
  }

  clear(): void {
    this.chosen = null;
  }
}
