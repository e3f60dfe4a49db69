import { formatTime } from '../../lib/i18n/format';
import type { State } from '../../lib/ui/states';
import { t } from './messages/release';
import type { Release, ReleasePerson } from './release-desk.svelte';

/** What a list is called by its state, in a line of lists. */
export function stateOf({ state, issuesAt, issued }: Release): { state: State; words: string } {
  switch (state) {
    case 'listed':
      return { state: 'none', words: t('stateListed') };
    case 'proposed':
      return { state: 'wait', words: t('stateProposed') };
    case 'window':
      return { state: 'doing', words: t('stateWindow', { time: timeOf(issuesAt) }) };
    case 'issuing':
      return { state: 'doing', words: t('stateIssuing') };
    case 'issued':
      return { state: 'done', words: t('stateIssued', { issued }) };
    case 'taken-back':
      return { state: 'none', words: t('stateTakenBack') };
    case 'expired':
      return { state: 'late', words: t('stateExpired') };
  }
}

/** The title and the sentence below it. */
export function headOf({ state, count, issued, issuesAt }: Release): { title: string; lead: string } {
  switch (state) {
    case 'listed':
      return { title: t('titleListed', { count }), lead: t('leadListed') };
    case 'proposed':
      return { title: t('titleProposed', { count }), lead: t('leadProposed') };
    case 'window':
      return { title: t('titleWindow', { count, time: timeOf(issuesAt) }), lead: t('leadWindow') };
    case 'issuing':
      return { title: t('titleIssuing', { count }), lead: t('leadIssuing') };
    case 'issued':
      return { title: t('titleIssued', { issued }), lead: t('leadIssued') };
    case 'taken-back':
      return { title: t('titleTakenBack', { count }), lead: t('leadTakenBack') };
    case 'expired':
      return { title: t('titleExpired', { count }), lead: t('leadExpired') };
  }
}

/** What is worth a look in a line, or became of it; null: nothing. */
export function remarkOf(person: ReleasePerson): { state: State; words: string } | null {
  if (person.state === 'issued') return { state: 'done', words: t('issued') };
  if (person.reason !== null)
    return {
      state: person.reason === 'taken-back' || person.reason === 'expired' ? 'none' : 'late',
      words: reasons[person.reason],
    };
  if (person.finishedOn === null) return { state: 'late', words: t('notFinishedNow') };
  const said = person.remarks.map((remark) => (remark === 'same-name' ? t('sameName') : t('noTeam')));
  return said.length === 0 ? null : { state: 'wait', words: said.join('. ') };
}

const reasons: Readonly<Record<NonNullable<ReleasePerson['reason']>, string>> = {
  'not-finished': t('reasonNotFinished'),
  'has-paper': t('reasonHasPaper'),
  erased: t('reasonErased'),
  'taken-back': t('reasonTakenBack'),
  expired: t('reasonExpired'),
};

const timeOf = (at: string | null): string => (at === null ? '' : formatTime(at));
