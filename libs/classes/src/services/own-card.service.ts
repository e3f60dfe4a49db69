import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, Transactions } from '@lopso/platform';
import { clockAhead } from '../rules/mark-standing';
import { type MemberCard } from '../storage/member-card.repository';
import { CardBook } from './card-book';
import { CardKeys, type MovingKey } from './card-keys';
import { type PrintedCard } from './card-printing';
import { OwnMember, type SelfMember } from './own-member.service';

/** What a member's own page shows: who she is, and her card once she has one. */
export interface OwnCardView {
  /** How far the clock of the phone that asked is ahead of the server's, in milliseconds; null where it said nothing of it. */
  readonly clockAheadMs: number | null;
  readonly asOf: Date;
  readonly member: SelfMember;
  readonly card: ShownCard | null;
}

/** `code` is printed and stays; with `moving` her phone makes one after the other. */
export interface ShownCard {
  readonly number: string;
  readonly code: string;
  readonly moving: MovingKey;
  readonly issuedAt: Date;
}

/** A member's own card, on her phone or to print. It ends with the seat, as her classes do. */
@Injectable()
export class OwnCard {
  constructor(
    private readonly own: OwnMember,
    private readonly book: CardBook,
    private readonly keys: CardKeys,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** `sentAt`: what the phone's clock showed at the sending, null where it doesn't say. @throws Forbidden for an account without a member */
  async get(actor: Actor, sentAt: Date | null): Promise<OwnCardView> {
    const member = await this.own.of(actor);
    return this.viewOf(member, await this.book.find(member.id), sentAt);
  }

  /** Her card; the first time it is made. `sentAt` as above. */
  async issue(actor: Actor, sentAt: Date | null): Promise<OwnCardView> {
    const member = await this.own.of(actor);
    return this.viewOf(member, await this.make(actor, member), sentAt);
  }

  /** The card as it is printed; the first time it is made. */
  async toPrint(actor: Actor): Promise<PrintedCard> {
    const member = await this.own.of(actor);
    const { number } = await this.make(actor, member);
    return { member, number, code: this.keys.codeOf(number) };
  }

  /** A new card instead of a lost one, which is good no longer. `sentAt` as above. */
  async replace(actor: Actor, sentAt: Date | null): Promise<OwnCardView> {
    const member = await this.own.of(actor);
    const { id: subjectId, unitPath } = member;
    return this.transactions.run(async () => {
      const card = await this.book.replace(subjectId, actor.accountId);
      await this.audit.record(actor, { action: 'classes.card-replaced', subjectType: 'member', subjectId, unitPath });
      return this.viewOf(member, card, sentAt);
    });
  }

  private async make(actor: Actor, { id }: SelfMember): Promise<MemberCard> {
    return this.transactions.run(() => this.book.ensureOne(id, actor.accountId));
  }

  private viewOf(member: SelfMember, card: MemberCard | null, sentAt: Date | null): OwnCardView {
    const asOf = this.clock.now();
    const view = { member, asOf, clockAheadMs: sentAt === null ? null : clockAhead(sentAt, asOf) };
    if (card === null) return { ...view, card };
    const { number, issuedAt } = card;
    const codes = { code: this.keys.codeOf(number), moving: this.keys.movingKeyOf(number) };
    return { ...view, card: { number, issuedAt, ...codes } };
  }
}
