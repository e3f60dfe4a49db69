import { t } from './messages/pairs';
import type { PairedPerson } from './person-pairs.svelte';

/** What hangs on a record: what was learnt, papers, an account in use. */
export function weightWords({ learnt, papers, account }: PairedPerson): string {
  const work = learnt + papers > 0 ? t('learnt', { learnt, papers }) : t('learntNothing');
  return account === 'active' ? `${work}, ${t('accountActive')}` : work;
}
