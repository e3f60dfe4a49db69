import { formatDate, formatDateTime } from '../../lib/i18n/format';
import type { BadgeIssuer } from './badge-issuers.svelte';
import { t } from './messages/badges';

/** What stands beside an issuer's name, a row each. */
export function issuerFacts(issuer: BadgeIssuer): { label: string; value: string }[] {
  return [
    { label: t('did'), value: issuer.did },
    { label: t('byDecision'), value: issuer.decision },
    { label: t('takenFrom'), value: daysOf(issuer) },
    { label: t('keysFact'), value: keysOf(issuer) },
    { label: t('listFact'), value: listsOf(issuer) },
  ];
}

function daysOf({ trustedFrom, trustedUntil }: BadgeIssuer): string {
  const from = formatDate(trustedFrom);
  return trustedUntil === null ? t('daysFrom', { from }) : t('daysBetween', { from, until: formatDate(trustedUntil) });
}

function keysOf({ keys, documentAt }: BadgeIssuer): string {
  if (documentAt === null) return t('keyInId');
  return keys === 0 ? t('noKeys') : t('keysRead', { count: keys, when: formatDateTime(documentAt) });
}

function listsOf({ lists }: BadgeIssuer): string {
  if (lists.length === 0) return t('noLists');
  return lists.map(({ url, asOf }) => `${url} ${t('listAt', { when: formatDateTime(asOf) })}`).join('; ');
}
