import { Injectable } from '@nestjs/common';
import { type Actor, cleanText, newId, NotFound, Transactions } from '@lopso/platform';
import { RoundNotEnded } from '../learning-rounds.errors';
import { AudienceBusy, RoundIsClosed } from '../learning.errors';
import { type EndingAct, type RoundEnding, RoundEndingRepository } from '../storage/round-ending.repository';
import { type RoundState } from '../storage/round.repository';
import { CorrectionDesk } from './correction-desk';
import { EndingTrail } from './ending-trail';

/** What one person proposes. */
export interface EndingProposal {
  readonly act: EndingAct;
  /** Number of the document behind it; left out: there is none. */
  readonly paperNumber?: string;
  readonly reason: string;
}

/** Proposes that a round is ended, or that one that was ended goes on; nothing changes before another person has confirmed it (decision 0137). */
@Injectable()
export class EndRound {
  constructor(
    private readonly endings: RoundEndingRepository,
    private readonly desk: CorrectionDesk,
    private readonly trail: EndingTrail,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Gives the id; the same proposal of the same person again while it waits, also at the same time: the same id.
   * @throws NotFound outside the officer's units; AudienceBusy while it is being opened; RoundIsClosed, RoundNotEnded; EndingOpen when one waits already
   */
  async propose(actor: Actor, roundId: string, proposal: EndingProposal): Promise<string> {
    const round = await this.desk.require(actor, roundId);
    const number = cleanText(proposal.paperNumber ?? '');
    const paperNumber = number === '' ? null : number;
    const wanted = { act: proposal.act, reason: cleanText(proposal.reason), paperNumber };
    return this.transactions.run(async () => {
      const state = await this.endings.lockRound(roundId);
      if (state === null) throw new NotFound();
      const known = (await this.endings.listOf(roundId)).find((one) => isSame(one, actor, wanted));
      if (known !== undefined) return known.id;
      requireFit(state, wanted.act);
      const { by: proposedBy, onBehalfOf: proposedFor, at: proposedAt } = this.desk.now(actor, round);
      const ending = { id: newId(), roundId, ...wanted, proposedBy, proposedFor, proposedAt };
      await this.endings.insert(ending);
      await this.trail.note(actor, 'proposed', round, ending);
      return ending.id;
    });
  }
}

/** Only what goes on is ended, only what was ended goes on again. */
function requireFit(state: RoundState, act: EndingAct): void {
  if (state === 'opening') throw new AudienceBusy();
  if (act === 'end' && state === 'closed') throw new RoundIsClosed();
  if (act === 'resume' && state !== 'closed') throw new RoundNotEnded();
}

function isSame(
  one: RoundEnding,
  { accountId }: Actor,
  wanted: Pick<RoundEnding, 'act' | 'paperNumber' | 'reason'>,
): boolean {
  const isSaid = one.act === wanted.act && one.paperNumber === wanted.paperNumber && one.reason === wanted.reason;
  return one.state === 'proposed' && one.proposedBy === accountId && isSaid;
}
