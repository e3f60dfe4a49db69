import { formatMinutes } from '../../lib/i18n/format';
import { t as stay } from './messages/stay';
import { t } from './messages/vi';
import type { RollState } from './roll.svelte';
import { heldMinutes } from './session-end';
import type { Session } from './types';

type Counted = Pick<RollState, 'present'>;
type Hours = Pick<Session, 'startsAt' | 'plannedMinutes' | 'wentUntil'>;

/** How many of those present are counted for less than the whole session as it was held, as far as the server has said. */
const partsOf = ({ present }: Counted, whole: number): number =>
  present.filter(({ countedMinutes }) => (countedMinutes ?? whole) < whole).length;

function paramsOf(roll: Counted, session: Hours): { present: number; whole: number; part: number; time: string } {
  const held = heldMinutes(session);
  const part = partsOf(roll, held);
  const present = roll.present.length;
  return { present, whole: present - part, part, time: formatMinutes(held) };
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
