import { formatDate } from '../../lib/i18n/format';
import type { State } from '../../lib/ui/states';
import { t } from './messages/expiring';
import type { ExpiringPerson } from './types';

export type ExpiryState = ExpiringPerson['state'];

/** Words of the address and words of the API. */
export const expirySlugs = {
  'con-hieu-luc': 'valid',
  'gia-han-duoc': 'renewable',
  'an-han': 'grace',
  'da-het': 'over',
} as const satisfies Readonly<Record<string, ExpiryState>>;

export const expiryNames: Readonly<Record<ExpiryState, string>> = {
  valid: t('valid'),
  renewable: t('renewable'),
  grace: t('grace'),
  over: t('over'),
};

const states: Readonly<Record<ExpiryState, State>> = { valid: 'done', renewable: 'doing', grace: 'wait', over: 'late' };

/** The state of an address; undefined for all. */
export const expiryStateOf = (slug: string | null): ExpiryState | undefined =>
  slug !== null && Object.hasOwn(expirySlugs, slug) ? expirySlugs[slug as keyof typeof expirySlugs] : undefined;

const month = /^20\d\d-(0[1-9]|1[0-2])$/;

/** The period of an address: `truoc`, a month `yyyy-mm`; undefined for what has ended and ends soon. */
export const periodOf = (slug: string | null): string | undefined => {
  if (slug === 'truoc') return 'earlier';
  return slug !== null && month.test(slug) ? slug : undefined;
};

/** The word of an address for a period; null stands in no address. */
export const periodSlug = (period: string): string => (period === 'earlier' ? 'truoc' : period);

/** “Tháng 3/2027”, “Trước tháng này”. */
export function periodName(period: string): string {
  if (period === 'earlier') return t('earlier');
  return t('month', { month: `${Number(period.slice(5))}/${period.slice(0, 4)}` });
}

/** Glyph, colour and word of how a passage stands. */
export const expiryChip = ({ state }: Pick<ExpiringPerson, 'state'>): { state: State; words: string } => ({
  state: states[state],
  words: expiryNames[state],
});

/** How she renews it, a sentence a line. */
export function renewalWords(person: ExpiringPerson): string[] {
  const until = daysLeftWords(person);
  switch (person.renewal) {
    case 'open':
      return [
        t('renewalOpen', { done: person.doneSteps, total: person.totalSteps }),
        ...(person.missing ? [t('renewalMissing', { missing: person.missing })] : []),
        ...(person.way ? [t('renewalWay', { way: person.way })] : []),
        ...until,
      ];
    case 'unopened':
      return [t('renewalUnopened', { date: formatDate(person.renewableFrom) }), ...until];
    case 'later':
      return [t('renewalLater', { date: formatDate(person.renewableFrom) })];
    case 'closed':
      return [t('renewalClosed')];
  }
}

/** Until when a renewal follows on; otherwise until when nobody is late. Nothing where neither is to come. */
function daysLeftWords({ state, validUntil, graceUntil, lastOn, followsUntil }: ExpiringPerson): string[] {
  const isGiven = lastOn > graceUntil;
  const graced =
    isGiven || (state !== 'over' && lastOn > validUntil) ? [t('graced', { date: formatDate(lastOn) })] : [];
  if (state === 'over' || followsUntil === null) return graced;
  return [t('follows', { date: formatDate(followsUntil) }), ...(isGiven ? graced : [])];
}
