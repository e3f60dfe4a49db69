import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { type CardKey, CardKeys } from './card-keys';
import { ClassAccess } from './class-access.service';
import { CodeStock, type StockedCodes } from './code-stock';
import { type KitCard, KitCards } from './kit-cards';

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
    private readonly cards: KitCards,
    private readonly keys: CardKeys,
    private readonly stock: CodeStock,
  ) {}

  /** Written into the trail as a reading of the roll. @throws NotFound, NotYourClass */
  async pack(actor: Actor, classSessionId: string): Promise<HallKit> {
    const session = this.access.onRoll(actor, await this.sessions.findSession(classSessionId));
    const memberIds = [...(await this.booked.bookedFor(classSessionId)).keys()];
    await this.access.noteRollRead(actor, session, memberIds);
    const stocked = await this.stock.of(session);
    const cards = await this.cards.of(memberIds, session, stocked.asOf);
    return { ...stocked, keys: this.keys.publicKeys(), cards };
  }
}
