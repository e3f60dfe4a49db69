import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { OPEN_ROUNDS } from '../learning.permissions';
import { RoundCorrectionRepository, type WaitingProposal } from '../storage/round-correction.repository';
import { DecidingPeople } from './deciding-people.service';

/** What one person proposed about a whole round, and another one is to confirm. */
export const ROUND_PROPOSALS = ['correction'] as const;
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
    private readonly people: DecidingPeople,
    private readonly access: Access,
  ) {}

  /** Those that the actor may confirm as the second person, the oldest first; twenty at most. */
  async listFor(actor: Actor): Promise<WaitingRound[]> {
    const scope = this.access.scope(actor, OPEN_ROUNDS);
    if (scope.isEmpty) return [];
    return this.openTo(actor, 'correction', await this.corrections.listWaiting(scope, actor.accountId, MOST_TOLD));
  }

  private async openTo(
    actor: Actor,
    kind: RoundProposal,
    proposals: readonly WaitingProposal[],
  ): Promise<WaitingRound[]> {
    if (proposals.length === 0) return [];
    const decisions = proposals.map(({ id, unitPath, proposedBy: accountId, proposedFor: onBehalfOf }) => ({
      ...{ id, unitPath, holderIds: [] },
      by: { accountId, onBehalfOf },
    }));
    const bars = await this.people.barsTo(actor, OPEN_ROUNDS, decisions);
    return proposals.flatMap(({ id, roundId, title }) =>
      bars.get(id)?.isSamePerson === false ? [{ kind, roundId, title }] : [],
    );
  }
}
