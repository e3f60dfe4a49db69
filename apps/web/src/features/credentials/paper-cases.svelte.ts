import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { components } from '../../lib/api/schema';
import type { Answer } from '../../lib/api/types';
import { t } from './messages/cases';

export type PaperCase = Answer<'get', '/api/certificate-cases'>['items'][number];
export type KeepingReason = components['schemas']['KeepPaperRequest']['reason'];

/** Why a paper may stay, in the words of the form and of its page. */
export const keepingWords: Readonly<Record<KeepingReason, string>> = {
  'our-fault': t('ourFault'),
  'learnt-otherwise': t('learntOtherwise'),
  decided: t('decided'),
};

const isReason = (word: string): word is KeepingReason => word in keepingWords;

/** That a paper was kept although its passage fell, and why. */
export function keepingSentence(reason: KeepingReason): string {
  const words = keepingWords[reason];
  return t('keptFor', { reason: words.charAt(0).toLocaleLowerCase('vi') + words.slice(1) });
}

/** A page of papers that stand although their passage is finished no longer, and what is decided about one of them. */
export class PaperCasesState extends Act {
  readonly page: Resource<Answer<'get', '/api/certificate-cases'>>;
  /** The one that is being kept. */
  chosen = $state.raw<PaperCase | null>(null);
  reason = $state<string>('');
  /** It was sent without a reason. */
  isReasonMissing = $state(false);

  constructor(cursor: () => string | null) {
    super();
    this.page = new Resource((signal) =>
      call('get', '/api/certificate-cases', { query: { cursor: cursor() ?? undefined }, signal }),
    );
  }

  choose(one: PaperCase): void {
    this.chosen = one;
    this.reason = '';
    this.isReasonMissing = false;
    this.problem = null;
  }

  /** The case that was decided, or null when it was refused or no reason was chosen. */
  async keep(): Promise<PaperCase | null> {
    const { chosen, reason } = this;
    this.isReasonMissing = !isReason(reason);
    if (chosen === null || !isReason(reason)) return null;
    const path = { caseId: chosen.id };
    const done = await this.run(async () => {
      await call('put', '/api/certificate-cases/{caseId}/keeping', { path, body: { reason } });
      return chosen;
    });
    await this.page.load();
    return done;
  }

  async undo({ id }: PaperCase): Promise<void> {
    await this.run(() => call('delete', '/api/certificate-cases/{caseId}/keeping', { path: { caseId: id } }));
    await this.page.load();
  }
}
