import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type HoursNeedSource, MakeUpService } from '@lopso/classes';
import { Clock } from '@lopso/platform';
import { wantsHours } from '../rules/hours-wanted';
import { CompletionRepository } from '../storage/completion.repository';
import { RoundRepository } from '../storage/round.repository';

/** Of whom the rounds still ask hours in class; classes, which does not know the rounds, asks here who needs a make-up. */
@Injectable()
export class HoursWanted implements OnModuleInit, HoursNeedSource {
  constructor(
    private readonly completions: CompletionRepository,
    private readonly rounds: RoundRepository,
    private readonly makeUps: MakeUpService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.makeUps.answerHoursBy(this);
  }

  /**
   * Who is in no round is asked nothing, and may want what she missed all the same; not who was in one that was ended: her hours count for none until the next one begins
   * (decision 0137). Joins a running transaction.
   */
  async stillNeeding(memberIds: readonly string[], topic: string | null): Promise<ReadonlySet<string>> {
    const standings = await this.completions.inOpenRounds(memberIds, this.clock.today());
    const requirements = await this.rounds.requirementsOf([...new Set(standings.map(({ roundId }) => roundId))]);
    const wanting = standings.filter(({ roundId, state }) =>
      wantsHours(requirements.get(roundId) ?? [], state.requirements, topic),
    );
    const inRounds = await this.completions.memberIdsInEnded(memberIds);
    for (const { memberId } of standings) inRounds.add(memberId);
    const wantingIds = new Set(wanting.map(({ memberId }) => memberId));
    return new Set(memberIds.filter((id) => wantingIds.has(id) || !inRounds.has(id)));
  }
}
