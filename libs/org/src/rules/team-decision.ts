import { type FieldFault } from '@lopso/platform';

/** Teams exist since letter 793/BTTTT-THH of 5 March 2022; the year's begin leaves room for a province that was earlier. */
const EARLIEST_DECISION = '2022-01-01';

/** What is wrong with the day of a decision about a team, `yyyy-mm-dd`; null: nobody knows it. */
export function decidedOnFaults(decidedOn: string | null, today: string): FieldFault[] {
  if (decidedOn === null) return [];
  const pointer = '#/decidedOn';
  if (decidedOn > today) return [{ pointer, code: 'org.date-in-future' }];
  return decidedOn < EARLIEST_DECISION ? [{ pointer, code: 'org.decision-too-early' }] : [];
}
