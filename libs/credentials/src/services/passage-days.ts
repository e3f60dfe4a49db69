import { type FinishedCycle } from '@lopso/learning';
import { vietnamDate } from '@lopso/platform';
import { type PassageDays } from '../rules/printed-fields';

/** When a finished passage was gone through, in calendar dates of Vietnam. */
export function passageDays(cycle: FinishedCycle): PassageDays {
  const { number, countsFrom, openedAt, finishedAt, validUntil, roundStartsOn, roundOpenedAt } = cycle;
  return {
    ...{ number, validUntil, roundStartsOn },
    countsFrom: countsFrom === null ? null : vietnamDate(countsFrom),
    openedOn: vietnamDate(openedAt),
    finishedOn: vietnamDate(finishedAt),
    roundOpenedOn: vietnamDate(roundOpenedAt),
  };
}
