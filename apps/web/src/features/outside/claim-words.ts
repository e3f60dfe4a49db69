import { dayOf, formatDate, formatDateTime } from '../../lib/i18n/format';
import type { State } from '../../lib/ui/states';
import { t } from './messages/vi';
import type { Asked, Claim } from './outside.svelte';

/** How a claim stands: its glyph, its word, and a sentence for the member. */
export interface ClaimStanding {
  state: State;
  word: string;
  text: string;
}

const hasEnded = ({ lastOn }: Claim, now: string): boolean => lastOn !== null && lastOn < dayOf(now);

/** Puts a claim into words; `now` is an instant. */
export function standingOf(claim: Claim, now: string): ClaimStanding {
  const when = formatDateTime(claim.decidedAt ?? claim.sentAt);
  switch (claim.state) {
    case 'accepted':
      return acceptedWords(claim, now, when);
    case 'refused':
      return { state: 'late', word: t('refused'), text: t('refusedText', { when }) };
    case 'withdrawn':
      return { state: 'late', word: t('withdrawn'), text: t('withdrawnText', { when }) };
    default:
      return { state: 'wait', word: t('waiting'), text: t('waitingText', { when }) };
  }
}

function acceptedWords(claim: Claim, now: string, when: string): ClaimStanding {
  if (claim.lastOn === null) return { state: 'done', word: t('accepted'), text: t('acceptedText', { when }) };
  const last = formatDate(claim.lastOn);
  return hasEnded(claim, now)
    ? { state: 'none', word: t('ended'), text: t('endedText', { last }) }
    : { state: 'done', word: t('accepted'), text: t('acceptedUntil', { when, last }) };
}

export function saidWords({ number, issuedOn, validUntil }: Claim): string {
  const said = t('said', { number, date: formatDate(issuedOn) });
  return validUntil === null ? said : t('saidUntil', { said, until: formatDate(validUntil) });
}

export const validityWords = ({ validMonths }: Asked): string =>
  validMonths === null ? t('validForever') : t('validFor', { months: validMonths });

/** When an accepted one ends, for the officers' list. */
export const lastWords = ({ lastOn }: Claim): string =>
  lastOn === null ? t('forever') : t('until', { last: formatDate(lastOn) });

/** Where the file of a claim is. */
export const fileOf = ({ id }: Claim): string => `/api/outside-claims/${id}/file`;
