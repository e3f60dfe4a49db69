import { foldText } from '@lopso/platform';
import { type ReadPerson } from './roster-row';
import { type RowProblem } from './row-problem';

/** The team a row wants, as it is today. */
export interface WantedTeam {
  /** The same for every row that wants this team, founded or not. */
  readonly key: string;
  /** Null: the import founds it. */
  readonly teamId: string | null;
  /** The unit's name, for sentences. */
  readonly unitName: string;
  readonly limit: number;
  readonly held: ReadonlySet<number>;
  readonly hasLeader: boolean;
}

/** Teams of today by what a person's row says; null for people who want no seat or whose place is not known. */
export interface TeamBook {
  teamOf(person: ReadPerson): WantedTeam | null;
}

/** A row that wants a seat; `member` where it is somebody of the register. */
export interface SeatedRow {
  readonly number: number;
  readonly person: ReadPerson;
  readonly member: {
    readonly fullName: string;
    readonly teamId: string | null;
    readonly teamName: string | null;
    readonly seatNumber: number | null;
  } | null;
}

const NO_SEAT = { field: 'seat', value: 'none', words: 'Chỉ ghi tên, không xếp vị trí' } as const;
const AS_MEMBER = { field: 'position', value: 'Thành viên', words: 'Ghi là thành viên' } as const;

const blocking = (code: string, params: RowProblem['params'], repair: RowProblem['repairs'][number]): RowProblem => ({
  field: repair.field === 'position' ? 'position' : 'team',
  code,
  params,
  typed: '',
  isBlocking: true,
  repairs: [repair],
});

/** How full a team is while the rows go by. */
class Filling {
  private free: number;
  private hasLeader: boolean;

  constructor(private readonly team: WantedTeam) {
    this.free = Math.max(0, team.limit - team.held.size);
    this.hasLeader = team.hasLeader;
  }

  seat({ person }: SeatedRow): RowProblem | null {
    const { unitName: team, limit } = this.team;
    if (person.position === 'leader' && this.hasLeader) return blocking('second-leader', { team }, AS_MEMBER);
    if (this.free === 0) return blocking('team-full', { team, limit }, NO_SEAT);
    this.free -= 1;
    this.hasLeader ||= person.position === 'leader';
    return null;
  }
}

function heldElsewhere({ member }: SeatedRow, team: WantedTeam): RowProblem | 'here' | null {
  if (member === null || member.seatNumber === null) return null;
  if (member.teamId === team.teamId) return 'here';
  const params = { holder: member.fullName, number: member.seatNumber, teamName: member.teamName ?? '' };
  return blocking('member-seated', params, NO_SEAT);
}

/**
 * What stands in the way of seats, by row: places run out in the order of the rows, one leader a team, one seat a person. The first
 * row of a team that is to be founded says so.
 */
export function seatRows(rows: readonly SeatedRow[], teams: TeamBook): ReadonlyMap<number, readonly RowProblem[]> {
  const fillings = new Map<string, Filling>();
  const found = new Map<number, RowProblem[]>();
  for (const row of rows) {
    const team = teams.teamOf(row.person);
    if (team === null) continue;
    const problems: RowProblem[] = [];
    const held = heldElsewhere(row, team);
    if (held === 'here') continue;
    if (!fillings.has(team.key) && team.teamId === null) problems.push(founding(team));
    const filling = fillings.get(team.key) ?? new Filling(team);
    fillings.set(team.key, filling);
    const refusal = held ?? filling.seat(row);
    if (refusal !== null) problems.push(refusal);
    if (problems.length > 0) found.set(row.number, problems);
  }
  return found;
}

function founding(team: WantedTeam): RowProblem {
  const params = { value: team.unitName };
  return { field: 'team', code: 'team-new', params, typed: '', isBlocking: false, repairs: [] };
}

/** One key for a team that is to be founded in a village that is to be made. */
export function newVillageKey(communeId: string, villageName: string): string {
  return `${communeId} ${foldText(villageName)}`;
}
