import { speltText } from '@lopso/platform';
import { type RowProblem } from '../imports/import-row.rules';
import { type ReadPerson } from './roster-row.rules';

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
  /** Who leads it; null where nobody does. */
  readonly leader: string | null;
}

/** Teams of today by what a person's row says; null for people who want no seat or whose place is not known. */
export interface TeamBook {
  teamOf(person: ReadPerson): WantedTeam | null;
}

/** A row that wants a seat; `member` where it is somebody of the register. */
export interface SeatedRow {
  readonly number: number;
  readonly person: ReadPerson;
  /** Of the register, and the record ended: it takes no seat. */
  readonly isEnded: boolean;
  readonly member: {
    readonly memberId: string;
    readonly fullName: string;
    readonly teamId: string | null;
    readonly teamName: string | null;
    readonly seatNumber: number | null;
  } | null;
}

const NO_SEAT = { field: 'seat', value: 'none', words: 'Chỉ ghi tên, không xếp vị trí' } as const;

const NOT_LEADING = [
  { field: 'position', value: 'Thành viên', words: 'Ghi là thành viên' },
  { field: 'position', value: 'Tổ phó', words: 'Ghi là tổ phó' },
] as const;

const blocking = (
  field: 'team' | 'position',
  code: string,
  params: RowProblem['params'],
  repairs: RowProblem['repairs'],
): RowProblem => ({ field, code, params, typed: '', isBlocking: true, repairs });

/** What a row's wish for a seat comes to. */
export interface SeatOutlook {
  /** The number it gets when all rows before it are written, or has already; null where it gets none. */
  readonly seatNumber: number | null;
  readonly problems: readonly RowProblem[];
}

/** How full a team is while the rows go by; `org` gives the lowest free number in the same order. */
class Filling {
  private readonly held: Set<number>;
  private leader: string | null;

  constructor(private readonly team: WantedTeam) {
    this.held = new Set(team.held);
    this.leader = team.leader;
  }

  seat({ number: row, person }: SeatedRow): number | RowProblem {
    const { unitName: team, limit } = this.team;
    const isLeader = person.position === 'leader';
    if (isLeader && this.leader !== null)
      return blocking('position', 'second-leader', { team, holder: this.leader }, NOT_LEADING);
    const number = this.lowestFree();
    if (number === null) return blocking('team', 'team-full', { team, limit }, [NO_SEAT]);
    this.held.add(number);
    if (isLeader) this.leader = `${person.fullName} (dòng ${row})`;
    return number;
  }

  private lowestFree(): number | null {
    for (let number = 1; number <= this.team.limit; number += 1) if (!this.held.has(number)) return number;
    return null;
  }
}

/** Where an earlier row of the list seats somebody of the register. */
interface EarlierSeat {
  readonly row: number;
  readonly team: WantedTeam;
  readonly seatNumber: number;
}

/** The seat that somebody of the register holds, or gets by an earlier row: in this team it stays, in another it is in the way. */
function heldBefore(
  { member, isEnded }: SeatedRow,
  team: WantedTeam,
  seated: ReadonlyMap<string, EarlierSeat>,
): number | RowProblem | null {
  if (isEnded) return blocking('team', 'record-ended', {}, [NO_SEAT]);
  if (member === null) return null;
  if (member.seatNumber !== null) {
    if (member.teamId === team.teamId) return member.seatNumber;
    return alreadySeated(member.fullName, member.seatNumber, member.teamName ?? '');
  }
  const earlier = seated.get(member.memberId);
  if (earlier === undefined) return null;
  const { row, seatNumber } = earlier;
  if (earlier.team.key === team.key) return seatNumber;
  return alreadySeated(member.fullName, seatNumber, `tổ của ${earlier.team.unitName} (dòng ${row})`);
}

const alreadySeated = (holder: string, number: number, teamName: string): RowProblem =>
  blocking('team', 'member-seated', { holder, number, teamName }, [NO_SEAT]);

/**
 * Which seats the rows get and what stands in the way: places run out in the order of the rows, one leader a team, one seat a person.
 * The first row of a team that is to be founded says so.
 */
export function seatRows(rows: readonly SeatedRow[], teams: TeamBook): ReadonlyMap<number, SeatOutlook> {
  const fillings = new Map<string, Filling>();
  const seated = new Map<string, EarlierSeat>();
  const found = new Map<number, SeatOutlook>();
  for (const row of rows) {
    const team = teams.teamOf(row.person);
    if (team === null) continue;
    const before = heldBefore(row, team, seated);
    if (typeof before === 'number') {
      found.set(row.number, { seatNumber: before, problems: [] });
      continue;
    }
    const isFirst = !fillings.has(team.key) && team.teamId === null;
    const filling = fillings.get(team.key) ?? new Filling(team);
    fillings.set(team.key, filling);
    const outlook = outlookOf(before ?? filling.seat(row), isFirst ? [founding(team)] : []);
    found.set(row.number, outlook);
    keepSeat(seated, row, { row: row.number, team, seatNumber: outlook.seatNumber });
  }
  return found;
}

function keepSeat(
  seated: Map<string, EarlierSeat>,
  { member }: SeatedRow,
  { seatNumber, ...seat }: Omit<EarlierSeat, 'seatNumber'> & Pick<SeatOutlook, 'seatNumber'>,
): void {
  if (member !== null && seatNumber !== null) seated.set(member.memberId, { ...seat, seatNumber });
}

const outlookOf = (seat: number | RowProblem, notes: readonly RowProblem[]): SeatOutlook =>
  typeof seat === 'number' ? { seatNumber: seat, problems: notes } : { seatNumber: null, problems: [...notes, seat] };

function founding(team: WantedTeam): RowProblem {
  const params = { value: team.unitName };
  return { field: 'team', code: 'team-new', params, typed: '', isBlocking: false, repairs: [] };
}

/** One key for a team that is to be founded in a village that is to be made. */
export function newVillageKey(communeId: string, villageName: string): string {
  return `${communeId} ${speltText(villageName)}`;
}
