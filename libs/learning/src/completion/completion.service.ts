import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Audit, Clock, Events, newId, Transactions } from '@lopso/platform';
import { type CompletionAsOf } from '../audience/audience.repository';
import { type AudienceRule, valuesIn } from '../audience/audience.rules';
import { type CycleBeginning, CycleRepository, type CycleSummary } from '../cycles/cycle.repository';
import { derivePassages, type Passage } from '../cycles/cycle.rules';
import { CycleFell, CycleFinished } from '../learning.events';
import { type Requirement } from '../requirements/requirement.rules';
import { RoundRepository } from '../rounds/round.repository';
import { endOfDay } from '../rounds/round.rules';
import { CompletionRepository, type StoredCompletion } from './completion.repository';
import { differs } from './completion.rules';
import { type EvidenceName, EvidenceRepository, type NewEvidence } from './evidence.repository';
import { type Evidence } from './evidence.rules';

/** What a cycle comes to, with everything it was derived from. */
export interface DerivedCycle {
  readonly cycle: CycleSummary;
  readonly passage: Passage;
  readonly requirements: readonly Requirement[];
  /** All facts about the member, those of other cycles too. */
  readonly evidence: readonly Evidence[];
  /** Of a reopening, as `CountingPeriod` has them; else none. */
  readonly earlierEditions: ReadonlySet<string>;
  /** Of a round that was ended, likewise; null: it goes on. */
  readonly countsUntil: Date | null;
}

const EVERYTHING_COUNTS = { rule: null, earlierEditions: new Set<string>(), countsUntil: null };

/** A cycle whose stored completion is not what follows from the evidence. */
export interface CompletionChange {
  readonly cycle: CycleSummary;
  /** Null when no row is stored. */
  readonly stored: StoredCompletion | null;
  readonly derived: StoredCompletion;
}

/** A cycle that is stored otherwise than it follows. */
export interface CycleDifference extends CompletionChange {
  /** Where a renewal begins and when it is due. */
  readonly beginning: CycleBeginning;
}

function storedOf({ cycleId, completion, validity }: Passage): StoredCompletion {
  const { doneSteps, totalSteps, finishedAt, requirements } = completion;
  return {
    cycleId,
    ...{ doneSteps, totalSteps, finishedAt },
    validFrom: validity?.validFrom ?? null,
    validUntil: validity?.validUntil ?? null,
    renewableFrom: validity?.renewableFrom ?? null,
    state: { requirements },
  };
}

/** A first cycle's beginning is a fact, and stays. */
function beginningOf(cycle: CycleSummary, { countsFrom, dueOn, graceDays }: Passage): CycleBeginning {
  const { id } = cycle;
  return cycle.number === 1
    ? { id, countsFrom: cycle.countsFrom, dueOn: cycle.dueOn, graceDays: cycle.graceDays }
    : { id, countsFrom, dueOn, graceDays };
}

function isMoved(cycle: CycleSummary, beginning: CycleBeginning): boolean {
  return (
    cycle.countsFrom?.getTime() !== beginning.countsFrom?.getTime() ||
    cycle.dueOn !== beginning.dueOn ||
    cycle.graceDays !== beginning.graceDays
  );
}

/** Facts that became true and facts that turned out otherwise. */
export interface EvidenceChange {
  readonly facts: readonly NewEvidence[];
  readonly withdrawn: readonly EvidenceName[];
}

/** Cycles looked at in one transaction. */
const BATCH = 500;

/** Which cycles; all of them when nothing is said. */
export interface CyclesWithin {
  readonly roundId?: string;
}

/** Records evidence, derives completion from it, as of a date too, and checks or recomputes what is stored. */
@Injectable()
export class CompletionService {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly cycles: CycleRepository,
    private readonly evidence: EvidenceRepository,
    private readonly completions: CompletionRepository,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly members: MemberService,
    private readonly transactions: Transactions,
  ) {}

  /** In the order given; `asOf` null: all that is recorded. Reads, and writes nothing. */
  async deriveCycles(cycles: readonly CycleSummary[], asOf: Date | null = null): Promise<DerivedCycle[]> {
    const roundIds = [...new Set(cycles.map(({ roundId }) => roundId))];
    const memberIds = [...new Set(cycles.map(({ memberId }) => memberId))];
    const requirements = await this.rounds.requirementsOf(roundIds);
    const counting = await this.rounds.countingOf(roundIds);
    const evidence = await this.evidence.ofMembers(memberIds);
    const related = await this.relatedTo(cycles, memberIds);
    const derived = new Map<string, readonly Passage[]>();
    return cycles.flatMap((cycle) => {
      const { roundId, memberId } = cycle;
      const { rule, ...period } = counting.get(roundId) ?? EVERYTHING_COUNTS;
      const facts = { requirements: requirements.get(roundId) ?? [], evidence: evidence.get(memberId) ?? [] };
      const known = { ...facts, ...period };
      const key = `${roundId} ${memberId}`;
      const passages = derived.get(key) ?? derivePassages({ ...known, rule, cycles: related.get(key) ?? [], asOf });
      derived.set(key, passages);
      const passage = passages.find(({ cycleId }) => cycleId === cycle.id);
      return passage === undefined ? [] : [{ cycle, passage, ...known }];
    });
  }

  /** Every cycle of the same members and rounds; asked for only where somebody renews. */
  private async relatedTo(
    cycles: readonly CycleSummary[],
    memberIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly CycleSummary[]>> {
    const renewed = [...new Set(cycles.filter(({ number }) => number > 1).map(({ roundId }) => roundId))];
    const others = renewed.length === 0 ? [] : await this.cycles.ofMembersIn(renewed, memberIds);
    const all = new Map([...others, ...cycles].map((cycle) => [cycle.id, cycle]));
    const byPassage = new Map<string, CycleSummary[]>();
    for (const cycle of all.values()) {
      const key = `${cycle.roundId} ${cycle.memberId}`;
      byPassage.set(key, [...(byPassage.get(key) ?? []), cycle]);
    }
    return byPassage;
  }

  /** What is stored otherwise than it follows; changes nothing. Read under the cycles' locks it is the truth. */
  async compareCycles(cycles: readonly CycleSummary[]): Promise<CycleDifference[]> {
    const passages = await this.deriveCycles(cycles);
    const stored = await this.completions.ofCycles(cycles.map((cycle) => cycle.id));
    return passages.flatMap(({ cycle, passage }) => {
      const derived = storedOf(passage);
      const beginning = beginningOf(cycle, passage);
      const before = stored.get(cycle.id) ?? null;
      const isAsItFollows = before !== null && !differs(before, derived) && !isMoved(cycle, beginning);
      return isAsItFollows ? [] : [{ cycle, stored: before, derived, beginning }];
    });
  }

  /**
   * Brings locked cycles up to date inside the running transaction, tells of those that became finished and notes those
   * that no longer are. `isRebuild`: a missing row is put back without news, because it was told when it was first true.
   */
  async refreshCycles(locked: readonly CycleSummary[], options: { readonly isRebuild: boolean }): Promise<number> {
    const differences = await this.compareCycles(locked);
    const moved = differences.filter(({ cycle, beginning }) => isMoved(cycle, beginning));
    await this.cycles.place(moved.map(({ beginning }) => beginning));
    await this.completions.store(
      differences.map((difference) => difference.derived),
      this.clock.now(),
    );
    for (const difference of differences) {
      if (!(options.isRebuild && difference.stored === null)) await this.publishCompletion(difference);
    }
    return differences.length;
  }

  /** Publishes that a cycle became finished, or leaves the department a case when it no longer is (DESIGN 3). */
  async publishCompletion({ cycle, stored, derived }: CompletionChange): Promise<void> {
    const wasFinished = (stored?.finishedAt ?? null) !== null;
    if (derived.finishedAt !== null && !wasFinished) {
      await this.events.publish(CycleFinished, {
        id: newId(),
        occurredAt: derived.finishedAt.toISOString(),
        cycleId: cycle.id,
        memberId: cycle.memberId,
        roundId: cycle.roundId,
      });
    }
    if (derived.finishedAt === null && wasFinished) await this.auditFallenCompletion(cycle, derived);
  }

  private async auditFallenCompletion(cycle: CycleSummary, derived: StoredCompletion): Promise<void> {
    const { id: cycleId, memberId, roundId } = cycle;
    await this.events.publish(CycleFell, {
      ...{ id: newId(), occurredAt: this.clock.now().toISOString() },
      ...{ cycleId, memberId, roundId },
    });
    const member = (await this.members.describeMembers([cycle.memberId])).get(cycle.memberId);
    await this.audit.record(null, {
      action: 'learning.completion-fell',
      subjectType: 'cycle',
      subjectId: cycle.id,
      unitPath: member?.unitPath ?? null,
      details: {
        memberId: cycle.memberId,
        roundId: cycle.roundId,
        doneSteps: derived.doneSteps,
        totalSteps: derived.totalSteps,
      },
    });
  }

  /**
   * Joins the running transaction or opens one. The members' cycles are locked before the evidence is read: two last
   * facts that arrive together are seen one after the other, so one of them finds the cycle finished. Gives how many
   * facts changed; a fact that stands already changes nothing.
   */
  async recordEvidence(change: EvidenceChange): Promise<number> {
    const memberIds = [...new Set([...change.facts, ...change.withdrawn].map((one) => one.memberId))];
    if (memberIds.length === 0) return 0;
    return this.transactions.run(async () => {
      await this.cycles.holdForEvidence(memberIds);
      const locked = await this.cycles.lockOfMembers(memberIds);
      const changed = await this.writeEvidence(change);
      if (changed > 0) await this.refreshCycles(locked, { isRebuild: false });
      return changed;
    });
  }

  private async writeEvidence(change: EvidenceChange): Promise<number> {
    let changed = 0;
    for (const name of change.withdrawn) changed += await this.evidence.supersede(name, this.clock.now());
    return changed + (await this.evidence.record(change.facts, this.clock.now()));
  }

  /**
   * Derives every cycle again and writes what differs; gives how many did. A missing row comes back without news to
   * others, a row that said unfinished and is finished is told as ever. Work may go on beside it.
   */
  async recomputeCompletions(within: CyclesWithin = {}): Promise<number> {
    let changed = 0;
    await this.eachBatch(within, async (batch) => {
      const ids = batch.map((cycle) => cycle.id);
      changed += await this.transactions.run(async () =>
        this.refreshCycles(await this.cycles.lock(ids), { isRebuild: true }),
      );
    });
    return changed;
  }

  /** The ids of cycles whose stored completion is missing or not what the evidence gives; changes nothing. */
  async checkCompletions(within: CyclesWithin = {}): Promise<string[]> {
    const different: string[] = [];
    await this.eachBatch(within, async (batch) => different.push(...(await this.differencesIn(batch))));
    return different;
  }

  /** What looks different is looked at again under its lock: evidence may have been recorded between two reads. */
  private async differencesIn(batch: readonly CycleSummary[]): Promise<string[]> {
    const suspected = (await this.compareCycles(batch)).map(({ cycle }) => cycle.id);
    if (suspected.length === 0) return [];
    return this.transactions.run(async () => {
      const confirmed = await this.compareCycles(await this.cycles.lock(suspected));
      return confirmed.map(({ cycle }) => cycle.id);
    });
  }

  private async eachBatch(
    within: CyclesWithin,
    work: (batch: readonly CycleSummary[]) => Promise<unknown>,
  ): Promise<void> {
    let last: string | null = null;
    for (;;) {
      const batch: CycleSummary[] = await this.cycles.listAfter(last, BATCH, within.roundId ?? null);
      if (batch.length === 0) return;
      await work(batch);
      last = batch[batch.length - 1]?.id ?? null;
    }
  }

  /** Derived from what was recorded by the end of the day, as explanations of that day are; nothing is read where no rule asks. */
  async completionsAsOf(
    day: string,
    rules: readonly (AudienceRule | null)[],
    provincePath: string,
  ): Promise<readonly CompletionAsOf[]> {
    const asked = rules.filter((rule) => rule !== null);
    const named = [...new Set(asked.flatMap((rule) => valuesIn(rule, 'round')))];
    const isAny = asked.some(({ conditions, except }) =>
      [...conditions, ...except].some(({ kind }) => kind === 'any-round'),
    );
    if (named.length === 0 && !isAny) return [];
    const at = endOfDay(day);
    const wishes = [...(named.length > 0 ? [named] : []), ...(isAny ? [null] : [])];
    const stood = new Map<string, CompletionAsOf>();
    for (const roundIds of wishes) {
      const cycles = await this.cycles.listPossiblyFallen({ roundIds, provincePath, at });
      const unknown = cycles.filter(({ id }) => !stood.has(id));
      for (let from = 0; from < unknown.length; from += BATCH) {
        for (const { cycle, passage } of await this.deriveCycles(unknown.slice(from, from + BATCH), at)) {
          const { finishedAt } = passage.completion;
          if (finishedAt !== null)
            stood.set(cycle.id, { memberId: cycle.memberId, roundId: cycle.roundId, at: finishedAt });
        }
      }
    }
    return [...stood.values()];
  }

  /** Facts that stand, by member id; of whom nothing stands is missing. No access check. */
  countEvidence(memberIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.evidence.countStanding(memberIds);
  }
}
