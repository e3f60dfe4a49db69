import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound, Scope } from '@lopso/platform';
import { OPEN_ROUNDS, READ_PROGRESS } from '../learning.permissions';
import { type AudienceRule, tidyAudience } from '../rules/audience-rule';
import { endOfDay } from '../rules/round-dates';
import { type AudienceChange, AudienceChangeRepository } from '../storage/audience-change.repository';
import { RoundRepository, type RoundSummary } from '../storage/round.repository';
import { type AudienceDifference, AudienceDifferences, type AudienceWish } from './audience-differences.service';
import { AudienceRules } from './audience-rules.service';
import { RoundTemplates } from './round-templates.service';

/** The audience of an open round: its rule, how often it was changed, and what the last change did. */
export interface AudienceView extends AudienceDifference {
  readonly rule: AudienceRule | null;
  readonly revision: number;
  /** Null: as it was opened. To whom sees a part of the round's units it is not told. */
  readonly change: AudienceChange | null;
}

/** Whom rounds are for, and what another rule would make of it (decision 0070). */
@Injectable()
export class RoundAudiences {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly changes: AudienceChangeRepository,
    private readonly templates: RoundTemplates,
    private readonly rules: AudienceRules,
    private readonly differences: AudienceDifferences,
    private readonly access: Access,
  ) {}

  /** Who is in a round by the rule it has, or had on a past day, of the actor's units. @throws NotFound, AudienceDayToCome */
  async read(actor: Actor, roundId: string, wish: AudienceWish): Promise<AudienceView> {
    const round = await this.find(roundId);
    const scope = this.access.scope(actor, READ_PROGRESS).narrowedTo(round.unitPath);
    if (scope.isEmpty) throw new NotFound();
    const { audienceRevision: revision } = round;
    const rule = await this.ruleOn(round, wish.on);
    const difference = await this.differences.of(actor, scope, { round, rules: { saved: rule, asked: rule }, wish });
    const change = scope.contains(round.unitPath) ? await this.changes.latest(roundId) : null;
    return { ...difference, rule, revision, change };
  }

  /**
   * The difference another rule would make in an open round, against the rule it had on that day; nothing is written but who was named.
   * @throws NotFound, InvalidInput, AudienceDayToCome
   */
  async preview(
    actor: Actor,
    roundId: string,
    { rule, wish }: { readonly rule: AudienceRule | null; readonly wish: AudienceWish },
  ): Promise<AudienceView> {
    const round = await this.find(roundId);
    this.access.require(actor, OPEN_ROUNDS, round);
    const asked = tidyAudience(rule);
    await this.rules.check(asked, round);
    const scope = Scope.ofPaths([round.unitPath]);
    const rules = { saved: await this.ruleOn(round, wish.on), asked };
    const difference = await this.differences.of(actor, scope, { round, rules, wish });
    const change = await this.changes.latest(roundId);
    return { ...difference, rule: asked, revision: round.audienceRevision, change };
  }

  /** Whom a round would be for that is opened from a programme with a rule. @throws ContentNotFound, InvalidInput, AudienceDayToCome */
  async previewOpening(
    actor: Actor,
    programmeId: string,
    { rule, wish }: { readonly rule: AudienceRule | null; readonly wish: AudienceWish },
  ): Promise<AudienceView> {
    const round = await this.templates.audienceFrame(actor, programmeId);
    const asked = tidyAudience(rule);
    await this.rules.check(asked, round);
    const scope = Scope.ofPaths([round.unitPath]);
    const difference = await this.differences.of(actor, scope, { round, rules: { saved: null, asked }, wish });
    return { ...difference, rule: asked, revision: 0, change: null };
  }

  /** The rule of a round in one sentence; no access check. */
  async wordsOf(round: RoundSummary): Promise<string> {
    return this.rules.words(round.audienceRule, round);
  }

  private async ruleOn(round: RoundSummary, on: string | null): Promise<AudienceRule | null> {
    const kept = on === null ? undefined : await this.changes.ruleAt(round.id, endOfDay(on));
    return kept === undefined ? round.audienceRule : kept;
  }

  private async find(roundId: string): Promise<RoundSummary> {
    const round = await this.rounds.find(roundId);
    if (round === null) throw new NotFound();
    return round;
  }
}
