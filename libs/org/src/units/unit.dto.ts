import { type UnitTeam } from '../teams/team.repository';
import { type TeamKind, type UnitKind } from '../teams/team.rules';
import { type CommuneTeams, type OrgAct } from '../teams/team.service';
import { type UnitSummary } from './unit.repository';

export class UnitResponse {
  id: string;
  kind: UnitKind;
  code: string;
  /** Without the type word; with the former district where the name is not unique. */
  name: string;
  /** With the type word. */
  fullName: string;
  formerDistricts: string[];

  static from(unit: UnitSummary): UnitResponse {
    const { id, kind, code, name, fullName } = unit;
    return { id, kind, code, name, fullName, formerDistricts: [...unit.formerDistricts] };
  }
}

export class CommuneListResponse {
  items: UnitResponse[];

  static from(units: readonly UnitSummary[]): CommuneListResponse {
    return { items: units.map((unit) => UnitResponse.from(unit)) };
  }
}

export class TeamInListResponse {
  id: string;
  name: string;
  kind: TeamKind;
  heldSeats: number;
  seatLimit: number;
}

/** A commune or village and its team; null while it has none. */
export class UnitTeamResponse {
  unitId: string;
  unitKind: UnitKind;
  unitName: string;
  team: TeamInListResponse | null;

  static from(unit: UnitTeam): UnitTeamResponse {
    const { unitId, unitKind, unitName, team } = unit;
    return { unitId, unitKind, unitName, team: team === null ? null : { ...team } };
  }
}

/** How many places a team gets that is founded today. */
export class SeatLimitsResponse {
  ofCommune: number;
  ofVillage: number;
}

export class CommuneTeamsResponse {
  commune: UnitResponse;
  units: UnitTeamResponse[];
  seatLimits: SeatLimitsResponse;
  can: OrgAct[];

  static from(list: CommuneTeams): CommuneTeamsResponse {
    return {
      commune: UnitResponse.from(list.commune),
      units: list.units.map((unit) => UnitTeamResponse.from(unit)),
      seatLimits: { ofCommune: list.seatLimits['commune-team'], ofVillage: list.seatLimits['village-team'] },
      can: [...list.can],
    };
  }
}
