import { Injectable } from '@nestjs/common';
import { Access, type Actor, Forbidden } from '@lopso/platform';
import { invalidRoundDates, invalidValidity } from '../learning.errors';
import { OPEN_ROUNDS } from '../learning.permissions';
import { faultsOfValidity, type ValidityRule } from '../rules/validity';
import { drawTimeline, type TimelineRound, type ValidityTimeline } from '../rules/validity-timeline';

/** Draws what a rule would mean, before a round is opened with it. */
@Injectable()
export class ValidityTimelines {
  constructor(private readonly access: Access) {}

  /** Writes nothing. @throws InvalidInput for a rule that nobody could keep, and a due date before the start */
  draw(actor: Actor, rule: ValidityRule, round: TimelineRound): ValidityTimeline {
    if (!this.access.holds(actor, OPEN_ROUNDS)) throw new Forbidden();
    if (round.dueOn < round.startsOn) throw invalidRoundDates([{ field: 'dueOn', fault: 'due-before-start' }]);
    requireKeepable(rule);
    return drawTimeline(rule, round);
  }
}

/** @throws InvalidInput for a rule that nobody could keep; null keeps itself */
export function requireKeepable(rule: ValidityRule | null): void {
  const faults = rule === null ? [] : faultsOfValidity(rule);
  if (faults.length > 0) throw invalidValidity(faults);
}
