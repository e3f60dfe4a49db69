import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Throttle, type ThrottleRule } from '@lopso/platform';
import { Members, type MemberSummary } from '@lopso/org';
import { CardRefused } from '../classes.errors';
import { type CardText, readCard } from '../rules/card-code';
import { judgeCard } from '../rules/card-verdict';
import { isShownAt } from '../rules/moving-card';
import { madeBy } from '../rules/mark-standing';
import { MemberCardRepository } from '../storage/member-card.repository';
import { CardKeys } from './card-keys';
import { type CardMoment } from './card-marking';

/** Numbers one trainer may mistype, and forged codes that may be held before one phone: an evening's errors, no search. */
const MISSES: ThrottleRule = { name: 'classes.miss-card', limit: 20, windowSeconds: 600 };

/** Finds who holds a card that is shown in a class. */
@Injectable()
export class CardReading {
  constructor(
    private readonly cards: MemberCardRepository,
    private readonly keys: CardKeys,
    private readonly members: Members,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /**
   * The holder of a card good in a class of these units; `isStale`: by a code of another moment than it was read at. Each try is counted before anything is looked up, and given back when
   * the card is one of ours. `moment`: when a phone read it that kept it; a code that moves is judged by then.
   * @throws CardRefused, TooManyRequests
   */
  async holderOf(
    actor: Actor,
    text: string,
    classPath: string,
    moment?: CardMoment,
  ): Promise<{ readonly member: MemberSummary; readonly isStale: boolean }> {
    const read = readCard(text);
    if (read === null) throw new CardRefused('card-unreadable');
    await this.throttle.spend(MISSES, actor.accountId);
    const card = await this.find(read);
    await this.throttle.giveBack(MISSES, actor.accountId);
    const member = (await this.members.describe([card.memberId])).get(card.memberId);
    if (member === undefined) throw new CardRefused('card-unknown');
    const verdict = judgeCard(card, member, classPath);
    if (verdict !== 'good') throw new CardRefused(verdict);
    return { member, isStale: read.kind === 'moving' && !isShownAt(read.moment, this.readAt(moment)) };
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
