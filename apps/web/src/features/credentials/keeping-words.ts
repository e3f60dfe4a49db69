import type { components } from '../../lib/api/schema';
import { t } from './messages/cases';

export type KeepingReason = NonNullable<components['schemas']['CertificatePageResponse']['keptFor']>;

/** Why a paper may stay, in the words of the form and of its page. */
export const keepingWords: Readonly<Record<KeepingReason, string>> = {
  'our-fault': t('ourFault'),
  'learnt-otherwise': t('learntOtherwise'),
  decided: t('decided'),
};

/** True of a reason for which a paper may stay. */
export const isKeepingReason = (word: string): word is KeepingReason => word in keepingWords;

/** That a paper was kept although its passage fell, and why. */
export function keepingSentence(reason: KeepingReason): string {
  const words = keepingWords[reason];
  return t('keptFor', { reason: words.charAt(0).toLocaleLowerCase('vi') + words.slice(1) });
}
