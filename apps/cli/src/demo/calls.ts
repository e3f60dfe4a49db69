import { createHash } from 'node:crypto';
import { type PoolClient } from 'pg';
import { vietnamDate } from '@lopso/platform';
import { type DemoStaff } from './accounts';
import { type Cell, copyRows } from './copy';
import { type DemoMember } from './organisation';
import { type Random } from './random';

const CALL_COLUMNS = [
  ...['id', 'unit_id', 'unit_path', 'title', 'course_id', 'level', 'required_courses', 'closes_on', 'body_hash'],
  ...['created_by', 'created_at'],
];
const QUOTA_COLUMNS = ['call_id', 'unit_id', 'unit_path', 'places'];
const NAME_COLUMNS = [
  ...['id', 'call_id', 'unit_id', 'member_id', 'state', 'place', 'places', 'proposed_by', 'proposed_at'],
  ...['named_by', 'named_at'],
];

const TITLE = 'Bán nông sản trên sàn thương mại điện tử';
const DAY_MS = 86_400_000;
/** Published so many days before the as-of date, open so many after it. */
const DAYS = { before: 6, after: 19 };
const PLACES = 5;

interface Frame {
  readonly members: readonly DemoMember[];
  readonly staff: DemoStaff;
  readonly asOf: Date;
}

/** The people of each commune, its own team first. */
function byCommune(members: readonly DemoMember[]): DemoMember[][] {
  const groups = new Map<string, DemoMember[]>();
  for (const member of members) groups.set(member.commune.id, [...(groups.get(member.commune.id) ?? []), member]);
  return [...groups.values()];
}

/**
 * A call for names that is open on the as-of date: the department asks every commune with people, some have named nobody yet, some all. The commune of the
 * printed sign-ins has named two, the printed member among them, and has a proposal of its team's leader to answer. Names in communes without
 * an officer are the department's.
 */
export async function loadCall(client: PoolClient, { members, staff, asOf }: Frame, random: Random): Promise<void> {
  const callId = random.uuid();
  const publishedAt = new Date(asOf.getTime() - DAYS.before * DAY_MS);
  const closesOn = vietnamDate(new Date(asOf.getTime() + DAYS.after * DAY_MS));
  const { accountId, unitId, path } = staff.officer;
  const bodyHash = createHash('sha256').update(TITLE).digest();
  await copyRows(client, 'planning.class_call', CALL_COLUMNS, [
    [callId, unitId, path, TITLE, null, 'basic', [], closesOn, bodyHash, accountId, publishedAt],
  ]);
  const communes = byCommune(members);
  await copyRows(
    client,
    'planning.call_quota',
    QUOTA_COLUMNS,
    communes.flatMap(([first]) =>
      first === undefined ? [] : [[callId, first.commune.id, first.commune.path, PLACES] satisfies Cell[]],
    ),
  );
  const names = communes.flatMap((people, index) => namesOf(people, index, staff));
  await copyRows(
    client,
    'planning.call_name',
    NAME_COLUMNS,
    names.map(({ member, place, proposedBy, namedBy }, index) => {
      const at = new Date(publishedAt.getTime() + (1 + (index % 5)) * DAY_MS);
      return [
        ...[random.uuid(), callId, member.commune.id, member.id, place === null ? 'proposed' : 'named', place],
        ...[place === null ? null : PLACES, proposedBy, proposedBy === null ? null : at],
        ...[namedBy, namedBy === null ? null : at],
      ];
    }),
  );
}

interface DemoName {
  readonly member: DemoMember;
  /** Null: proposed. */
  readonly place: number | null;
  readonly proposedBy: string | null;
  readonly namedBy: string | null;
}

function namesOf(people: readonly DemoMember[], index: number, { officer, communeOfficerId }: DemoStaff): DemoName[] {
  const leader = people.find(({ username }) => username === 'totruong');
  const named = (member: DemoMember, place: number, namedBy: string): DemoName => ({
    ...{ member, place: place + 1, proposedBy: null, namedBy },
  });
  if (leader === undefined)
    return people.slice(0, (index * 2) % (PLACES + 1)).map((member, place) => named(member, place, officer.accountId));
  const printed = people.filter(({ username }) => username === 'thanhvien');
  const [second, third] = people.filter((member) => member !== leader && !printed.includes(member));
  const chosen = [...printed, ...(second === undefined ? [] : [second])];
  return [
    ...chosen.map((member, place) => named(member, place, communeOfficerId)),
    ...(third === undefined ? [] : [{ member: third, place: null, proposedBy: leader.accountId, namedBy: null }]),
  ];
}
