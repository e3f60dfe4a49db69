import { ApiProperty } from '@nestjs/swagger';
import { type PendingDecisions, ROUND_PROPOSALS, type RoundProposal } from './pending-decision.service';

/** A round about which something waits for the caller as the second person. */
export class WaitingRoundResponse {
  @ApiProperty({ enum: ROUND_PROPOSALS })
  kind: RoundProposal;
  roundId: string;
  title: string;
}

/** What waits for the caller's word; of each count 101: more than a hundred wait. */
export class WaitingDecisionsResponse {
  /** Waivers, and ends of waivers, that she may answer as the second person. */
  waivers: number;
  /** Certificates of others from her units, neither her own nor sent in by her. */
  outside: number;
  /** Badges that were accepted and have become doubtful. */
  doubtful: number;
  /** Proposals about rounds that she may confirm, the oldest first; twenty at most of a kind. */
  rounds: WaitingRoundResponse[];

  static from({ waivers, outside, doubtful, rounds }: PendingDecisions): WaitingDecisionsResponse {
    return {
      ...{ waivers, outside, doubtful },
      rounds: rounds.map(({ kind, roundId, title }) => ({ kind, roundId, title })),
    };
  }
}
