import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Clock, NotFound } from '@lopso/platform';
import { type RequirementCompletion } from '../rules/completion';
import { deriveCompletion } from '../rules/derive-completion';
import { type ExplainedEvidence, explainEvidence } from '../rules/explain-evidence';
import { CompletionRepository } from '../storage/completion.repository';
import { CycleRepository, type CycleSummary } from '../storage/cycle.repository';
import { EvidenceRepository } from '../storage/evidence.repository';
import { type RoundSummary } from '../storage/round.repository';
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
  /** Newest first. */
  readonly evidence: readonly ExplainedEvidence[];
  readonly asOf: Date;
}

/** Cycles of members, and their reasons. */
@Injectable()
export class Cycles {
  constructor(
    private readonly cycles: CycleRepository,
    private readonly completions: CompletionRepository,
    private readonly evidence: EvidenceRepository,
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
    return this.explainCycle(cycle, await this.people.describe(cycle.memberId));
  }

  /**
   * The reasons for a member's own cycle or one of the actor's units, which is written into the audit trail. Of a cycle that nobody has the member is asked for
   * too, under the cycle's id, so that its statements are those of a hidden one. @throws NotFound elsewhere
   */
  async explainFor(actor: Actor, cycleId: string): Promise<CycleExplanation> {
    const cycle = await this.cycles.find(cycleId);
    const member = await this.people.require(actor, cycle?.memberId ?? cycleId);
    if (cycle === null) throw new NotFound();
    await this.people.noteCycleRead(actor, member, cycleId);
    return this.explainCycle(await this.withProgress(cycle), member);
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

  private async explainCycle(cycle: CycleProgress, member: MemberSummary): Promise<CycleExplanation> {
    const requirements = await this.rounds.requirementsOf(cycle.roundId);
    const evidence = (await this.evidence.ofMembers([cycle.memberId])).get(cycle.memberId) ?? [];
    const period = { countsFrom: cycle.countsFrom, asOf: null };
    const completion = deriveCompletion(requirements, evidence, period);
    return {
      cycle: {
        ...cycle,
        doneSteps: completion.doneSteps,
        totalSteps: completion.totalSteps,
        finishedAt: completion.finishedAt,
        requirements: completion.requirements,
      },
      round: await this.rounds.get(cycle.roundId),
      member,
      evidence: explainEvidence(requirements, evidence, period, completion),
      asOf: this.clock.now(),
    };
  }
}
