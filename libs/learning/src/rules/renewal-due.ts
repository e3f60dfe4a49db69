import { type DueRule } from './due-date';
import { type Passage } from './passages';

/** How a renewal is due: on the last day of what it renews, with the days of grace of the rule of validity. */
export function renewalRule(
  round: Pick<DueRule, 'startsOn' | 'dueOn' | 'graceDays'>,
  { graceDays }: Pick<Passage, 'graceDays'>,
): DueRule {
  return { ...round, dueFrom: 'validity', dueDays: null, newcomerDays: null, graceDays: graceDays ?? round.graceDays };
}
