import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsInstant } from '@lopso/platform';
import { AttendanceMarkResponse, OnDeviceRequest } from '../attendance/attendance.dto';
import { type CardOutcome, type HallKit } from './card-attendance.service';
import { spacedNumber } from './member-card.rules';
import { type OwnCardView } from './member-card.service';

/** What a phone makes the codes of a card with: HMAC-SHA-256 under this key for the day, under that for the moment (decision 0097). */
export class MovingKeyResponse {
  keyId: string;
  /** 32 bytes as base64url. */
  key: string;
}

/** A card as its holder's phone shows it. */
export class MemberCardResponse {
  /** In two halves, as it is printed. */
  number: string;
  /** The text of the QR code that is printed. */
  code: string;
  moving: MovingKeyResponse;
  issuedAt: string;
}

export class OwnCardResponse {
  /** How far the clock of the phone that asked is ahead of the server's, in milliseconds; null where it said nothing of it. Kept with the answer. */
  clockAheadMs: number | null;
  /** The server's clock. */
  asOf: string;
  fullName: string;
  unitName: string;
  communeName: string;
  teamName: string | null;
  /** Null before the first one. */
  card: MemberCardResponse | null;

  static from({ member, card, clockAheadMs, asOf }: OwnCardView): OwnCardResponse {
    const { fullName, unitName, communeName, teamName } = member;
    const shown =
      card === null ? null : { ...card, number: spacedNumber(card.number), issuedAt: card.issuedAt.toISOString() };
    return { clockAheadMs, asOf: asOf.toISOString(), fullName, unitName, communeName, teamName, card: shown };
  }
}

export class CardMarkRequest extends OnDeviceRequest {
  /** The text of the code, or the typed number of the card. */
  @IsString()
  @MaxLength(200)
  card: string;

  /** Made by the sender for one tap; sent again, it counts once. */
  @IsUUID()
  clientKey: string;

  /** False: a camera read it, and a number alone is refused. Left out by phones that don't say it yet: a number counts as typed. */
  @IsOptional()
  @IsBoolean()
  isTyped?: boolean;

  /** True: who is on no list is given a place. */
  @IsOptional()
  @IsBoolean()
  isTakenIn?: boolean;

  /** When the card was read by the phone's clock, for one that the phone kept. */
  @IsOptional()
  @IsInstant()
  madeAt?: string;
}

const OUTCOMES: CardOutcome['outcome'][] = ['marked', 'already', 'not-on-roll'];

/** What came of a card held before the trainer's phone. */
export class CardMarkResponse {
  @ApiProperty({ enum: OUTCOMES })
  outcome: CardOutcome['outcome'];
  memberId: string;
  fullName: string;
  unitName: string;
  communeName: string;
  /** Null for who is on no list and was not taken in. */
  mark: AttendanceMarkResponse | null;

  static from({ outcome, member, mark }: CardOutcome): CardMarkResponse {
    const { id: memberId, fullName, unitName, communeName } = member;
    const receipt = mark === null ? null : AttendanceMarkResponse.from(mark);
    return { outcome, memberId, fullName, unitName, communeName, mark: receipt };
  }
}

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
