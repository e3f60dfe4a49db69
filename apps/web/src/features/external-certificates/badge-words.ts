import { dayOf, formatDate, formatDateTime } from '../../lib/i18n/format';
import type { State } from '../../lib/ui/states';
import {
  type BadgeLine,
  checkWords,
  codeWords,
  outcomeWords,
  type StatusGap,
  statusGapWords,
} from './messages/badge-lines';
import { t } from './messages/badges';
import type { Claim } from './outside.svelte';

export type BadgeReport = NonNullable<Claim['badge']>;

/** One thing that was looked at, in words. */
export interface LineWords {
  label: string;
  /** Right, to be looked at, or wrong: said beside the glyph, for who doesn't see it. */
  word: string;
  text: string;
  state: State;
}

const states: Readonly<Record<BadgeLine['outcome'], State>> = { right: 'done', open: 'wait', wrong: 'late' };
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

export function lineWords({ check, outcome, code, about }: BadgeLine): LineWords {
  const told = about !== null && INSTANT.test(about) ? formatDateTime(about) : (about ?? '');
  return {
    label: checkWords[check],
    word: outcomeWords[outcome],
    text: codeWords[code].replace('{about}', told),
    state: states[outcome],
  };
}

/** The days of a badge as it says them; its end is the last moment. */
export function badgeDays({ validFrom, validUntil }: BadgeReport): string | null {
  if (validFrom === null) return null;
  const date = formatDate(dayOf(validFrom));
  return validUntil === null
    ? t('badgeDays', { date })
    : t('badgeDaysUntil', { date, until: formatDateTime(validUntil) });
}

/** What a claim with a badge says, for lists. */
export function saidBadge({ badge, issuedOn, validUntil }: Claim): string | null {
  if (badge === null) return null;
  const said = t('saidBadge', { title: badge.title ?? '', date: formatDate(issuedOn) });
  return validUntil === null ? said : t('saidBadgeUntil', { said, until: formatDate(validUntil) });
}

export const checkedWords = ({ checkedAt }: BadgeReport): string => t('checkedAt', { when: formatDateTime(checkedAt) });

/** What keeps a badge from being accepted as it was last looked at: that its standing isn't known; null: it is, or something is wrong with it anyway. */
export function statusGapOf({ lines }: BadgeReport): StatusGap | null {
  const isGap = (code: BadgeLine['code']): code is StatusGap => code in statusGapWords;
  return lines.map(({ code }) => code).find(isGap) ?? null;
}
