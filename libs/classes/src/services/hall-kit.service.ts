import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { keyDaysOf } from '../rules/moving-card';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { MemberCardRepository } from '../storage/member-card.repository';
import { type CardKey, CardKeys, type DayKey } from './card-keys';
import { ClassAccess } from './class-access.service';
import { CodeStock, type StockedCodes } from './code-stock';

/** A card of somebody booked, as a phone without network tells it: whose, and whether it is good. */
export interface KitCard {
  readonly memberId: string;
  readonly number: string;
  readonly isGood: boolean;
  /** What tells the codes that its holder's phone makes on the days of the session, as far as they are today and tomorrow. */
  readonly days: readonly DayKey[];
}

/** What a trainer's phone holds to run one session without network (decision 0047): no key that makes a card, or a code of another day. */
export interface HallKit {
  readonly asOf: Date;
  readonly keys: readonly CardKey[];
  readonly cards: readonly KitCard[];
  /** Null while the session shows none, or is too far off. */
  readonly codes: StockedCodes | null;
}

/** Packs what the phone of who calls the roll needs in a hall without network. */
@Injectable()
export class HallKits {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly access: ClassAccess,
    private readonly booked: BookedSessionRepository,
    private readonly cards: MemberCardRepository,
    private readonly keys: CardKeys,
    private readonly stock: CodeStock,
  ) {}

  /** Written into the trail as a reading of the roll. @throws NotFound, NotYourClass */
  async pack(actor: Actor, classSessionId: string): Promise<HallKit> {
    const session = this.access.onRoll(actor, await this.sessions.findSession(classSessionId));
    const memberIds = [...(await this.booked.bookedFor(classSessionId)).keys()];
    await this.access.noteRollRead(actor, session, memberIds);
    const stocked = await this.stock.of(session);
    const days = keyDaysOf(session, stocked.asOf);
    const cards = (await this.cards.allOf(memberIds)).map(({ memberId, number, replacedAt }) => ({
      ...{ memberId, number },
      isGood: replacedAt === null,
      days: replacedAt === null ? this.keys.dayKeysOf(number, days) : [],
    }));
    return { ...stocked, keys: this.keys.publicKeys(), cards };
  }
}
