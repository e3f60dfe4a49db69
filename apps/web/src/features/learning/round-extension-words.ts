import type { Answer } from '../../lib/api/types';
import { formatDate, formatDateTime, formatNumber } from '../../lib/i18n/format';
import { t } from './messages/round-extensions';

export type RoundExtensionList = Answer<'get', '/api/rounds/{roundId}/extensions'>;
export type RoundExtension = RoundExtensionList['extensions'][number];
export type RoundExtensionPreview = Answer<'post', '/api/rounds/{roundId}/extensions-preview'>;

/** To whom, and until when. */
export function aimWords({ isForAll, communes, dueOn }: RoundExtension): string {
  const date = formatDate(dueOn);
  return isForAll ? t('forAll', { date }) : t('forCommunes', { names: communes.join(', '), date });
}

/** How many have it, who gave it and who took it back, a line each. */
export function fateWords({ people, givenBy, givenAt, endedBy, endedAt }: RoundExtension): string[] {
  const ended = endedBy === null || endedAt === null ? [] : [{ name: endedBy, when: formatDateTime(endedAt) }];
  return [
    ...(people === null ? [] : [t('people', { people: formatNumber(people) })]),
    t('given', { name: givenBy, when: formatDateTime(givenAt) }),
    ...ended.map((one) => t('endedBy', one)),
  ];
}

/** What a later date would do, a sentence each. */
export function reachWords({ people, unfinished, late, keep }: RoundExtensionPreview): string[] {
  if (people === 0) return [t('nobody')];
  return [
    t('reach', { people: formatNumber(people), unfinished: formatNumber(unfinished) }),
    ...(late > 0 ? [t('late', { late: formatNumber(late) })] : []),
    ...(keep > 0 ? [t('keep', { keep: formatNumber(keep) })] : []),
    t('joiners'),
  ];
}
