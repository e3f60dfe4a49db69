import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { OPEN_ROUNDS } from '../learning.permissions';
import { type WordCorrection, wordCorrections } from '../rules/round-words';
import { type RoundCorrection, RoundCorrectionRepository } from '../storage/round-correction.repository';
import { DecidingPeople } from './deciding-people.service';
import { Rounds } from './rounds.service';

/** A correction, what it changes, and what the reader may do with it. */
export interface CorrectionView extends RoundCorrection {
  /** In the order title, number, date. */
  readonly changes: readonly WordCorrection[];
  /** `confirm` for who may be the second person, `decline` for any other who opens rounds there, `take-back` for who proposed it. */
  readonly can: readonly ('confirm' | 'decline' | 'take-back')[];
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
    private readonly people: DecidingPeople,
    private readonly access: Access,
  ) {}

  /** Who sees only a part of the round's units reads what was corrected, not what waits or was refused. @throws NotFound */
  async view(actor: Actor, roundId: string): Promise<RoundCorrectionsView> {
    const { unitPath, mayCount } = await this.rounds.getFor(actor, roundId);
    const listed = await this.corrections.listOf(roundId);
    const shown = mayCount ? listed : listed.filter(({ state }) => state === 'done');
    const mayCorrect = this.access.scope(actor, OPEN_ROUNDS).contains(unitPath);
    const waiting = shown.find(({ state }) => state === 'proposed');
    const can = mayCorrect && waiting !== undefined ? await this.actsOn(actor, waiting, unitPath) : [];
    return {
      corrections: shown.map((one) => ({
        ...one,
        changes: wordCorrections(one.before, one.words),
        can: one === waiting ? can : [],
      })),
      canPropose: mayCorrect && waiting === undefined,
    };
  }

  private async actsOn(
    actor: Actor,
    { id, proposedBy: accountId, proposedFor: onBehalfOf }: RoundCorrection,
    unitPath: string,
  ): Promise<CorrectionView['can']> {
    if (accountId === actor.accountId) return ['take-back'];
    const first = { id, unitPath, by: { accountId, onBehalfOf }, holderIds: [] };
    const bars = (await this.people.barsTo(actor, OPEN_ROUNDS, [first])).get(id);
    return bars?.isSamePerson === false ? ['confirm', 'decline'] : ['decline'];
  }
}
