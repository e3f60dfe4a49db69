import { usernameOf, usernameStem } from '@lopso/identity';
import { foldText, givenNameOf } from '@lopso/platform';
import { type Cell } from './copy';
import { DEMO_COMMUNE_CODE, DEMO_SIGN_INS, type DemoSignIn } from './demo-accounts';
import { inventKind, inventName } from './names';
import { type Random } from './random';

/** The seats of the commune's team whose holders have a printed sign-in. */
const PRINTED_SEATS: Readonly<Record<number, DemoSignIn['role']>> = { 1: 'team-leader', 6: 'member' };

/** A commune as the database has it. */
export interface CommuneRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly path: string;
}

type TeamKind = 'commune-team' | 'village-team';

/** A seat holder of the demo province. */
export interface DemoMember {
  readonly id: string;
  readonly accountId: string;
  readonly username: string;
  readonly fullName: string;
  readonly commune: CommuneRow;
  readonly unitId: string;
  readonly unitPath: string;
  readonly teamId: string;
  readonly seatNumber: number;
  readonly teamKind: TeamKind;
  readonly birthYear: number;
  readonly kind: string;
  readonly organisation: string | null;
  /** Whose telephone it is, by the place among all; left out: her own. */
  readonly phoneOf?: number;
}

/** Everything the organisation of a demo province consists of, as rows. */
export interface DemoOrganisation {
  readonly members: readonly DemoMember[];
  readonly villages: readonly Cell[][];
  readonly teams: readonly Cell[][];
}

const COMMUNES_WITHOUT_TEAM = 2;
const SMALLEST_COMMUNE = 30;
const CAP: Readonly<Record<TeamKind, number>> = { 'commune-team': 10, 'village-team': 5 };
const FOUNDED = '[2025-08-15,)';

/** The communes that have teams, the one of the printed sign-ins first; two of a whole province have none. */
function activeCommunes(communes: readonly CommuneRow[], members: number): CommuneRow[] {
  const home = communes.filter((commune) => commune.code === DEMO_COMMUNE_CODE);
  const others = communes.filter((commune) => commune.code !== DEMO_COMMUNE_CODE);
  const wanted = Math.min(communes.length - COMMUNES_WITHOUT_TEAM, Math.ceil(members / SMALLEST_COMMUNE));
  return [...home, ...others].slice(0, Math.max(1, wanted));
}

/** Splits `total` by random weights into whole parts that sum to it. */
function quotas(count: number, total: number, random: Random): number[] {
  const weights = Array.from({ length: count }, () => 0.6 + random.bell() * 0.8);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const parts = weights.map((weight) => Math.floor((total * weight) / sum));
  for (let rest = total - parts.reduce((all, part) => all + part, 0); rest > 0; rest -= 1) {
    const at = rest % count;
    parts[at] = (parts[at] ?? 0) + 1;
  }
  return parts;
}

/** Builds villages, teams and members; the rows come out in the order in which the database can take them. */
class OrganisationBuilder {
  readonly members: DemoMember[] = [];
  readonly villages: Cell[][] = [];
  readonly teams: Cell[][] = [];
  private readonly usernames = new Map<string, number>();

  constructor(
    private readonly random: Random,
    private readonly asOfYear: number,
  ) {}

  commune(commune: CommuneRow, quota: number): void {
    const first = Math.min(quota, this.random.between(7, CAP['commune-team']));
    this.team('commune-team', commune, commune, first);
    let rest = quota - first;
    let number = 0;
    while (rest > 0) {
      number += 1;
      const size = Math.min(
        rest,
        this.random.weighted([
          [1, 3],
          [2, 4],
          [7, 5],
        ]),
      );
      const village = this.village(commune, number);
      this.team('village-team', commune, village, size);
      rest -= size;
      if (this.random.chance(0.02)) {
        number += 1;
        this.village(commune, number);
      }
    }
  }

  private village(commune: CommuneRow, number: number): CommuneRow {
    const code = `m${String(number).padStart(2, '0')}`;
    const village = { id: this.random.uuid(), code, name: `Thôn mẫu ${number}`, path: `${commune.path}.${code}` };
    this.villages.push([
      village.id,
      'village',
      `${commune.code}-${code}`,
      village.name,
      village.name,
      [],
      commune.id,
      village.path,
      foldText(village.name),
      true,
      FOUNDED,
    ]);
    return village;
  }

  private team(kind: TeamKind, commune: CommuneRow, unit: CommuneRow, size: number): void {
    const id = this.random.uuid();
    const place = kind === 'commune-team' ? lowerFirst(commune.name) : lowerFirst(unit.name);
    this.teams.push([
      id,
      unit.id,
      unit.path,
      kind,
      `Tổ công nghệ số cộng đồng ${place}`,
      `${this.random.between(20, 190)}/QĐ-UBND`,
      '2025-08-15',
      FOUNDED,
    ]);
    for (let number = 1; number <= size; number += 1) this.member(kind, commune, { unit, teamId: id, number });
  }

  private member(
    teamKind: TeamKind,
    commune: CommuneRow,
    seat: { unit: CommuneRow; teamId: string; number: number },
  ): void {
    const isHome = commune.code === DEMO_COMMUNE_CODE && teamKind === 'commune-team';
    const printed = isHome ? DEMO_SIGN_INS.find((one) => one.role === PRINTED_SEATS[seat.number]) : undefined;
    const fullName = printed?.displayName ?? inventName(this.random);
    this.members.push({
      id: this.random.uuid(),
      accountId: this.random.uuid(),
      username: printed?.username ?? this.username(fullName),
      fullName,
      commune,
      unitId: seat.unit.id,
      unitPath: seat.unit.path,
      teamId: seat.teamId,
      seatNumber: seat.number,
      teamKind,
      birthYear: this.asOfYear - this.random.between(20, 62),
      ...inventKind(this.random, teamKind),
    });
  }

  /** The next free name of the scheme that real slips follow. */
  private username(fullName: string): string {
    const stem = usernameStem(foldText(fullName));
    const number = (this.usernames.get(stem) ?? 0) + 1;
    this.usernames.set(stem, number);
    return usernameOf(stem, number);
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

/** The organisation of a demo province with exactly `count` seat holders. */
export function buildOrganisation(
  communes: readonly CommuneRow[],
  count: number,
  random: Random,
  asOf: Date,
): DemoOrganisation {
  const builder = new OrganisationBuilder(random, asOf.getUTCFullYear());
  const active = activeCommunes(communes, count);
  const parts = quotas(active.length, count, random);
  active.forEach((commune, index) => builder.commune(commune, parts[index] ?? 0));
  listTwice(builder.members);
  return builder;
}

/** The last of all stands in the list of another commune too, as it happens: the department has a pair to look at (decision 0086). */
function listTwice(members: DemoMember[]): void {
  const last = members.at(-1);
  const at = members.findIndex(({ commune, seatNumber }) => commune.id !== last?.commune.id && seatNumber > 2);
  const first = members[at];
  if (last === undefined || first === undefined) return;
  members[members.length - 1] = { ...last, fullName: first.fullName, birthYear: first.birthYear, phoneOf: at };
}

/** Columns of `org.unit` in the order of the village rows. */
export const VILLAGE_COLUMNS = [
  'id',
  'kind',
  'code',
  'name',
  'full_name',
  'former_districts',
  'parent_id',
  'path',
  'search_key',
  'is_demo',
  'valid',
];
/** Columns of `org.team` in the order of the team rows. */
export const TEAM_COLUMNS = ['id', 'unit_id', 'unit_path', 'kind', 'name', 'decision_number', 'decided_on', 'valid'];

export const MEMBER_COLUMNS = [
  'id',
  'unit_id',
  'unit_path',
  'full_name',
  'given_name',
  'search_key',
  'birth_year',
  'kind',
  'organisation',
  'phone',
  'is_demo',
  'created_at',
];

/** The row of a member. Demo numbers are in the old eleven-digit form, which the phone library calls invalid. */
export function memberRow(member: DemoMember, index: number, createdAt: Date): Cell[] {
  return [
    member.id,
    member.unitId,
    member.unitPath,
    member.fullName,
    givenNameOf(member.fullName),
    foldText(member.fullName),
    member.birthYear,
    member.kind,
    member.organisation,
    `+841${String(200_000_000 + (member.phoneOf ?? index))}`,
    true,
    createdAt,
  ];
}

export const SEAT_COLUMNS = ['id', 'team_id', 'kind', 'number', 'member_id', 'position', 'held'];

/** The row of the seat a member holds: 1 leads, 2 is deputy. */
export function seatRow(member: DemoMember, id: string): Cell[] {
  const position = member.seatNumber === 1 ? 'leader' : member.seatNumber === 2 ? 'deputy' : 'member';
  return [id, member.teamId, member.teamKind, member.seatNumber, member.id, position, FOUNDED];
}
