import { formatDate } from '../../lib/i18n/format';
import { t } from './messages/changes';
import { t as dated } from './messages/seat-days';
import type { Leaver } from './replace.svelte';
import { isComing, seatedOn } from './seat-spans';
import type { MemberMoved, SeatPassedOn } from './types';

const comingDay = (person: { heldFrom: string } | null): string | null =>
  person && isComing({ ...person, until: null }) ? formatDate(person.heldFrom) : null;

/** What is said after a place passed on, today or on a coming day. */
export function replacedWords(leaver: Leaver, { memberId, team }: SeatPassedOn): string {
  const person = seatedOn(team.seats, memberId);
  const values = { took: person?.fullName ?? '', left: leaver.fullName, number: leaver.number };
  const date = comingDay(person);
  return date === null ? t('replaced', values) : dated('replaced', { ...values, date });
}

/** What is said after somebody was moved. */
export function movedWords(leaver: Leaver, { team, seatNumber }: MemberMoved): string {
  const seats = team.seats.filter(({ number }) => number === seatNumber);
  const now = seatedOn(seats, leaver.memberId);
  const values = { name: leaver.fullName, number: seatNumber, team: team.name };
  const date = comingDay(now);
  const leadsNot = leaver.position === 'leader' && now !== null && now.position !== 'leader';
  if (date === null) return leadsNot ? t('movedLeadsNot', values) : t('moved', values);
  return leadsNot ? dated('movedLeadsNot', { ...values, date }) : dated('moved', { ...values, date });
}
