import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { OPEN_ROUNDS } from '../learning.permissions';
import { type WordCorrection, wordCorrections } from '../rules/round-words';
import { type RoundCorrection, RoundCorrectionRepository } from '../storage/round-correction.repository';
import { CorrectionDesk, type ProposalAct } from './correction-desk';
import { Rounds } from './rounds.service';

/** A correction, what it changes, and what the reader may do with it. */
export interface CorrectionView extends RoundCorrection {
  /** In the order title, number, date. */
  readonly changes: readonly WordCorrection[];
  readonly can: readonly ProposalAct[];
}

/** The corrections of a round, the newest first. */
export interface RoundCorrectionsView {
  readonly corrections: readonly CorrectionView[];
  readonly canPropose: boolean;
}

/** Corrections of a round as officers read them. */
@Injectable()
export class RoundCorrections {
  constructor(
    private readonly rounds: Rounds,
    private readonly corrections: RoundCorrectionRepository,
    private readonly desk: CorrectionDesk,
    private readonly access: Access,
  ) {}

  /** Who sees only a part of the round's units reads what was corrected, not what waits or was refused. @throws NotFound */
  async view(actor: Actor, roundId: string): Promise<RoundCorrectionsView> {
    const { unitPath, mayCount } = await this.rounds.getFor(actor, roundId);
    const listed = await this.corrections.listOf(roundId);
    const shown = mayCount ? listed : listed.filter(({ state }) => state === 'done');
    const mayCorrect = this.access.scope(actor, OPEN_ROUNDS).contains(unitPath);
    const waiting = shown.find(({ state }) => state === 'proposed');
    const can = mayCorrect && waiting !== undefined ? await this.desk.actsOn(actor, waiting, unitPath) : [];
    return {
      corrections: shown.map((one) => ({
        ...one,
        changes: wordCorrections(one.before, one.words),
        can: one === waiting ? can : [],
      })),
      canPropose: mayCorrect && waiting === undefined,
    };
  }
}
