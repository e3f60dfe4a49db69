import type { components } from '../../lib/api/schema';
import { t } from './messages/vi';

type Schemas = components['schemas'];

/** A paper with those it is linked with; their ids are known to its holder and to officers alone. */
export type LinkedPaper = Pick<
  Schemas['CertificateCheckResponse'],
  | ('successorNumber' | 'successorCode' | 'predecessorCode' | 'fields')
  | ('renewedNumber' | 'renewedCode' | 'renewalNumber' | 'renewalCode')
> & { linkedIds?: Schemas['LinkedPaperIdsResponse'] };

/** Where the linked papers are read: below `base`, where the reader has pages of papers, else where anybody checks them. */
export function linksOf(paper: LinkedPaper, base?: string): { href: string; words: string }[] {
  const links = [
    ['successor', paper.successorCode, paper.successorNumber, 'openSuccessor'],
    ['predecessor', paper.predecessorCode, paper.fields.replacesNumber, 'openPredecessor'],
    ['renewed', paper.renewedCode, paper.renewedNumber, 'openRenewed'],
    ['renewal', paper.renewalCode, paper.renewalNumber, 'openRenewal'],
  ] as const;
  return links.flatMap(([kind, code, number, words]) => {
    if (!code || !number) return [];
    const id = paper.linkedIds?.[kind];
    return [{ href: base && id ? `${base}/${id}` : `/kiem-tra/${code}`, words: t(words, { number }) }];
  });
}
