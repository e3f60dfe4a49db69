import { Injectable } from '@nestjs/common';
import { type Evidence } from '../rules/evidence';
import { derivePassages, type Passage } from '../rules/passages';
import { type Requirement } from '../rules/requirement';
import { CycleRepository, type CycleSummary } from '../storage/cycle.repository';
import { EvidenceRepository } from '../storage/evidence.repository';
import { RoundRepository } from '../storage/round.repository';

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

/** Derives cycles with those they renew, which they follow from (decision 0058). */
@Injectable()
export class Passages {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly cycles: CycleRepository,
    private readonly evidence: EvidenceRepository,
  ) {}

  /** In the order given; `asOf` null: all that is recorded. Reads, and writes nothing. */
  async derive(cycles: readonly CycleSummary[], asOf: Date | null = null): Promise<DerivedCycle[]> {
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
}
