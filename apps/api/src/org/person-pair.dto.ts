import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { type ListedPair, PAIR_VIEWS, type PairedPerson, type PairListWish, type PairView } from '@lopso/org';
import { ListQuery, listWishOf } from '@lopso/org/http';
import { type PairPage, type RecordWeights } from './duplicate-weights.service';
import { type AccountUse } from './member.dto';

const PAGE = 20;

export class ListPersonPairsQuery extends ListQuery {
  /** Undecided ones of one name and telephone, of one rare name and year; those told apart, those that are one person's. */
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

export class JoinRecordsRequest extends PairSeenRequest {
  /** The record that is used from now on; the other ends. */
  @IsUUID()
  keptMemberId: string;

  /** The place that stays; where both hold one, it has to be said. */
  @IsOptional()
  @IsUUID()
  seatTermId?: string;
}

export class RecordsJoinedResponse {
  /** Takes everything back today: `POST acts/:actId/undo`. */
  actId: string;
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
  seatTermId: string | null;
  /** Facts learnt in this record that stand. */
  learnt: number;
  /** Certificates of this record that stand. */
  papers: number;
  account: AccountUse;

  static from({ seat, ...person }: PairedPerson, { learnt, papers, accounts }: RecordWeights): PairedPersonResponse {
    const { memberId, fullName, birthYear, communeName, unitName, isRestricted } = person;
    return {
      ...{ memberId, fullName, birthYear, communeName, unitName, isRestricted },
      phone: person.phone?.replace(/^\+84/, '0') ?? null,
      createdAt: person.createdAt.toISOString(),
      ...seatOf(seat),
      ...{ learnt: learnt.get(memberId) ?? 0, papers: papers.get(memberId) ?? 0 },
      account: accounts.get(memberId) ?? 'none',
    };
  }
}

function seatOf(
  seat: PairedPerson['seat'],
): Pick<PairedPersonResponse, 'heldFrom' | 'seatNumber' | 'seatTermId' | 'teamName'> {
  if (seat === null) return { teamName: null, seatNumber: null, heldFrom: null, seatTermId: null };
  const { teamName, number, heldFrom, seatTermId } = seat;
  return { teamName, seatNumber: number, heldFrom, seatTermId };
}

export class PersonPairResponse {
  /** Two, of two communes. */
  people: PairedPersonResponse[];
  isSamePhone: boolean;
  /** When something was said of them; null: nobody decided. */
  decidedAt: string | null;
  /** The record that is used no longer, where they are one person's. */
  endedMemberId: string | null;
  /** The act that can be taken back whole today. */
  undoableActId: string | null;
  /** What a decision sends back; null: the caller decides nothing. */
  seen: string | null;

  static from(pair: ListedPair, weights: RecordWeights): PersonPairResponse {
    const { people, isSamePhone, decidedAt, endedId, undoableActId, seen } = pair;
    return {
      ...{ isSamePhone, seen, undoableActId, endedMemberId: endedId, decidedAt: decidedAt?.toISOString() ?? null },
      people: people.map((person) => PairedPersonResponse.from(person, weights)),
    };
  }
}

export class PersonPairListResponse {
  items: PersonPairResponse[];
  nextCursor: string | null;

  static from({ items, nextCursor, weights }: PairPage): PersonPairListResponse {
    return { items: items.map((pair) => PersonPairResponse.from(pair, weights)), nextCursor };
  }
}

export class PersonPairCountResponse {
  /** Pairs of one name and telephone that wait for the caller's word; 101: more than a hundred. */
  open: number;
}
