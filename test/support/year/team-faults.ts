import { type Actor } from '@lopso/platform';
import { endedOnOf } from './expected-ends';
import { ownOrder } from './own-order';
import { type Standing, stateOn } from './standings';
import { asPerson, count, seen, type YearDesk } from './year-desk';
import { type YearCommune } from './year-people';

interface Seat {
  readonly memberId: string;
  readonly teamId: string;
  readonly unitId: string;
  readonly path: string;
  readonly isLeader: boolean;
}

interface Shown {
  readonly memberId: string;
  readonly cycleId: string | null;
  readonly dueOn: string | null;
  readonly state: string;
}

/** One team of a commune as its officer and its leader see it, each person in the round that her own first page tells, what is asked anew or was ended left out. */
export async function faultsOfTeam(
  desk: YearDesk,
  commune: YearCommune,
  standings: readonly Standing[],
): Promise<string[]> {
  const today = desk.api.clock.today();
  const seats = await seatsIn(desk, commune);
  const teamId = seats.length === 0 ? null : desk.eyes.pick(seats).teamId;
  if (teamId === null) return [];
  const team = seats.filter((seat) => seat.teamId === teamId);
  const want = team.map(({ memberId }) => wantedOf(memberId, standings, today)).sort();
  const told = await seen(desk, `/api/teams/${teamId}/progress`, commune.officer);
  const members = told.members as (Shown & { roundTitle: string | null })[];
  const faults = faultsBetween(
    'a team',
    members.map((one) => toldOf(one.roundTitle, one)),
    want,
  );
  const leader = team.find(({ isLeader }) => isLeader);
  if (leader === undefined) return faults;
  const as = leaderOf(desk, leader);
  const { items: groups } = await seen(desk, '/api/led-groups', as);
  const [group] = groups as { id: string }[];
  const led = await seen(desk, `/api/led-groups/${group?.id}/people`, as);
  const items = led.items as { memberId: string; roundTitle: string | null; dueOn: string | null; progress: Shown }[];
  const own = items.map(({ memberId, roundTitle, dueOn, progress }) =>
    toldOf(roundTitle, { ...progress, memberId, dueOn }),
  );
  count(desk, 'teams looked at by their leaders');
  return [...faults, ...faultsBetween('a leader’s team', own, want)];
}

async function seatsIn({ api }: YearDesk, { people }: YearCommune): Promise<Seat[]> {
  return api.database.query<Seat>(
    `select s.member_id as "memberId", s.team_id as "teamId", t.unit_id as "unitId", t.unit_path::text as path, s.position = 'leader' as "isLeader"
     from org.seat_term s join org.team t on t.id = s.team_id
     where s.held @> $2::date and s.team_id in (select o.team_id from org.seat_term o where o.member_id = any($1::uuid[]) and o.held @> $2::date)
     order by t.unit_path, s.team_id, s.number`,
    [people.map(({ id }) => id), api.clock.today()],
  );
}

function leaderOf(desk: YearDesk, { memberId, teamId, unitId, path }: Seat): Actor {
  const bound = { kind: 'team', teamId } as const;
  const actor = asPerson(desk, { id: memberId, fullName: '' });
  return { ...actor, grants: [{ role: 'team-leader', unitId, path, bound }] };
}

const toldOf = (title: string | null, { memberId, cycleId, dueOn, state }: Shown): string =>
  cycleId === null
    ? `${memberId} asked for nothing`
    : JSON.stringify([memberId, title, dueOn, state === 'doing' || state === 'not-started' ? 'unfinished' : state]);

function wantedOf(memberId: string, standings: readonly Standing[], today: string): string {
  const hers = standings.filter(
    ({ person, round }) => person.id === memberId && !round.isReopening && endedOnOf(round) === null,
  );
  const [first] = ownOrder(hers, today);
  const standing = hers.find(({ round }) => round === first?.round);
  if (standing === undefined) return `${memberId} asked for nothing`;
  return JSON.stringify([memberId, standing.round.title, standing.counted.due.on, stateOn(standing, today)]);
}

function faultsBetween(what: string, have: readonly string[], want: readonly string[]): string[] {
  const told = [...have].sort();
  return told.join() === want.join() ? [] : [`${what}: ${told.join('; ')}, not ${want.join('; ')}`];
}
