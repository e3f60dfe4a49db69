import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { WaitingOutside } from './waiting-outside.service';
import { type WaitingRound, WaitingRounds } from './waiting-rounds.service';
import { WaitingWaivers } from './waiting-waivers.service';

/** What waits for an officer's word about members and rounds; of a count 101 says that more than a hundred wait. */
export interface DecisionsWaiting {
  /** Waivers and ends of waivers. */
  readonly waivers: number;
  /** Certificates of others that were sent in. */
  readonly outside: number;
  /** Accepted badges that have become doubtful. */
  readonly doubtful: number;
  readonly rounds: readonly WaitingRound[];
}

/** Of more it is said that they wait, and not asked of each whether she may answer it: this is done on each first page. */
const MOST_COUNTED = 100;

/** Tells officers on their first page what waits for them elsewhere, and who does not decide of nothing. */
@Injectable()
export class WaitingDecisions {
  constructor(
    private readonly waivers: WaitingWaivers,
    private readonly outside: WaitingOutside,
    private readonly rounds: WaitingRounds,
  ) {}

  /** No person is in it: nothing is written into the audit trail. */
  async get(actor: Actor): Promise<DecisionsWaiting> {
    const { sent, doubtful } = await this.outside.countFor(actor, MOST_COUNTED);
    return {
      waivers: await this.waivers.countFor(actor, MOST_COUNTED),
      ...{ outside: sent, doubtful },
      rounds: await this.rounds.listFor(actor),
    };
  }
}

/** All that the module gives for it. */
export const waitingServices = [WaitingDecisions, WaitingOutside, WaitingRounds, WaitingWaivers];
