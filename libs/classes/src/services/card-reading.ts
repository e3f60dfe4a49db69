import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { type Actor, Clock, Throttle, type ThrottleRule } from '@lopso/platform';
import { CardRefused } from '../classes.errors';
import { type CardSource, type CardText, readCard } from '../rules/card-code';
import { judgeCard } from '../rules/card-verdict';
import { madeBy } from '../rules/mark-standing';
import { isShownAt } from '../rules/moving-card';
import { MemberCardRepository } from '../storage/member-card.repository';
import { CardKeys } from './card-keys';
import { type CardMoment } from './card-marking';

/** Numbers one trainer may mistype, and forged codes that may be held before one phone: an evening's errors, no search. */
const MISSES: ThrottleRule = { name: 'classes.miss-card', limit: 20, windowSeconds: 600 };

/** A card held before a phone, or its number typed. */
export interface HeldCard {
  readonly card: string;
  /** False: a camera read it, and a number alone is no card. Left out by a phone that doesn't say yet: a number is taken as typed. */
  readonly isTyped?: boolean | undefined;
  /** When a phone read it that kept it, and what a code that moves is judged by; left out for one read with the server at hand. */
  readonly moment?: CardMoment | undefined;
}

/** Whose card it is and by what that is known; `isStale`: by a code of another moment than it was read at, or under a former key. */
export interface KnownHolder {
  readonly member: MemberSummary;
  readonly source: CardSource;
  readonly isStale: boolean;
}

/** Where a card is shown. */
export interface CardPlace {
  readonly unitPath: string;
  readonly isBooked: (memberId: string) => Promise<boolean>;
}

/** Finds who holds a card that is shown in a class. */
@Injectable()
export class CardReading {
  constructor(
    private readonly cards: MemberCardRepository,
    private readonly keys: CardKeys,
    private readonly members: MemberService,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /**
   * The holder of a card good in that class. Each try is counted before anything is looked up, and given back when the card is one of ours.
   * @throws CardRefused, TooManyRequests
   */
  async holderOf(actor: Actor, { card: text, isTyped, moment }: HeldCard, place: CardPlace): Promise<KnownHolder> {
    const read = readCard(text);
    if (read === null) throw new CardRefused('card-unreadable');
    if (read.kind === 'number' && isTyped === false) throw new CardRefused('card-bare');
    await this.throttle.spend(MISSES, actor.accountId);
    const card = await this.find(read);
    await this.throttle.giveBack(MISSES, actor.accountId);
    const member = (await this.members.describeMembers([card.memberId])).get(card.memberId);
    if (member === undefined) throw new CardRefused('card-unknown');
    const verdict = judgeCard(card, member, place.unitPath);
    if (verdict === 'card-ended' && (await place.isBooked(member.id))) throw new CardRefused('card-ended-on-roll');
    if (verdict !== 'good') throw new CardRefused(verdict);
    const source = read.kind === 'number' ? 'card-number' : 'card';
    return { member, source, isStale: read.kind === 'moving' && this.isStale(read, moment) };
  }

  private isStale(read: Extract<CardText, { kind: 'moving' }>, moment: CardMoment | undefined): boolean {
    return this.keys.isOfFormerKey(read) || !isShownAt(read.moment, this.readAt(moment));
  }

  private readAt(moment: CardMoment | undefined): Date {
    const now = this.clock.now();
    return moment === undefined ? now : madeBy(moment.madeAt, moment.sentAt, now);
  }

  private async find(read: CardText): Promise<{ readonly memberId: string; readonly replacedAt: Date | null }> {
    const isForged =
      (read.kind === 'code' && !this.keys.isReal(read)) || (read.kind === 'moving' && !this.keys.isOurs(read));
    if (isForged) throw new CardRefused('card-forged');
    const card = await this.cards.find(read.number);
    if (card === null) throw new CardRefused('card-unknown');
    return card;
  }
}
