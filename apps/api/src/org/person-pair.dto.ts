import { type ListPage } from '@lopso/platform';
import { ApiProperty } from '@nestjs/swagger';
import { type ListedPair, PAIR_VIEWS, type PairedPerson, type PairListWish, type PairView } from '@lopso/org';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery, listWishOf } from './org-board.dto';

const PAGE = 20;

export class ListPersonPairsQuery extends ListQuery {
  /** Undecided ones of one name and telephone, of one rare name and year, or those told apart. */
  @IsOptional()
  @IsIn(PAIR_VIEWS)
  @ApiProperty({ enum: PAIR_VIEWS, required: false })
  view?: PairView;
}

/** The part of the list a query asks for. */
export function pairWishOf({ view = 'phone', limit = PAGE, ...query }: ListPersonPairsQuery): PairListWish {
  return { ...listWishOf({ ...query, limit }), view };
}

export class PairSeenRequest {
  /** Names the two records as they were shown. */
  @IsString()
  @MaxLength(100)
  seen: string;
}

export class PairedPersonResponse {
  memberId: string;
  fullName: string;
  birthYear: number;
  /** As it is dialled; null: none, or not for the caller. */
  phone: string | null;
  communeName: string;
  /** The village, or the commune itself. */
  unitName: string;
  isRestricted: boolean;
  /** Since when the register has the record. */
  createdAt: string;
  teamName: string | null;
  seatNumber: number | null;
  heldFrom: string | null;

  static from({ seat, ...person }: PairedPerson): PairedPersonResponse {
    const { memberId, fullName, birthYear, communeName, unitName, isRestricted } = person;
    return {
      ...{ memberId, fullName, birthYear, communeName, unitName, isRestricted },
      phone: person.phone?.replace(/^\+84/, '0') ?? null,
      createdAt: person.createdAt.toISOString(),
      ...{ teamName: seat?.teamName ?? null, seatNumber: seat?.number ?? null, heldFrom: seat?.heldFrom ?? null },
    };
  }
}

export class PersonPairResponse {
  /** Two, of two communes. */
  people: PairedPersonResponse[];
  isSamePhone: boolean;
  /** When they were told apart; null: nobody decided. */
  decidedAt: string | null;
  /** What a decision sends back; null: the caller decides nothing. */
  seen: string | null;

  static from({ people, isSamePhone, decidedAt, seen }: ListedPair): PersonPairResponse {
    return {
      ...{ isSamePhone, seen, decidedAt: decidedAt?.toISOString() ?? null },
      people: people.map((person) => PairedPersonResponse.from(person)),
    };
  }
}

export class PersonPairListResponse {
  items: PersonPairResponse[];
  nextCursor: string | null;

  static from({ items, nextCursor }: ListPage<ListedPair>): PersonPairListResponse {
    return { items: items.map((pair) => PersonPairResponse.from(pair)), nextCursor };
  }
}

export class PersonPairCountResponse {
  /** Pairs of one name and telephone that wait for the caller's word; 101: more than a hundred. */
  open: number;
}
