import { hourOf } from './agenda';
import { type Demand } from './expected';
import { day } from './year-days';
import { count, sent, type YearDesk } from './year-desk';
import { releases } from './year-papers';
import { type YearPerson } from './year-people';
import { joinedUntil, type RoundDates, type YearRound } from './year-round';

/** A round that is going to be opened. */
export interface RoundPlan {
  readonly programmeId: string;
  readonly title: string;
  readonly dates: RoundDates;
  readonly demand: Omit<Demand, 'startsAt'>;
  /** Whom of the programme's teams it is for, as the form says it; null: everybody. */
  readonly rule: object | null;
  readonly asks: YearRound['asks'];
  /** On the 26th of these months papers are released. */
  readonly releasedIn: readonly number[];
  readonly isSignedOutside: boolean;
}

/** The key of the hours of the basic round. */
export const HOURS = 'gio-lop';

/** What asks for nothing. */
export const NOTHING: Omit<Demand, 'startsAt'> = {
  ...{ lessons: [], quizId: null, taskId: null, outside: null, minutes: 0, hoursKey: '', validity: null },
};

/** Whoever holds such a seat on the day of opening, or takes one while the round takes people. */
export const seatedIn =
  (kinds: readonly YearPerson['teamKind'][], dates: RoundDates, openedOn: string): YearRound['asks'] =>
  ({ teamKind, seatedOn, leftOn }) =>
    kinds.includes(teamKind) && seatedOn <= joinedUntil(dates) && (leftOn === null || leftOn >= openedOn);

/** Opens it as the department does; the people are asked by the jobs that wait. */
export async function opensRound(desk: YearDesk, plan: RoundPlan): Promise<YearRound> {
  const { cast, jobs, agenda, api } = desk;
  const { title, dates, asks, isSignedOutside } = plan;
  const openedAt = api.clock.now().getTime();
  const { id } = await sent(desk, '/api/rounds', formOf(plan), { as: cast.an });
  await jobs.doWaiting();
  const startsAt = hourOf(dates.startsOn, '00:00').getTime();
  const round: YearRound = {
    ...{ id: String(id), title, dates, asks, openedAt, isSignedOutside },
    ...{ demand: { startsAt, ...plan.demand }, isReopening: false, given: [], givenToOne: [], pause: null },
  };
  desk.rounds.push(round);
  for (const month of plan.releasedIn) {
    const on = day(`${String(month).padStart(2, '0')}-26`);
    agenda.add(hourOf(on, '08:00'), () => Promise.resolve(releases(desk, round, on)));
  }
  count(desk, 'rounds');
  return round;
}

function formOf({ programmeId, title, dates, demand, rule }: RoundPlan): object {
  const { startsOn, dueOn, dueDays, graceDays, newcomers } = dates;
  return {
    ...{ programmeId, title, startsOn, dueOn, graceDays, release: 'manual' },
    ...{ decisionNumber: '145/QĐ-SKHCN', decidedOn: day('01-04') },
    ...(dueDays === null ? {} : { dueFrom: 'joining', dueDays }),
    ...(newcomers === null ? {} : { newcomerDays: newcomers.days, newcomersUntil: newcomers.until }),
    ...(demand.validity === null ? {} : { validity: demand.validity }),
    ...(rule === null ? {} : { rule }),
  };
}
