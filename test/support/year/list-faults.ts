import { dayAfter, dayOf } from './agenda';
import { dueOfMost } from './expected-dates';
import { endedOnOf } from './expected-ends';
import { stateOf } from './expected-validity';
import { type Standing, stateOn } from './standings';
import { count, seen, type YearDesk } from './year-desk';
import { type YearCommune } from './year-people';
import { type YearRound } from './year-round';

/** One page of a list. */
const PAGE = 100;
/** Who ends soon is told so many days before, or as soon as she may renew. */
const SOON_DAYS = 90;

/** A commune in a round, as its officer sees it: its figures, its date, and who of it is to be reminded. */
export async function faultsOfCommune(
  desk: YearDesk,
  commune: YearCommune,
  round: YearRound,
  standings: readonly Standing[],
): Promise<string[]> {
  const today = desk.api.clock.today();
  const here = standings.filter((one) => one.isSeated && one.commune.unit.id === commune.unit.id);
  const url = `/api/rounds/${round.id}/communes/${commune.unit.id}`;
  const report = await seen(desk, url, commune.officer);
  const chase = await seen(desk, `${url}/chase?order=name&limit=${PAGE}`, commune.officer);
  const isCounting = round.dates.dueDays !== null;
  const isEnded = endedOnOf(round) !== null;
  const states = here.map((one) => stateOn(one, today));
  // A renewal has the last day of what it renews for its own, and says nothing of the commune's.
  const dates = here.filter(({ counted }) => counted.number === 1).map(({ counted }) => counted.due.on);
  const dueOn = dueOfMost(round, dates);
  const late = states.filter((state) => state === 'overdue').length;
  const have = {
    figure: [report.commune.finished, report.commune.total],
    date: [report.head.round.dueOn, report.pace?.isPastDue ?? null, report.overdue],
    chased: chase.total,
    people: (chase.people as Chased[]).map(({ memberId, dueOn: on, lastOn, isExtended }) => [
      ...[memberId, on, lastOn, isExtended],
    ]),
  };
  const unfinished = new Map(
    here.filter(({ counted }) => !isEnded && counted.finishedAt === null).map((one) => [one.person.id, one]),
  );
  const want: typeof have = {
    figure: [states.filter((state) => state === 'finished').length, here.length],
    date: [dueOn, isCounting || isEnded ? null : today > dueOn, isCounting && !isEnded ? late : null],
    chased: unfinished.size,
    people: have.people.map(([id]) => {
      const due = unfinished.get(String(id))?.counted.due;
      return [id ?? '', due?.on ?? 'not asked', due?.lastOn ?? '', due?.isExtended ?? false];
    }),
  };
  if (have.people.length !== Math.min(PAGE, unfinished.size)) want.people = [];
  count(desk, 'lists of who is late looked at');
  return JSON.stringify(have) === JSON.stringify(want)
    ? []
    : [`${round.title} in ${commune.unit.name}: ${JSON.stringify(have)}, not ${JSON.stringify(want)}`];
}

interface Chased {
  readonly memberId: string;
  readonly dueOn: string;
  readonly lastOn: string;
  readonly isExtended: boolean;
}

/** Whose papers of a round end, or may be renewed. */
export async function faultsOfExpiring(
  desk: YearDesk,
  round: YearRound,
  standings: readonly Standing[],
): Promise<string[]> {
  if (round.demand.validity === null) return [];
  const today = dayOf(desk.api.clock.now());
  const soon = new Map(
    standings.flatMap(({ isSeated, person, passages }): [string, string][] => {
      const last = passages.findLast(({ good }) => good !== null);
      const good = last?.good ?? null;
      if (!isSeated || last === undefined || good === null) return [];
      if (good.until > dayAfter(today, SOON_DAYS) && good.opens > today) return [];
      const own = passages.find(({ number }) => number === last.number + 1);
      const renewal = endedOnOf(round) === null ? (own?.due.lastOn ?? '') : '';
      const lastOn = renewal > good.graceUntil ? renewal : good.graceUntil;
      const told = [last.number, good.until, good.opens, good.graceUntil, lastOn, stateOf(good, today)];
      return [[person.id, JSON.stringify(told)]];
    }),
  );
  const url = `/api/expiring-people?roundId=${round.id}&limit=${PAGE}`;
  const { total, people } = await seen(desk, url, desk.cast.an);
  const faults = total === soon.size ? [] : [`${round.title} ends soon for ${total}, not ${soon.size}`];
  for (const one of people as Ending[]) {
    const { number, validUntil, renewableFrom, graceUntil, lastOn, state } = one;
    const have = JSON.stringify([number, validUntil, renewableFrom, graceUntil, lastOn, state]);
    const want = soon.get(one.memberId) ?? 'nothing';
    if (have !== want) faults.push(`${round.title} ends for ${one.memberId}: ${have}, not ${want}`);
    count(desk, `passages told as ${one.state}`);
  }
  return faults;
}

interface Ending {
  readonly memberId: string;
  readonly number: number;
  readonly validUntil: string;
  readonly renewableFrom: string;
  readonly graceUntil: string;
  readonly lastOn: string;
  readonly state: string;
}
