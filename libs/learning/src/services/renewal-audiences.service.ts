import { Injectable } from '@nestjs/common';
import { Clock, type Scope } from '@lopso/platform';
import { type AudienceRule } from '../rules/audience-rule';
import { RenewalRepository } from '../storage/renewal.repository';
import { AudienceRules } from './audience-rules.service';

/** A round whose passages end, with the rule of its audience as `audienceCondition` judges it: units as paths of today, courses as ids of quizzes. */
export interface RuledRound {
  readonly roundId: string;
  readonly rule: AudienceRule;
}

/** Whom renewals are for where a round has a rule (decision 0070). No access check. */
@Injectable()
export class RenewalAudiences {
  constructor(
    private readonly renewals: RenewalRepository,
    private readonly rules: AudienceRules,
    private readonly clock: Clock,
  ) {}

  /** Rounds with a rule that touch the scope, among those whose passages end; the others ask everybody in the teams they are for. */
  async ruled(scope: Scope): Promise<RuledRound[]> {
    const rounds = await this.renewals.ruledRounds(scope);
    const today = this.clock.today();
    const placed = await Promise.all(
      rounds.map(async (round) => ({
        roundId: round.id,
        rule: await this.rules.place(round.audienceRule, round, today),
      })),
    );
    return placed.flatMap(({ roundId, rule }) => (rule === null ? [] : [{ roundId, rule }]));
  }
}
