import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { OPEN_ROUNDS } from '../learning.permissions';
import { RoundCorrectionRepository, type WaitingProposal } from '../storage/round-correction.repository';
import { RoundEndingRepository } from '../storage/round-ending.repository';
import { DecidingPeople } from './deciding-people.service';

/** What one person proposed about a whole round, and another one is to confirm. */
export const ROUND_PROPOSALS = ['correction', 'end', 'resume'] as const;
export type RoundProposal = (typeof ROUND_PROPOSALS)[number];

/** A round about which something waits. */
export interface WaitingRound {
  readonly kind: RoundProposal;
  readonly roundId: string;
  readonly title: string;
}

/** So many are told of; the list of rounds has them all. */
const MOST_TOLD = 20;

/** Proposals about rounds that wait for a second person. */
@Injectable()
export class WaitingRounds {
  constructor(
    private readonly corrections: RoundCorrectionRepository,
    private readonly endings: RoundEndingRepository,
    private readonly people: DecidingPeople,
    private readonly access: Access,
  ) {}

  /** Those that the actor may confirm as the second person, corrections first, the oldest first; twenty at most of a kind. */
  async listFor(actor: Actor): Promise<WaitingRound[]> {
    const scope = this.access.scope(actor, OPEN_ROUNDS);
    if (scope.isEmpty) return [];
    const corrections = await this.corrections.listWaiting(scope, actor.accountId, MOST_TOLD);
    const endings = await this.endings.listWaiting(scope, actor.accountId, MOST_TOLD);
    return this.openTo(actor, [
      ...corrections.map((one) => ({ ...one, kind: 'correction' as const })),
      ...endings.map((one) => ({ ...one, kind: one.act })),
    ]);
  }

  private async openTo(
    actor: Actor,
    proposals: readonly (WaitingProposal & Pick<WaitingRound, 'kind'>)[],
  ): Promise<WaitingRound[]> {
    if (proposals.length === 0) return [];
    const decisions = proposals.map(({ id, unitPath, proposedBy: accountId, proposedFor: onBehalfOf }) => ({
      ...{ id, unitPath, holderIds: [] },
      by: { accountId, onBehalfOf },
    }));
    const bars = await this.people.barsTo(actor, OPEN_ROUNDS, decisions);
    return proposals.flatMap(({ id, kind, roundId, title }) =>
      bars.get(id)?.isSamePerson === false ? [{ kind, roundId, title }] : [],
    );
  }
}
