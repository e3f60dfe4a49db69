import { Injectable } from '@nestjs/common';
import { type Actor, bodyDigest, IdempotencyConflict, newId, Transactions } from '@lopso/platform';
import { type SeatDaysWish } from '../rules/seat-days';
import { type Position } from '../rules/team-kinds';
import { type StoredAct } from '../storage/act.repository';
import { type HeldSeat } from '../storage/seat.repository';
import { ActJournal } from './act-journal';
import { HeldTermGate } from './held-term-gate';
import { type Newcomer, NewcomerDesk } from './newcomer-desk';
import { SeatWriter } from './seat-writer';

/** Whose holding passes on to whom. */
export interface Replacement {
  /** The holding that ends; it says which place passes on. */
  readonly seatTermId: string;
  /** Made by the sender, the same for every sending of one form. */
  readonly clientKey: string;
  readonly newcomer: Newcomer;
  /** What the newcomer is in the team; null: what the leaver was. */
  readonly position: Position | null;
  /** From when until when the newcomer holds the place; from null: today, or the first day of a holding to come. */
  readonly days: SeatDaysWish;
}

/** What a replacement did. */
export interface ReplacementReceipt {
  readonly actId: string;
  readonly teamId: string;
  readonly memberId: string;
  readonly seatNumber: number;
}

type ReplacementForm = Replacement & { readonly bodyHash: Buffer };

/** Passes a seat on from one person to another in one step. */
@Injectable()
export class ReplaceMember {
  constructor(
    private readonly gate: HeldTermGate,
    private readonly desk: NewcomerDesk,
    private readonly writer: SeatWriter,
    private readonly journal: ActJournal,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Ends one holding and begins the next in the same place on the same day: `SeatLeft`, then `SeatTaken`, through which
   * `learning` gives the newcomer what the running rounds still ask of the place. The leaver's record stays. The same
   * form sent again gives the same receipt.
   * @throws NotFound when team or newcomer lies outside the actor's units
   * @throws SeatPassedOn, SeatIsNotHeld to the second of two officers, with what the first did
   * @throws SeatIsTaken when somebody else holds the place on some of the days
   * @throws MemberIsSeated, MemberLooksKnown, MemberOfAnotherUnit, LeaderExists, InvalidInput, IdempotencyConflict
   */
  async replace(actor: Actor, wish: Replacement): Promise<ReplacementReceipt> {
    return this.transactions.run(async () => {
      const { unitPath } = await this.gate.placeOf(actor, wish.seatTermId);
      await this.desk.takeTurn(unitPath, wish.newcomer);
      const { teamId, number } = await this.gate.openTeam(actor, wish.seatTermId);
      const form = { ...wish, bodyHash: digestOf(wish) };
      const sent = await this.journal.sent(actor, form.clientKey, form.bodyHash);
      if (sent !== null) return this.receiptOf(sent);
      const term = await this.gate.lasting(wish.seatTermId, teamId, number);
      return this.passOn(actor, form, term);
    });
  }

  private receiptOf({ id, teamId, tookMemberId, seatNumber }: StoredAct): ReplacementReceipt {
    if (teamId === null || tookMemberId === null || seatNumber === null) throw new IdempotencyConflict();
    return { actId: id, teamId, memberId: tookMemberId, seatNumber };
  }

  private async passOn(actor: Actor, wish: ReplacementForm, term: HeldSeat): Promise<ReplacementReceipt> {
    const { team, member, days } = await this.desk.open(actor, term, wish);
    const position = wish.position ?? term.position;
    const place = { termId: newId(), memberId: member.id, number: term.number, position, days };
    const actId = await this.journal.keep(
      actor,
      {
        kind: 'seat-replaced',
        unitId: team.unitId,
        unitPath: team.unitPath,
        teamId: team.id,
        seatNumber: term.number,
        leftMemberId: term.memberId,
        tookMemberId: member.id,
        subject: this.journal.dayOf(days.from),
        clientKey: wish.clientKey,
        bodyHash: wish.bodyHash,
      },
      { seat_term: [term.seatTermId, place.termId] },
      async () => {
        await this.writer.leave(actor, term, days.from);
        await this.desk.requirePlace(team, place);
        await this.writer.sit(actor, team, place);
      },
    );
    return { actId, teamId: team.id, memberId: member.id, seatNumber: term.number };
  }
}

function digestOf({ seatTermId, newcomer, position, days }: Replacement): Buffer {
  return bodyDigest({ act: 'seat-replaced', seatTermId, newcomer, position, days });
}
