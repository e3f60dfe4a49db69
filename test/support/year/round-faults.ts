import { CompletionService } from '@lopso/learning';
import { CYCLE_GRACE, cycleDueOn } from '../../../libs/learning/src/cycles/cycle-sql.repository';
import { dayOf } from './agenda';
import { roundDueOn } from './expected-dates';
import { endedOnOf } from './expected-ends';
import { type Standing, stateOn } from './standings';
import { seen, type YearDesk } from './year-desk';
import { type YearRound } from './year-round';

interface Row {
  readonly memberId: string;
  readonly number: number;
  readonly countsFrom: Date;
  readonly finishedAt: Date | null;
  readonly until: string | null;
  readonly opens: string | null;
  readonly dueOn: string;
  readonly lastOn: string;
}

const ROWS = `select c.member_id as "memberId", c.number, c.counts_from as "countsFrom", p.finished_at as "finishedAt",
    p.valid_until::text as until, p.renewable_from::text as opens,
    ${cycleDueOn()}::text as "dueOn", (${cycleDueOn()} + ${CYCLE_GRACE})::text as "lastOn"
  from learning.cycle c join learning.round r on r.id = c.round_id left join learning.completion p on p.cycle_id = c.id
  where c.round_id = $1 order by c.member_id, c.number`;

/** What stands of every passage against what the year knows, and the figures against a plain count. */
export async function faultsOfRound(
  desk: YearDesk,
  round: YearRound,
  standings: readonly Standing[],
): Promise<string[]> {
  const { api } = desk;
  const faults = await faultsOfPassages(desk, round, standings);
  faults.push(...(await faultsOfFigures(desk, round, standings)));
  const different = await api.app.get(CompletionService).checkCompletions({ roundId: round.id });
  if (different.length > 0) faults.push(`completions that differ from their evidence: ${different.length}`);
  return faults;
}

async function faultsOfPassages(
  { api }: YearDesk,
  round: YearRound,
  standings: readonly Standing[],
): Promise<string[]> {
  const stands = new Map<string, Row[]>();
  for (const row of await api.database.query<Row>(ROWS, [round.id]))
    stands.set(row.memberId, [...(stands.get(row.memberId) ?? []), row]);
  const faults: string[] = [];
  for (const { person, passages } of standings) {
    const want = passages.map(({ number, countsFrom, finishedAt, good, due }) => [
      ...[number, countsFrom, finishedAt, good?.until ?? null, good?.opens ?? null, due.on, due.lastOn],
    ]);
    const have = (stands.get(person.id) ?? []).map((one) => [
      ...[one.number, one.countsFrom.getTime(), one.finishedAt?.getTime() ?? null, one.until, one.opens],
      ...[one.dueOn, one.lastOn],
    ]);
    stands.delete(person.id);
    if (JSON.stringify(want) !== JSON.stringify(have))
      faults.push(`${round.title}, passages of ${person.id}: ${JSON.stringify(have)}, not ${JSON.stringify(want)}`);
  }
  for (const memberId of stands.keys()) faults.push(`${round.title} asks ${memberId}, whom nobody asked`);
  return faults;
}

/** Of the province and of each of its communes; who is late; and the round as a whole. */
async function faultsOfFigures(desk: YearDesk, round: YearRound, standings: readonly Standing[]): Promise<string[]> {
  const { cast } = desk;
  const today = dayOf(desk.api.clock.now());
  const counted = standings.filter(({ isSeated }) => isSeated);
  const late = counted.filter((one) => stateOn(one, today) === 'overdue').length;
  const endedOn = endedOnOf(round);
  const isCounting = round.dates.dueDays !== null && endedOn === null;
  const isWithoutPace = round.dates.dueDays !== null || endedOn !== null;
  const dueOn = roundDueOn(round);
  const overview = await seen(desk, `/api/rounds/${round.id}/overview`, cast.an);
  const people = await seen(desk, `/api/rounds/${round.id}/people?state=overdue&limit=1`, cast.an);
  const head = await seen(desk, `/api/rounds/${round.id}`, cast.an);
  const communes = overview.communes as (Figure & { id: string })[];
  const have = {
    total: [overview.total.finished, overview.total.total],
    communes: communes.map(({ id, finished, total }) => [id, finished, total]),
    overdue: [overview.overdue, people.total],
    isPastDue: overview.pace?.isPastDue ?? null,
    dates: [overview.head.round.dueOn, head.extendedTo],
    ended: [overview.head.round.endedOn, head.endedOn],
  };
  const figure = (some: readonly Standing[]): number[] => [
    ...[some.filter((one) => stateOn(one, today) === 'finished').length, some.length],
  ];
  const want: typeof have = {
    total: figure(counted),
    communes: communes.map(({ id }) => [id, ...figure(counted.filter(({ commune }) => commune.unit.id === id))]),
    overdue: [isCounting ? late : null, late],
    isPastDue: isWithoutPace ? null : today > dueOn,
    dates: [dueOn, dueOn === round.dates.dueOn ? null : dueOn],
    ended: [endedOn, endedOn],
  };
  return JSON.stringify(have) === JSON.stringify(want)
    ? []
    : [`figures of ${round.title}: ${JSON.stringify(have)}, not ${JSON.stringify(want)}`];
}

interface Figure {
  readonly finished: number;
  readonly total: number;
}
