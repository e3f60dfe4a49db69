import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ClassRound, type ClassRoundSource, FeedbackResultsService } from '@lopso/classes';
import { countsHours } from '../rules/hours-wanted';
import { EvidenceRepository } from '../storage/evidence.repository';
import { RoundRepository } from '../storage/round.repository';

/** For which rounds hours of sessions counted; classes, which does not know the rounds, asks here. */
@Injectable()
export class ClassRoundsKnown implements OnModuleInit, ClassRoundSource {
  constructor(
    private readonly evidence: EvidenceRepository,
    private readonly rounds: RoundRepository,
    private readonly feedbackResults: FeedbackResultsService,
  ) {}

  onModuleInit(): void {
    this.feedbackResults.answerRoundsBy(this);
  }

  /** A session counts for a round when somebody in it sat there, after the round began, and it asks hours of the topic. */
  async roundsOf(classSessionIds: readonly string[]): Promise<Map<string, ClassRound[]>> {
    const found = await this.evidence.roundsOfSessions(classSessionIds);
    const requirements = await this.rounds.requirementsOf([...new Set(found.map(({ roundId }) => roundId))]);
    const bySession = new Map<string, ClassRound[]>();
    for (const { classSessionId, topic, roundId, title } of found) {
      if (!countsHours(requirements.get(roundId) ?? [], topic)) continue;
      bySession.set(classSessionId, [...(bySession.get(classSessionId) ?? []), { id: roundId, title }]);
    }
    return bySession;
  }
}
