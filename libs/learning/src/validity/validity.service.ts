import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, Forbidden } from '@lopso/platform';
import { invalidRoundDates, invalidValidity } from '../learning.errors';
import { OPEN_ROUNDS, READ_OWN_VALIDITY } from '../learning.permissions';
import { type PassageRenewal, ValidityRepository, type ValidPassage } from './validity.repository';
import {
  drawTimeline,
  faultsOfValidity,
  type TimelineRound,
  type ValidityRule,
  type ValidityState,
  validityState,
  type ValidityTimeline,
} from './validity.rules';

/** A finished passage and how it stands today. */
export interface OwnPassage extends ValidPassage {
  readonly state: ValidityState;
  /** A later passage of the round, or one of a later round of its programme, is finished: this one is only told as history. */
  readonly isRenewed: boolean;
  /** Its round was ended, and she goes through no later one of its programme: nothing renews it. */
  readonly isWithoutRenewal: boolean;
}

/** @throws InvalidInput for a rule that nobody could keep; null keeps itself */
export function requireKeepable(rule: ValidityRule | null): void {
  const faults = rule === null ? [] : faultsOfValidity(rule);
  if (faults.length > 0) throw invalidValidity(faults);
}

/** Until when finished cycles are valid, from when they can be renewed, and a rule of validity drawn as a timeline. */
@Injectable()
export class ValidityService {
  constructor(
    private readonly validity: ValidityRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The actor's passages, what ends last first; leavers keep theirs. */
  async listOwnValidity(actor: Actor): Promise<OwnPassage[]> {
    const today = this.clock.today();
    const passages = await this.validity.ofMember(this.access.requireMember(actor, READ_OWN_VALIDITY), today);
    const ids = passages.map(({ cycleId }) => cycleId);
    const renewals = await this.validity.renewalsOf(ids, this.clock.now());
    const renewalOf = new Map(renewals.map((renewal) => [renewal.cycleId, renewal]));
    return passages.map((passage) => {
      const renewal = renewalOf.get(passage.cycleId);
      return {
        ...passage,
        state: validityState(passage, today),
        isRenewed: renewal?.isRenewed === true,
        isWithoutRenewal: passage.isRoundEnded && (renewal?.renewsIn ?? null) === null,
      };
    });
  }

  /** Writes nothing. @throws InvalidInput for a rule that nobody could keep, and a due date before the start */
  drawTimelineFor(actor: Actor, rule: ValidityRule, round: TimelineRound): ValidityTimeline {
    if (!this.access.holds(actor, OPEN_ROUNDS)) throw new Forbidden();
    if (round.dueOn < round.startsOn) throw invalidRoundDates([{ field: 'dueOn', fault: 'due-before-start' }]);
    requireKeepable(rule);
    return drawTimeline(rule, round);
  }

  /** Of these cycles, by id, at an instant; unknown ones are missing. */
  async renewalsOf(cycleIds: readonly string[], at: Date): Promise<ReadonlyMap<string, PassageRenewal>> {
    const found = await this.validity.renewalsOf(cycleIds, at);
    return new Map(found.map((one) => [one.cycleId, one]));
  }
}
