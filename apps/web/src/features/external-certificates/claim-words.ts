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

/** Puts a claim into words; `now` is an instant, `isAsked`: another may follow it, as a round still asks for its kind. */
export function standingOf(claim: Claim, now: string, isAsked = true): ClaimStanding {
  const when = formatDateTime(claim.decidedAt ?? claim.sentAt);
  switch (claim.state) {
    case 'accepted':
      return acceptedWords(claim, now, isAsked);
    case 'refused':
      return { state: 'late', word: t('refused'), text: t(isAsked ? 'refusedText' : 'refusedOver', { when }) };
    case 'withdrawn':
      return { state: 'late', word: t('withdrawn'), text: t('withdrawnText', { when }) };
    default:
      return { state: 'wait', word: t('waiting'), text: t('waitingText', { when }) };
  }
}

/** Of what no round asks for any more it isn't said that it counts: accepted after the end, it doesn't. */
function acceptedWords(claim: Claim, now: string, isAsked: boolean): ClaimStanding {
  const when = formatDateTime(claim.decidedAt ?? claim.sentAt);
  const accepted = { state: 'done', word: t('accepted') } as const;
  if (claim.lastOn === null) return { ...accepted, text: t(isAsked ? 'acceptedText' : 'acceptedOver', { when }) };
  const last = formatDate(claim.lastOn);
  return hasEnded(claim, now)
    ? { state: 'none', word: t('ended'), text: t(isAsked ? 'endedText' : 'endedOver', { last }) }
    : { ...accepted, text: t(isAsked ? 'acceptedUntil' : 'acceptedOverUntil', { when, last }) };
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
