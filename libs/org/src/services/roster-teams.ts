import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@lopso/platform';
import { type TeamKind } from '../rules/team-kinds';
import { teamName } from '../rules/unit-names';
import { type LockedTeam, type NamedUnit, RosterRepository } from '../storage/roster.repository';

/** The team a unit is to have. */
export interface TeamWish {
  readonly unitId: string;
  readonly kind: TeamKind;
}

/** Teams by `<unit id> <kind>`, locked, and which of them were founded just now. */
export interface RosterTeams {
  readonly teams: ReadonlyMap<string, LockedTeam>;
  readonly founded: ReadonlySet<string>;
}

export const teamKey = ({ unitId, kind }: TeamWish): string => `${unitId} ${kind}`;

/** Finds the teams of many units and founds those that are missing. */
@Injectable()
export class FoundRosterTeams {
  constructor(
    private readonly roster: RosterRepository,
    private readonly clock: Clock,
  ) {}

  /** Inside the caller's transaction: every team asked for, locked in the order of ids. */
  async open(wishes: readonly TeamWish[], units: ReadonlyMap<string, NamedUnit>): Promise<RosterTeams> {
    const today = this.clock.today();
    const wanted = new Map(wishes.map((wish) => [teamKey(wish), wish]));
    const unitIds = [...new Set(wishes.map(({ unitId }) => unitId))];
    const known = await this.byKey(unitIds, today);
    const missing = [...wanted.values()].flatMap((wish) => {
      const unit = units.get(wish.unitId);
      if (unit === undefined || known.has(teamKey(wish))) return [];
      return [{ id: newId(), unitId: unit.id, unitPath: unit.path, kind: wish.kind, name: teamName(unit.fullName) }];
    });
    if (missing.length === 0) return { teams: known, founded: new Set() };
    const founded = await this.roster.insertTeams(missing, today);
    return { teams: await this.byKey(unitIds, today), founded: new Set(founded) };
  }

  private async byKey(unitIds: readonly string[], on: string): Promise<Map<string, LockedTeam>> {
    const teams = await this.roster.lockTeams(unitIds, on);
    return new Map(teams.map((team) => [teamKey(team), team]));
  }
}
