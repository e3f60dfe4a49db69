import { type HallKit } from '@lopso/classes';

/** By which a phone tells real cards. */
export class CardKeyResponse {
  id: string;
  /** Ed25519, 32 bytes as base64url. */
  publicKey: string;
}

/** Tells the codes that a phone makes of one card on one day. */
export class CardDayResponse {
  keyId: string;
  /** `yyyy-mm-dd` in Vietnam. */
  day: string;
  /** HMAC-SHA-256, 32 bytes as base64url. */
  key: string;
}

export class KitCardResponse {
  memberId: string;
  number: string;
  /** False: replaced since, or ended. */
  isGood: boolean;
  /** Of somebody who holds no seat on the day of the session. */
  isEnded: boolean;
  days: CardDayResponse[];
}

/** Codes of the screen ahead of time, one for each window. */
export class StockedCodesResponse {
  /** When the window of the first token begins; each is 30 seconds. */
  from: string;
  tokens: string[];
  /** When that of the first number begins; each is two minutes. */
  numbersFrom: string;
  numbers: string[];
}

/** What a trainer's phone holds to run a session without network. */
export class HallKitResponse {
  /** The server's clock. */
  asOf: string;
  keys: CardKeyResponse[];
  cards: KitCardResponse[];
  codes: StockedCodesResponse | null;

  static from({ asOf, keys, cards, codes }: HallKit): HallKitResponse {
    const stocked =
      codes === null
        ? null
        : {
            from: codes.from.toISOString(),
            tokens: [...codes.tokens],
            numbersFrom: codes.numbersFrom.toISOString(),
            numbers: [...codes.numbers],
          };
    return {
      asOf: asOf.toISOString(),
      keys: [...keys],
      cards: cards.map((card) => ({ ...card, days: [...card.days] })),
      codes: stocked,
    };
  }
}
