import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound, Scope } from '@lopso/platform';
import { ReopeningIsNamed } from '../learning.errors';
import { OPEN_ROUNDS } from '../learning.permissions';
import { type AudienceRule, tidyAudience } from '../rules/audience-rule';
import { RoundRepository } from '../storage/round.repository';
import { AudienceChangeWriter } from './audience-change-writer';
import { AudienceDifferences } from './audience-differences.service';
import { AudienceRules } from './audience-rules.service';

/** Another audience for a round, as it was looked at. */
export interface AudienceDraft {
  /** Null: everybody. */
  readonly rule: AudienceRule | null;
  /** The revision of the audience that the preview said. */
  readonly revision: number;
}

/** What was saved; who joins is told when the job has taken them in. */
export interface SavedAudience {
  readonly revision: number;
  readonly leftCount: number;
}

/** Changes whom a round is for: who belongs to it now is taken in by a job, who does not any more keeps everything. */
@Injectable()
export class ChangeAudience {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly rules: AudienceRules,
    private readonly differences: AudienceDifferences,
    private readonly writer: AudienceChangeWriter,
    private readonly access: Access,
  ) {}

  /** @throws NotFound, InvalidInput, ReopeningIsNamed, AudienceStale, AudienceBusy, RoundIsOver */
  async change(actor: Actor, roundId: string, { rule, revision }: AudienceDraft): Promise<SavedAudience> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    this.access.require(actor, OPEN_ROUNDS, round);
    if (round.reopens !== null) throw new ReopeningIsNamed();
    const asked = tidyAudience(rule);
    await this.rules.check(asked, round);
    const compared = { saved: round.audienceRule, asked };
    const leftCount = await this.differences.countLeaving(round, compared, Scope.ofPaths([round.unitPath]));
    return this.writer.write(actor, round, { rule: asked, revision, leftCount });
  }
}
