import { IsOptional, IsUUID } from 'class-validator';
import { type ListPage } from '@lopso/platform';
import { PageQuery } from '@lopso/platform';
import { type TeamKind } from '../teams/team.rules';
import { type ActKind } from '../undo/undo.rules';
import { type CommuneStanding, type Vacancy } from './org-overview.repository';
import { type ListWish, type UndoableAct } from './org-overview.service';

const DEFAULT_LIMIT = 50;

export class ListQuery extends PageQuery {
  /** Only this commune. */
  @IsOptional()
  @IsUUID()
  communeId?: string;
}

/** The part of a list a query asks for. */
export function listWishOf({ communeId = null, cursor = null, limit = DEFAULT_LIMIT }: Nullable<ListQuery>): ListWish {
  return { communeId, cursor, limit: limit ?? DEFAULT_LIMIT };
}

type Nullable<T> = { [Key in keyof T]?: T[Key] | null };

export class VacancyResponse {
  teamId: string;
  teamKind: TeamKind;
  teamName: string;
  /** The commune or village the team is of. */
  unitName: string;
  communeId: string;
  communeName: string;
  number: number;
  /** The day it was left; null when nobody ever held it. */
  emptySince: string | null;
  /** The coming day from which it stands empty; null: it does today. */
  emptyFrom: string | null;
  /** The coming day from which somebody holds it; null while nobody is known. */
  takenFrom: string | null;
}

export class VacancyListResponse {
  items: VacancyResponse[];
  nextCursor: string | null;

  static from({ items, nextCursor }: ListPage<Vacancy>): VacancyListResponse {
    return {
      items: items.map((place) => ({
        teamId: place.teamId,
        teamKind: place.teamKind,
        teamName: place.teamName,
        unitName: place.unitName,
        communeId: place.communeId,
        communeName: place.communeName,
        number: place.number,
        emptySince: place.emptySince,
        emptyFrom: place.emptyFrom,
        takenFrom: place.takenFrom,
      })),
      nextCursor,
    };
  }
}

export class CommuneStandingResponse {
  id: string;
  /** With the type word, and the former district where the name is not unique. */
  name: string;
  formerDistricts: string[];
  hasCommuneTeam: boolean;
  villages: number;
  villagesWithoutTeam: number;
  teams: number;
  seats: number;
  heldSeats: number;
  /** When teams, villages or people were last added or changed; null: never here. */
  lastActivityAt: string | null;

  static from(standing: CommuneStanding): CommuneStandingResponse {
    const { id, name, hasCommuneTeam, villages, villagesWithoutTeam, teams, seats, heldSeats } = standing;
    return {
      id,
      name,
      formerDistricts: [...standing.formerDistricts],
      hasCommuneTeam,
      villages,
      villagesWithoutTeam,
      teams,
      seats,
      heldSeats,
      lastActivityAt: standing.lastActivityAt?.toISOString() ?? null,
    };
  }
}

export class CommuneStandingListResponse {
  items: CommuneStandingResponse[];
  nextCursor: string | null;

  static from({ items, nextCursor }: ListPage<CommuneStanding>): CommuneStandingListResponse {
    return { items: items.map((item) => CommuneStandingResponse.from(item)), nextCursor };
  }
}

/** Something officers did today. */
export class ActResponse {
  id: string;
  kind: ActKind;
  doneAt: string;
  isUndone: boolean;
  canUndo: boolean;
  teamId: string | null;
  teamName: string | null;
  seatNumber: number | null;
  /** Of a move: the team that was left, where it is another one, and the number that was taken. */
  fromTeamName: string | null;
  toNumber: number | null;
  leftName: string | null;
  tookName: string | null;
  /** Names of villages or of the unit of a team. */
  subject: string | null;

  static from(act: UndoableAct): ActResponse {
    const { id, kind, isUndone, canUndo, teamId, teamName, seatNumber, fromTeamName, toNumber } = act;
    const { leftName, tookName, subject } = act;
    return {
      ...{ id, kind, doneAt: act.doneAt.toISOString(), isUndone, canUndo },
      ...{ teamId, teamName, seatNumber, fromTeamName, toNumber, leftName, tookName, subject },
    };
  }
}

export class ActListResponse {
  /** The latest first. */
  items: ActResponse[];
  nextCursor: string | null;

  static from({ items, nextCursor }: ListPage<UndoableAct>): ActListResponse {
    return { items: items.map((act) => ActResponse.from(act)), nextCursor };
  }
}

export class StayedMemberResponse {
  memberId: string;
  fullName: string;
}

export class UndoneResponse {
  /** The team of the act, if it had one. */
  teamId: string | null;
  /** Who came in by the act, holds no place now and stays in the register; null: nobody. */
  stayed: StayedMemberResponse | null;
}
