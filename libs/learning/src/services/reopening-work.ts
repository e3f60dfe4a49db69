import { Injectable } from '@nestjs/common';
import { WorkHistoryService } from '@lopso/assessment';
import { Clock } from '@lopso/platform';
import { type BuiltOnReopening, peopleWith, type ReopeningDeed } from '../rules/reopening-deeds';
import { stillAsked } from '../rules/still-asked';
import { CycleRepository } from '../storage/cycle.repository';
import { type Reopening, ReopeningRepository } from '../storage/reopening.repository';
import { Passages } from './passages.service';

/** What counts, and what would, in the other rounds of one person. */
interface Elsewhere {
  readonly evidence: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
}

/** What people did for a reopening since it was opened. */
@Injectable()
export class ReopeningWork {
  constructor(
    private readonly reopenings: ReopeningRepository,
    private readonly cycles: CycleRepository,
    private readonly passages: Passages,
    private readonly workHistory: WorkHistoryService,
    private readonly clock: Clock,
  ) {}

  /**
   * How many did what, were given a later date or a waiver; ask with its cycles locked. What another round of theirs counts, or asks for too, is done for
   * that one and would stay there. No access check.
   */
  async builtOn(reopening: Reopening): Promise<BuiltOnReopening> {
    const deeds = await this.deedsFor(reopening);
    const elsewhere = await this.elsewhere(reopening.roundId, [...new Set(deeds.map(({ memberId }) => memberId))]);
    const built = deeds.filter(({ memberId, subject, evidenceId }) => {
      const other = elsewhere.get(memberId);
      return evidenceId === null ? other?.asked.has(subject) !== true : other?.evidence.has(evidenceId) !== true;
    });
    return { ...peopleWith(built), ...(await this.reopenings.dispensed(reopening.roundId)) };
  }

  private async deedsFor({ roundId, parts, openedAt, earlierHashes }: Reopening): Promise<ReopeningDeed[]> {
    const memberIds = await this.reopenings.peopleIn(roundId);
    const subjects = parts.map(({ id }) => id);
    const question = { memberIds, subjects, since: openedAt, exceptHashes: earlierHashes };
    const handedIn = await this.workHistory.listTasksHandedInSince(question);
    const begun = await this.workHistory.listAttemptsBegunSince(question);
    return [
      ...(await this.reopenings.deedsSince(roundId)),
      ...handedIn.map((one): ReopeningDeed => ({ ...one, kind: 'handed-in', evidenceId: null })),
      ...begun.map((one): ReopeningDeed => ({ ...one, kind: 'begun', evidenceId: null })),
    ];
  }

  private async elsewhere(roundId: string, memberIds: readonly string[]): Promise<ReadonlyMap<string, Elsewhere>> {
    const others = (await this.cycles.ofMembers(memberIds)).filter((cycle) => cycle.roundId !== roundId);
    const now = this.clock.now();
    const found = new Map<string, Elsewhere>();
    for (const { cycle, passage, requirements } of await this.passages.derive(others)) {
      if (passage.countsFrom === null || passage.countsFrom > now) continue;
      const { countedToward, requirements: completion } = passage.completion;
      const before = found.get(cycle.memberId);
      found.set(cycle.memberId, {
        evidence: new Set([...(before?.evidence ?? []), ...countedToward.keys()]),
        asked: new Set([...(before?.asked ?? []), ...stillAsked(requirements, completion)]),
      });
    }
    return found;
  }
}
