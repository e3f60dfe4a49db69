import { Injectable } from '@nestjs/common';
import { Clock, NotFound, randomCode } from '@lopso/platform';
import { CARD_NUMBER_LENGTH } from '../rules/card-code';
import { type MemberCard, MemberCardRepository } from '../storage/member-card.repository';

/** Gives cards out: one that is good a person, made when it is first asked for. Joins the caller's transaction. */
@Injectable()
export class CardBook {
  constructor(
    private readonly cards: MemberCardRepository,
    private readonly clock: Clock,
  ) {}

  /** The card of a member, or null before her first one. */
  async find(memberId: string): Promise<MemberCard | null> {
    return (await this.cards.goodOf([memberId])).get(memberId) ?? null;
  }

  /** The good card of each of them; who has none gets one. Cards that were printed stay as they are. */
  async ensure(memberIds: readonly string[], issuedBy: string): Promise<Map<string, MemberCard>> {
    const issuedAt = this.clock.now();
    const sorted = [...new Set(memberIds)].sort();
    await this.cards.insertMissing(
      sorted.map((memberId) => ({ number: randomCode(CARD_NUMBER_LENGTH), memberId, issuedBy, issuedAt })),
    );
    return this.cards.goodOf(sorted);
  }

  /** A new card for one member; the one before is good no longer. */
  async replace(memberId: string, issuedBy: string): Promise<MemberCard> {
    await this.cards.replace(memberId, this.clock.now());
    return this.ensureOne(memberId, issuedBy);
  }

  /** The good card of one member; she gets one where she has none. */
  async ensureOne(memberId: string, issuedBy: string): Promise<MemberCard> {
    const card = (await this.ensure([memberId], issuedBy)).get(memberId);
    if (card === undefined) throw new NotFound();
    return card;
  }
}
