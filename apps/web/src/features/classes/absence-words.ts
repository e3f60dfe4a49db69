import { inSentence } from '../../lib/i18n/format';
import { phoneInGroups } from '../../lib/i18n/phone';
import type { State } from '../../lib/ui/states';
import type { AbsenceReport, AbsentPerson } from './absences.svelte';
import { t } from './messages/absences';
import { excuseWord } from './stay-words';
import { hoursOnDay } from './words';

/** How many missed something, and what became of it. */
export type Counts = Pick<AbsenceReport, 'absent' | 'excused' | 'partial' | 'offered' | 'taken'>;

/** What these days brought, in a sentence. */
export const leadOf = (report: AbsenceReport): string => t('lead', { ...report, sessions: report.sessionCount });

/** 2 đã nhận, 1 chờ trả lời; empty where nobody was offered one. */
export const makeUpsOf = ({ offered, taken }: Counts): string =>
  offered + taken === 0 ? '' : t('makeUps', { offered, taken });

export const countsOf = ({ absent, excused, partial }: Counts): string => t('counts', { absent, excused, partial });

/** Dịch vụ công, buổi 2, 19:00–20:30, thứ Ba 24/11/2026; of who missed it outside her commune also where it met. */
export function missedOf(person: AbsentPerson): string {
  const { title, number, heldIn, communeName } = person;
  const facts = { title, number, hours: hoursOnDay(person) };
  if (heldIn === communeName) return t('missed', facts);
  return t('missedElsewhere', { ...facts, commune: inSentence(heldIn) });
}

/** How she missed it. */
export function kindOf({ kind, excuse, countedMinutes: counted, plannedMinutes: planned }: AbsentPerson): string {
  if (kind === 'partial') return t('partial', { counted, planned });
  return kind === 'excused' ? t('excused', { reason: excuseWord(excuse ?? 'personal') }) : t('absent');
}

const makeUps: Readonly<Record<AbsentPerson['makeUp'], { state: State; text: string }>> = {
  none: { state: 'none', text: t('makeUpNone') },
  unneeded: { state: 'none', text: t('makeUpNone') },
  open: { state: 'wait', text: t('makeUpOpen') },
  expired: { state: 'late', text: t('makeUpExpired') },
  taken: { state: 'done', text: t('makeUpTaken') },
  declined: { state: 'none', text: t('makeUpDeclined') },
};

/** How her make-up stands. */
export const makeUpChip = ({ makeUp }: AbsentPerson): { state: State; text: string } => makeUps[makeUp];

const noCall: Readonly<Record<Exclude<AbsentPerson['reminders'], 'allowed'>, string>> = {
  refused: t('refused'),
  'not-asked': t('notAsked'),
  restricted: t('restricted'),
};

/** The number to tap, or why there is none. */
export function callOf({
  phone,
  reminders,
  fullName: name,
}: AbsentPerson): { href: string; label: string; text: string } | string {
  if (reminders !== 'allowed') return noCall[reminders];
  if (phone === null) return t('noPhone');
  const shown = phoneInGroups(phone);
  return { href: `tel:${phone}`, text: t('call', { phone: shown }), label: t('callOf', { name, phone: shown }) };
}
