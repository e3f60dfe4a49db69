import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
} from 'class-validator';
import { type ListPage } from '@lopso/platform';
import { type OrgAct } from '../teams/team.service';
import { UnitResponse } from '../units/unit.dto';
import { type VillageOfCommune, type VillageWithoutTeam } from './village.repository';
import { VILLAGE_WORDS, type VillageWord } from './village.rules';
import { type CommuneVillages } from './village.service';

export class VillageNameRequest {
  @IsIn(VILLAGE_WORDS)
  word: VillageWord;

  @IsString()
  @MinLength(1)
  @MaxLength(80)
  name: string;

  /** True where the officer knows a village whose name differs in its diacritics only, and means another place. */
  @IsOptional()
  @IsBoolean()
  isAnotherPlace?: boolean;
}

export class MergeVillagesRequest extends VillageNameRequest {
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  villageIds: string[];

  /** The village whose team goes on; left out: none does, all their teams end. */
  @IsOptional()
  @IsUUID()
  keepTeamOf?: string;

  /** As the decision prints it. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  decisionNumber?: string;
}

export class FormerNameResponse {
  fullName: string;
  /** The day the name ended. */
  until: string;
}

export class VillageResponse {
  id: string;
  fullName: string;
  validFrom: string;
  /** The first day it exists no longer; null while it does. */
  until: string | null;
  formerNames: FormerNameResponse[];
  /** Names of the villages it went into. */
  successors: string[];
  teamId: string | null;
  heldSeats: number;
  /** People who belong to it. */
  people: number;

  static from(village: VillageOfCommune): VillageResponse {
    const { id, fullName, validFrom, until, teamId, heldSeats, people } = village;
    return {
      id,
      fullName,
      validFrom,
      until,
      formerNames: village.formerNames.map((name) => ({ ...name })),
      successors: [...village.successors],
      teamId,
      heldSeats,
      people,
    };
  }
}

/** The villages of a commune: those of today by number, then those that ended. */
export class CommuneVillagesResponse {
  commune: UnitResponse;
  villages: VillageResponse[];
  /** How many places a team has that a village gets today. */
  seatLimit: number;
  can: OrgAct[];

  static from(list: CommuneVillages): CommuneVillagesResponse {
    return {
      commune: UnitResponse.from(list.commune),
      villages: list.villages.map((village) => VillageResponse.from(village)),
      seatLimit: list.seatLimit,
      can: [...list.can],
    };
  }
}

/** The villages after a change, and the act, to be taken back within the day. */
export class VillagesChangedResponse {
  /** The village that was added, renamed or ended, or that came of the merger. */
  id: string;
  actId: string;
  list: CommuneVillagesResponse;
}

export class VillageWithoutTeamResponse {
  id: string;
  fullName: string;
  communeId: string;
  communeName: string;
  /** The first day of the village. */
  since: string;
}

export class VillageWithoutTeamListResponse {
  items: VillageWithoutTeamResponse[];
  nextCursor: string | null;

  static from({ items, nextCursor }: ListPage<VillageWithoutTeam>): VillageWithoutTeamListResponse {
    return {
      items: items.map(({ id, fullName, communeId, communeName, since }) => ({
        id,
        fullName,
        communeId,
        communeName,
        since,
      })),
      nextCursor,
    };
  }
}
