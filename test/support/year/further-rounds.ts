import { aProgramme } from '../learning';
import { NOTHING, opensRound, seatedIn } from './opening';
import { day } from './year-days';
import { type YearDesk } from './year-desk';
import { type RoundDates, type YearRound } from './year-round';

const HALL_HOURS = 'buoi-lop';
const TEAM_KIND = 'commune-team' as const;
/** A round of this title is opened wrongly first. */
export const COMMON_TITLE = 'Bồi dưỡng tổ cấp xã';

/** Once in class, for the teams of communes: each has her days from the day she joined; good for four months from the day of finishing, whenever that is. */
export async function opensHallRound(desk: YearDesk): Promise<YearRound> {
  const programme = await aProgramme(desk.api.database, {
    audience: [TEAM_KIND],
    requirements: () => [{ id: HALL_HOURS, label: 'Lớp', kind: 'hours', minutes: 90 }],
  });
  const from = { basis: 'completion', months: 4, fixedOn: null } as const;
  const validity = { ...from, windowDays: 30, minActiveDays: 100, graceDays: 20 };
  const last = { startsOn: day('02-01'), dueOn: day('10-31') };
  const dates: RoundDates = { ...last, dueDays: 90, graceDays: 10, newcomers: null };
  return opensRound(desk, {
    ...{ programmeId: programme.id, title: 'Dự lớp tại xã', dates, rule: null, isSignedOutside: false },
    ...{ releasedIn: [3, 6, 9, 12], asks: seatedIn([TEAM_KIND], dates, desk.api.clock.today()) },
    demand: { ...NOTHING, minutes: 90, hoursKey: HALL_HOURS, validity },
  });
}

/** The course alone, for the same teams: newcomers have days of their own, and what is finished ends for all on common days. */
export async function opensCommonDayRound(desk: YearDesk): Promise<void> {
  const { course } = desk;
  const programme = await aProgramme(desk.api.database, {
    audience: [TEAM_KIND],
    requirements: () => [{ id: 'khoa', label: 'C05', kind: 'course', course: course.id }],
  });
  const on = { basis: 'fixed-date', months: 4, fixedOn: day('06-30') } as const;
  const validity = { ...on, windowDays: 45, minActiveDays: 60, graceDays: 0 };
  const last = { startsOn: day('01-11'), dueOn: day('05-31') };
  const dates: RoundDates = {
    ...{ ...last, dueDays: null, graceDays: 7, newcomers: { days: 60, until: day('11-15') } },
  };
  await opensRound(desk, {
    ...{ programmeId: programme.id, title: COMMON_TITLE, dates, rule: null, isSignedOutside: false },
    ...{ releasedIn: [4, 7, 11], asks: seatedIn([TEAM_KIND], dates, desk.api.clock.today()) },
    demand: { ...NOTHING, lessons: course.lessonIds, quizId: course.quizId, validity },
  });
}
