import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Clock, NotFound } from '@lopso/platform';
import { type RequirementCompletion } from '../rules/completion';
import { type CycleDue, dueOf } from '../rules/due-date';
import { evidenceOf } from '../rules/evidence';
import { type ExplainedEvidence, explainEvidence } from '../rules/explain-evidence';
import { renewalRule } from '../rules/renewal-due';
import { endOfDay } from '../rules/round-dates';
import { type Validity } from '../rules/validity';
import { CompletionRepository } from '../storage/completion.repository';
import { CycleRepository, type CycleSummary } from '../storage/cycle.repository';
import { type RoundSummary } from '../storage/round.repository';
import { Passages } from './passages.service';
import { ReadableMembers } from './readable-members.service';
import { Rounds } from './rounds.service';

/** A cycle with how far it is. */
export interface CycleProgress extends CycleSummary {
  readonly doneSteps: number;
  readonly totalSteps: number;
  readonly finishedAt: Date | null;
  readonly requirements: readonly RequirementCompletion[];
}

/** Why a cycle is finished or not: what is missing, and each fact with what it counts toward. */
export interface CycleExplanation {
  readonly cycle: CycleProgress;
  readonly round: RoundSummary;
  readonly member: MemberSummary;
  /** When it is due and why, as it stood on the day that was asked for. */
  readonly due: CycleDue;
  /** What the finished passage is good for; null while unfinished and in a round without a rule. */
  readonly validity: Validity | null;
  /** Newest first. */
  readonly evidence: readonly ExplainedEvidence[];
  /** The past day that was asked for, `yyyy-mm-dd`; null: now. */
  readonly on: string | null;
  readonly asOf: Date;
}

/** What has not begun counts nothing. */
const NEVER = new Date('9999-12-31T00:00:00Z');

/** Cycles of members, and their reasons. */
@Injectable()
export class Cycles {
  constructor(
    private readonly cycles: CycleRepository,
    private readonly completions: CompletionRepository,
    private readonly passages: Passages,
    private readonly rounds: Rounds,
    private readonly people: ReadableMembers,
    private readonly clock: Clock,
  ) {}

  /** Any cycle as it is stored, without an access check: for other libraries. @throws NotFound */
  async get(cycleId: string): Promise<CycleProgress> {
    const cycle = await this.cycles.find(cycleId);
    if (cycle === null) throw new NotFound();
    return this.withProgress(cycle);
  }

  /** The reasons, derived afresh from the evidence, without an access check: for other libraries. @throws NotFound */
  async explain(cycleId: string): Promise<CycleExplanation> {
    const cycle = await this.get(cycleId);
    return this.explainCycle(cycle, await this.people.describe(cycle.memberId), null);
  }

  /**
   * The reasons for a member's own cycle or one of the actor's units, which is written into the audit trail. Of a cycle that nobody has the member is asked for
   * too, under the cycle's id, so that its statements are those of a hidden one. With a past day: what was recorded by its end.
   * @throws NotFound elsewhere
   */
  async explainFor(actor: Actor, cycleId: string, on: string | null = null): Promise<CycleExplanation> {
    const cycle = await this.cycles.find(cycleId);
    const member = await this.people.require(actor, cycle?.memberId ?? cycleId);
    if (cycle === null) throw new NotFound();
    await this.people.noteCycleRead(actor, member, cycleId);
    const isPast = on !== null && on < this.clock.today();
    return this.explainCycle(await this.withProgress(cycle), member, isPast ? on : null);
  }

  private async withProgress(cycle: CycleSummary): Promise<CycleProgress> {
    const completion = (await this.completions.ofCycles([cycle.id])).get(cycle.id);
    return {
      ...cycle,
      doneSteps: completion?.doneSteps ?? 0,
      totalSteps: completion?.totalSteps ?? 0,
      finishedAt: completion?.finishedAt ?? null,
      requirements: completion?.state.requirements ?? [],
    };
  }

  private async explainCycle(
    cycle: CycleProgress,
    member: MemberSummary,
    on: string | null,
  ): Promise<CycleExplanation> {
    const asOf = on === null ? null : endOfDay(on);
    const [derived] = await this.passages.derive([cycle], asOf);
    if (derived === undefined) throw new NotFound();
    const { requirements, passage, earlierEditions, countsUntil } = derived;
    const evidence = evidenceOf(cycle.id, derived.evidence);
    const period = { countsFrom: passage.countsFrom ?? NEVER, asOf, earlierEditions, countsUntil };
    const { completion } = passage;
    const round = await this.rounds.get(cycle.roundId);
    const given = await this.rounds.duesGiven(cycle.id, asOf);
    return {
      cycle: {
        ...cycle,
        countsFrom: passage.countsFrom,
        doneSteps: completion.doneSteps,
        totalSteps: completion.totalSteps,
        finishedAt: completion.finishedAt,
        requirements: completion.requirements,
      },
      round,
      due: dueOf(cycle.number === 1 ? round : renewalRule(round, passage), passage.dueOn, given),
      validity: passage.validity,
      member,
      evidence: toldOf(round, explainEvidence(requirements, evidence, period, completion)),
      on,
      asOf: asOf ?? this.clock.now(),
    };
  }
}

/** What was done before a reopening counts from was done with an earlier edition. */
function toldOf({ reopens }: RoundSummary, evidence: readonly ExplainedEvidence[]): readonly ExplainedEvidence[] {
  if (reopens === null) return evidence;
  return evidence.map((one) => (one.notCounted === 'before-round' ? { ...one, notCounted: 'before-edition' } : one));
}
