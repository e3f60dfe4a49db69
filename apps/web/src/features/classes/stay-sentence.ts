import { formatMinutes } from '../../lib/i18n/format';
import { t as stay } from './messages/stay';
import { t } from './messages/vi';
import type { RollState } from './roll.svelte';
import type { Session } from './types';

type Counted = Pick<RollState, 'present'>;
type Hours = Pick<Session, 'plannedMinutes'>;

/** How many of those present are counted for less than the whole session, as far as the server has said. */
const partsOf = ({ present }: Counted, { plannedMinutes }: Hours): number =>
  present.filter(({ countedMinutes }) => (countedMinutes ?? plannedMinutes) < plannedMinutes).length;

function paramsOf(roll: Counted, session: Hours): { present: number; whole: number; part: number; time: string } {
  const part = partsOf(roll, session);
  const present = roll.present.length;
  return { present, whole: present - part, part, time: formatMinutes(session.plannedMinutes) };
}

/** What a closed session counted. */
export function countedSentence(roll: Counted, session: Hours): string {
  const params = paramsOf(roll, session);
  return params.part === 0 ? t('closedText', params) : stay('closedTextPart', params);
}

/** What closing it will count. */
export function closingSentence(roll: Counted, session: Hours): string {
  const params = paramsOf(roll, session);
  return params.part === 0 ? t('closeText', params) : stay('closeTextPart', params);
}

/** What closing it counted. */
export function closedSentence(roll: Counted, session: Hours): string {
  const params = paramsOf(roll, session);
  return params.part === 0 ? t('closedDone', params) : stay('closedDonePart', params);
}
