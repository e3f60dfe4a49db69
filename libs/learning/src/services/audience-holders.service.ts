import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { type AudienceRule } from '../rules/audience-rule';
import { type AudienceHolder, AudienceRepository } from '../storage/audience.repository';
import { type RoundSummary } from '../storage/round.repository';
import { AudienceQuestions } from './audience-questions.service';
import { type AudienceRound, AudienceRules } from './audience-rules.service';

/** Who belongs to the audience of a round. No access check. */
@Injectable()
export class AudienceHolders {
  constructor(
    private readonly rules: AudienceRules,
    private readonly questions: AudienceQuestions,
    private readonly audiences: AudienceRepository,
    private readonly clock: Clock,
  ) {}

  /** Who holds a seat on a calendar date and meets the round's rule, all of them or some of the members; ordered by member id. */
  async on(
    round: Pick<RoundSummary, 'id' | 'audience' | 'unitPath' | 'audienceRule'>,
    day: string,
    memberIds: readonly string[] | null = null,
  ): Promise<AudienceHolder[]> {
    return this.meeting(round.audienceRule, round, { day, memberIds });
  }

  /** Who meets a rule today. @throws InvalidInput for a rule the round can't have */
  async today(rule: AudienceRule | null, round: AudienceRound): Promise<AudienceHolder[]> {
    await this.rules.check(rule, round);
    return this.meeting(rule, round, { day: this.clock.today(), memberIds: null });
  }

  private async meeting(
    rule: AudienceRule | null,
    round: AudienceRound,
    { day, memberIds }: { readonly day: string; readonly memberIds: readonly string[] | null },
  ): Promise<AudienceHolder[]> {
    const question = await this.questions.of(round, { saved: null, asked: rule }, day);
    return this.audiences.holders(question, memberIds);
  }
}
