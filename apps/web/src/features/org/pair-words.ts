import { formatDate } from '../../lib/i18n/format';
import { t } from './messages/pairs';
import type { PairedPerson, PersonPair } from './person-pairs.svelte';

/** What hangs on a record: what was learnt, papers, an account in use. */
export function weightWords({ learnt, papers, account }: PairedPerson): string {
  const work = learnt + papers > 0 ? t('learnt', { learnt, papers }) : t('learntNothing');
  return account === 'active' ? `${work}, ${t('accountActive')}` : work;
}

/** Both came to belong to one commune after they were written down in two. */
export const isOfOneCommune = ({ people }: PersonPair): boolean =>
  new Set(people.map(({ communeName }) => communeName)).size === 1;

/** The pair for who hears it. */
export function pairLabel(pair: PersonPair): string {
  const [one, other] = pair.people;
  const name = one?.fullName ?? '';
  if (isOfOneCommune(pair)) return t('pairOfOne', { name, commune: one?.communeName ?? '' });
  return t('pair', { name, one: one?.communeName ?? '', other: other?.communeName ?? '' });
}

/** One of the two records by its commune; where that is the other's too by the day it was written down. */
export function recordWords(pair: PersonPair, { communeName, unitName, createdAt }: PairedPerson): string {
  if (!isOfOneCommune(pair)) return t('recordOf', { commune: communeName });
  return t('recordSince', { unit: unitName, date: formatDate(createdAt) });
}
