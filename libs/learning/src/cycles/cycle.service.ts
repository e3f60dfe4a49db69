import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, Clock, NotFound, type Permission } from '@lopso/platform';
import { ApproverService } from '../approvals/approver.service';
import { CompletionRepository } from '../completion/completion.repository';
import { type RequirementCompletion } from '../completion/completion.rules';
import { CompletionService } from '../completion/completion.service';
import { evidenceOf } from '../completion/evidence.rules';
import { READ_PROGRESS } from '../learning.permissions';
import { type ExplainedEvidence, explainEvidence } from '../requirements/requirement-reasons.rules';
import { RoundRepository, type RoundSummary } from '../rounds/round.repository';
import { endOfDay } from '../rounds/round.rules';
import { RoundService } from '../rounds/round.service';
import { ValidityRepository } from '../validity/validity.repository';
import { type Validity } from '../validity/validity.rules';
import { type CertifiedContents, certifiedContents } from './certified-contents.rules';
import { CycleRepository, type CycleSummary, type StoredFinishedCycle } from './cycle.repository';
import { passageStanding, type PassageStanding, renewalRule } from './cycle.rules';
import { type CycleDue, dueOf } from './due-date.rules';

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

/** What was done before a reopening counts from was done with an earlier edition. */
function toldOf({ reopens }: RoundSummary, evidence: readonly ExplainedEvidence[]): readonly ExplainedEvidence[] {
  if (reopens === null) return evidence;
  return evidence.map((one) => (one.notCounted === 'before-round' ? { ...one, notCounted: 'before-edition' } : one));
}

/** A passage of a member, and how it stands today. */
export interface MemberCycle {
  readonly cycleId: string;
  readonly roundTitle: string;
  /** Which passage of the round, from 1. */
  readonly number: number;
  readonly state: PassageStanding;
  /** When it was finished, is due, or ended with the seat or the round, `yyyy-mm-dd`; null: no seat is known that it ended with. */
  readonly on: string | null;
}

/** A cycle with nothing missing. */
export interface FinishedCycle extends Omit<StoredFinishedCycle, 'withWaivers'> {
  /** What its paper may say was learnt. */
  readonly contents: CertifiedContents;
}

/** What papers of a round may say was learnt: `whole` of everybody, but of the cycles among `fewer`, in which something was waived. */
export interface RoundContents {
  readonly whole: CertifiedContents;
  readonly fewer: readonly { readonly cycleId: string; readonly contents: CertifiedContents }[];
}

/** Cycles with their reasons for who may read them, finished ones for certificates, and removal of those in which nothing happened. */
@Injectable()
export class CycleService {
  constructor(
    private readonly cycles: CycleRepository,
    private readonly completions: CompletionRepository,
    private readonly passages: CompletionService,
    private readonly roundService: RoundService,
    private readonly clock: Clock,
    private readonly validity: ValidityRepository,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly approvers: ApproverService,
    private readonly audit: Audit,
    private readonly rounds: RoundRepository,
  ) {}

  /** Any cycle as it is stored, without an access check: for other libraries. @throws NotFound */
  async getCycle(cycleId: string): Promise<CycleProgress> {
    const cycle = await this.cycles.find(cycleId);
    if (cycle === null) throw new NotFound();
    return this.withProgress(cycle);
  }

  /** The reasons, derived afresh from the evidence, without an access check: for other libraries. @throws NotFound */
  async explainCycle(cycleId: string): Promise<CycleExplanation> {
    const cycle = await this.getCycle(cycleId);
    return this.reasonsOf(cycle, await this.getMember(cycle.memberId), null);
  }

  /**
   * The reasons for a member's own cycle or one of the actor's units, which is written into the audit trail. Of a cycle that nobody has the member is asked for
   * too, under the cycle's id, so that its statements are those of a hidden one. With a past day: what was recorded by its end.
   * @throws NotFound elsewhere
   */
  async explainCycleFor(actor: Actor, cycleId: string, on: string | null = null): Promise<CycleExplanation> {
    const cycle = await this.cycles.find(cycleId);
    const member = await this.requireReadableMember(actor, cycle?.memberId ?? cycleId);
    if (cycle === null) throw new NotFound();
    await this.auditCycleRead(actor, member, cycleId);
    const isPast = on !== null && on < this.clock.today();
    return this.reasonsOf(await this.withProgress(cycle), member, isPast ? on : null);
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

  private async reasonsOf(cycle: CycleProgress, member: MemberSummary, on: string | null): Promise<CycleExplanation> {
    const asOf = on === null ? null : endOfDay(on);
    const [derived] = await this.passages.deriveCycles([cycle], asOf);
    if (derived === undefined) throw new NotFound();
    const { requirements, passage, earlierEditions, countsUntil } = derived;
    const evidence = evidenceOf(cycle.id, derived.evidence);
    const period = { countsFrom: passage.countsFrom ?? NEVER, asOf, earlierEditions, countsUntil };
    const { completion } = passage;
    const round = await this.roundService.getRound(cycle.roundId);
    const given = await this.roundService.duesGiven(cycle.id, asOf);
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

  /**
   * Those of rounds that are over too, and of who left her seat: the latest round first. Read of somebody else it stands in the audit trail.
   * @throws NotFound for a member outside the actor's units
   */
  async listMemberCycles(actor: Actor, memberId: string): Promise<MemberCycle[]> {
    const member = await this.requireReadableMember(actor, memberId);
    await this.auditMemberCyclesRead(actor, member);
    const found = await this.cycles.listAllOfMember(memberId, this.clock.today());
    const finished = found.filter(({ finishedAt }) => finishedAt !== null).map(({ cycleId }) => cycleId);
    const renewals = await this.validity.renewalsOf(finished, this.clock.now());
    const renewed = new Set(renewals.filter(({ isRenewed }) => isRenewed).map(({ cycleId }) => cycleId));
    return found.map(({ cycleId, roundTitle, number, ...one }) => ({
      ...{ cycleId, roundTitle, number },
      ...passageStanding({ ...one, isRenewed: renewed.has(cycleId) }),
    }));
  }

  /** The cycle with its member; what is not there asks the database as much as what is hidden. @throws NotFound */
  async requireCycle(
    actor: Actor,
    cycleId: string,
    permission: Permission,
  ): Promise<{ readonly cycle: CycleSummary; readonly member: MemberSummary }> {
    const cycle = await this.cycles.find(cycleId);
    const memberId = cycle?.memberId ?? cycleId;
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (cycle === null || member === undefined) throw new NotFound();
    this.access.require(actor, permission, member);
    return { cycle, member };
  }

  /** The same, and whether it is the actor's own: also by a second account of hers, or as who lent her the right (decision 0104). */
  async requireCycleToDecide(
    actor: Actor,
    cycleId: string,
    permission: Permission,
  ): Promise<{ readonly cycle: CycleSummary; readonly member: MemberSummary; readonly isOwn: boolean }> {
    const { cycle, member } = await this.requireCycle(actor, cycleId, permission);
    const isOwn = await this.approvers.isOwnMemberOf(actor, { permission, unitPath: member.unitPath }, [member.id]);
    return { cycle, member, isOwn: isOwn(member.id) };
  }

  /** The cycle, locked until the transaction ends; null once it is finished. */
  async lockUnfinishedCycle(cycleId: string): Promise<CycleSummary | null> {
    const [cycle] = await this.cycles.lock([cycleId]);
    if (cycle === undefined) return null;
    const completion = (await this.completions.ofCycles([cycleId])).get(cycleId);
    return (completion?.finishedAt ?? null) === null ? cycle : null;
  }

  /** The member, without an access check. @throws NotFound */
  async getMember(memberId: string): Promise<MemberSummary> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) throw new NotFound();
    return member;
  }

  /** The member, when it is the actor or belongs to the actor's units. @throws NotFound */
  async requireReadableMember(actor: Actor, memberId: string): Promise<MemberSummary> {
    const member = await this.getMember(memberId);
    if (actor.memberId !== memberId) this.access.require(actor, READ_PROGRESS, member);
    return member;
  }

  /** Writes into the audit trail that the actor read why a member's cycle is finished or not; of the own one nothing. */
  async auditCycleRead(actor: Actor, { id: memberId, unitPath }: MemberSummary, cycleId: string): Promise<void> {
    if (actor.memberId === memberId) return;
    await this.audit.recordRead(actor, {
      action: 'learning.cycle-read',
      subjectType: 'cycle',
      subjectId: cycleId,
      unitPath,
      details: { memberId },
    });
  }

  /** Writes into the audit trail that the actor read which passages a member went through; of the own ones nothing. */
  async auditMemberCyclesRead(actor: Actor, { id: memberId, unitPath }: MemberSummary): Promise<void> {
    if (actor.memberId === memberId) return;
    await this.audit.recordRead(actor, {
      action: 'learning.member-cycles-read',
      subjectType: 'member',
      subjectId: memberId,
      unitPath,
      details: { memberId },
    });
  }

  /** Those of the cycles that are finished, by id. */
  async describeFinished(cycleIds: readonly string[]): Promise<FinishedCycle[]> {
    return this.withContents(await this.cycles.listFinishedAmong(cycleIds));
  }

  /**
   * The same, each locked until the running transaction ends: no correction takes a completion back beside it. One that is
   * under way is waited for.
   */
  async holdFinished(cycleIds: readonly string[]): Promise<FinishedCycle[]> {
    await this.cycles.lockFinished(cycleIds);
    return this.describeFinished(cycleIds);
  }

  /** All finished cycles of a round, the earliest finished first. */
  async listFinishedOfRound(roundId: string): Promise<FinishedCycle[]> {
    return this.withContents(await this.cycles.listFinishedOfRound(roundId));
  }

  /** The same of people who belong below a unit now; none of erased ones. */
  async listFinishedOfRoundWithin(roundId: string, unitPath: string): Promise<FinishedCycle[]> {
    return this.withContents(await this.cycles.listFinishedOfRoundWithin(roundId, unitPath));
  }

  /** Finished cycles of all rounds of automatic release, in the order of their ids, after one of them. */
  async listReleasedAutomatically(after: string | null, limit: number): Promise<FinishedCycle[]> {
    return this.withContents(await this.cycles.listReleasedAutomatically(after, limit));
  }

  /** What papers of a round may say as things are. */
  async certifiedContentsOf(roundId: string): Promise<RoundContents> {
    const requirements = (await this.rounds.requirementsOf([roundId])).get(roundId) ?? [];
    const fewer = await this.withContents(await this.cycles.listFinishedWithWaivers(roundId));
    return {
      whole: certifiedContents(requirements, null),
      fewer: fewer.map(({ cycleId, contents }) => ({ cycleId, contents })),
    };
  }

  private async withContents(cycles: readonly StoredFinishedCycle[]): Promise<FinishedCycle[]> {
    if (cycles.length === 0) return [];
    const requirements = await this.rounds.requirementsOf([...new Set(cycles.map(({ roundId }) => roundId))]);
    const wholes = new Map([...requirements].map(([id, asked]) => [id, certifiedContents(asked, null)]));
    return cycles.map(({ withWaivers, ...cycle }) => {
      const whole = wholes.get(cycle.roundId);
      const isWhole = withWaivers === null && whole !== undefined;
      return {
        ...cycle,
        contents: isWhole ? whole : certifiedContents(requirements.get(cycle.roundId) ?? [], withWaivers),
      };
    });
  }

  /**
   * Forgets the cycles of these members as long as no evidence was ever recorded for them; for taking back an import, in whose
   * transaction it joins. No access check. Gives how many cycles went.
   */
  async removeBareCycles(memberIds: readonly string[]): Promise<number> {
    return memberIds.length === 0 ? 0 : this.cycles.removeBare(memberIds);
  }
}
