import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { type AudienceRule } from '../rules/audience-rule';
import { endOfDay } from '../rules/round-dates';
import { type AudienceQuestion } from '../storage/audience.repository';
import { takesOnlyNewcomers } from '../rules/due-date';
import { type AudienceRound, AudienceRules } from './audience-rules.service';
import { StoodCompletions } from './stood-completions.service';

/** The rule asked about beside the one the round has. */
export interface ComparedRules {
  readonly saved: AudienceRule | null;
  readonly asked: AudienceRule | null;
}

/** What is asked of seat holders for a round on a day: its rules with everything they name as it was then (decision 0114). */
@Injectable()
export class AudienceQuestions {
  constructor(
    private readonly rules: AudienceRules,
    private readonly stood: StoodCompletions,
    private readonly clock: Clock,
  ) {}

  /** `on`: a calendar date, today or past. */
  async of(round: AudienceRound, { saved, asked }: ComparedRules, on: string): Promise<AudienceQuestion> {
    const { id: roundId, audience: teamKinds, unitPath, dueOn, newcomerDays = null } = round;
    const [province = ''] = unitPath.split('.');
    const isPast = on < this.clock.today();
    return {
      ...{ roundId, teamKinds, unitPath, on, until: endOfDay(on), isPast },
      passesLater: dueOn !== undefined && takesOnlyNewcomers({ dueOn, newcomerDays }, on),
      saved: await this.rules.place(saved, round, on),
      asked: await this.rules.place(asked, round, on),
      stood: isPast ? await this.stood.on(on, [saved, asked], province) : [],
    };
  }
}
