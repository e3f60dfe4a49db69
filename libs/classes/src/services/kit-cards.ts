import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { isSeated } from '../rules/card-verdict';
import { keyDaysOf } from '../rules/moving-card';
import { vietnamDateOf } from '../rules/vietnam-time';
import { type ClassSession } from '../storage/class-session.repository';
import { MemberCardRepository } from '../storage/member-card.repository';
import { CardKeys, type DayKey } from './card-keys';

/** A card of somebody booked, as a phone without network tells it: whose, and whether it is good. */
export interface KitCard {
  readonly memberId: string;
  readonly number: string;
  readonly isGood: boolean;
  /** Not replaced, but of somebody who holds no seat on the day of the session: it died with hers (decision 0016). */
  readonly isEnded: boolean;
  /** What tells the codes that its holder's phone makes on the days of the session, as far as they are today and tomorrow; none of a card that isn't good. */
  readonly days: readonly DayKey[];
}

/** Judges cards ahead of the session in which they are shown. */
@Injectable()
export class KitCards {
  constructor(
    private readonly cards: MemberCardRepository,
    private readonly keys: CardKeys,
    private readonly members: MemberService,
  ) {}

  /** All cards these members ever had, as they will stand on the day the session begins. No access check. */
  async of(
    memberIds: readonly string[],
    session: Pick<ClassSession, 'startsAt' | 'endsAt' | 'state'>,
    now: Date,
  ): Promise<KitCard[]> {
    const days = keyDaysOf(session, now);
    const holders = await this.members.describeMembers(memberIds, vietnamDateOf(session.startsAt));
    return (await this.cards.allOf(memberIds)).map(({ memberId, number, replacedAt }) => {
      const holder = holders.get(memberId);
      const isEnded = replacedAt === null && (holder === undefined || !isSeated(holder));
      const isGood = replacedAt === null && !isEnded;
      return { memberId, number, isGood, isEnded, days: isGood ? this.keys.dayKeysOf(number, days) : [] };
    });
  }
}
