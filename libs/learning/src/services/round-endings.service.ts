import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { OPEN_ROUNDS } from '../learning.permissions';
import { type EndingAct, type RoundEnding, RoundEndingRepository } from '../storage/round-ending.repository';
import { type RoundState } from '../storage/round.repository';
import { CorrectionDesk, type ProposalAct } from './correction-desk';
import { Rounds } from './rounds.service';

/** An end, or a going on, and what the reader may do with it, as with corrections. */
export interface RoundEndingView extends RoundEnding {
  readonly can: readonly ProposalAct[];
}

/** What became of a round's end, the newest first. */
export interface RoundEndingsView {
  readonly endedOn: string | null;
  readonly endings: readonly RoundEndingView[];
  /** What the reader may propose now; null: nothing. */
  readonly canPropose: EndingAct | null;
}

/** Ends of a round as officers read them. */
@Injectable()
export class RoundEndings {
  constructor(
    private readonly rounds: Rounds,
    private readonly endings: RoundEndingRepository,
    private readonly desk: CorrectionDesk,
    private readonly access: Access,
  ) {}

  /** Who sees only a part of the round's units reads what was done, not what waits or was refused. @throws NotFound */
  async view(actor: Actor, roundId: string): Promise<RoundEndingsView> {
    const { unitPath, mayCount, state, endedOn } = await this.rounds.getFor(actor, roundId);
    const listed = await this.endings.listOf(roundId);
    const shown = mayCount ? listed : listed.filter((one) => one.state === 'done');
    const mayEnd = this.access.scope(actor, OPEN_ROUNDS).contains(unitPath);
    const waiting = shown.find((one) => one.state === 'proposed');
    const can = mayEnd && waiting !== undefined ? await this.desk.actsOn(actor, waiting, unitPath) : [];
    return {
      endedOn,
      endings: shown.map((one) => ({ ...one, can: one === waiting ? can : [] })),
      canPropose: mayEnd && waiting === undefined ? actOf(state) : null,
    };
  }
}

function actOf(state: RoundState): EndingAct | null {
  if (state === 'opening') return null;
  return state === 'closed' ? 'resume' : 'end';
}
