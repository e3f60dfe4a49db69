import { aProgramme } from '../learning';
import { dayAfter, hourOf } from './agenda';
import { YearBadges } from './badges';
import { HOURS, NOTHING, opensRound, seatedIn } from './opening';
import { duePassages } from './paper-book';
import { handsInTask } from './study';
import { day } from './year-days';
import { count, everybody, type YearDesk } from './year-desk';
import { joinedUntil, oneDate, type RoundDates, type YearRound } from './year-round';
import { type YearPerson } from './year-people';

const MONTHS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const TEAM_KINDS = ['commune-team', 'village-team'] as const;

/**
 * The round of the year for everybody: a course and three hours of class, good for six months, a renewal in the days of grace goes on from the last day; its
 * certificates are released by two.
 */
export async function opensBasicRound(desk: YearDesk): Promise<void> {
  const { api, course, cast } = desk;
  const programme = await aProgramme(api.database, {
    requirements: () => [
      { id: 'khoa', label: 'C05', kind: 'course', course: course.id },
      { id: HOURS, label: 'Lớp', kind: 'hours', minutes: 180 },
    ],
  });
  const rule = { needsSecond: true, undoMinutes: 15 };
  await api.put(`/api/release-rules/${cast.province.unit.id}`, rule, { as: cast.admin });
  const months = { basis: 'earlier-expiry', months: 6, fixedOn: null } as const;
  const validity = { ...months, windowDays: 60, minActiveDays: 0, graceDays: 14 };
  // Nobody joins a round that is over.
  const dates = oneDate(day('01-11'), day('06-30'));
  await opensRound(desk, {
    ...{ programmeId: programme.id, title: 'Bồi dưỡng cơ bản', dates, rule: null },
    ...{ releasedIn: MONTHS, isSignedOutside: true, asks: seatedIn(TEAM_KINDS, dates, day('01-05')) },
    demand: { ...NOTHING, lessons: course.lessonIds, quizId: course.quizId, minutes: 180, hoursKey: HOURS, validity },
  });
}

/** In depth for leaders who have finished the basic round: they hand in a practical task, and a badge that they have from elsewhere. */
export async function opensDeeperRound(desk: YearDesk): Promise<void> {
  const { api, course, random, cast } = desk;
  const [basic] = desk.rounds;
  if (basic === undefined) throw new Error('the deeper round follows the basic one');
  const badges = await YearBadges.open(desk);
  desk.badges = badges;
  const programme = await aProgramme(api.database, {
    requirements: () => [
      { id: 'thuc-hanh', label: 'Bài thực hành', kind: 'task', anyOf: [course.taskId] },
      {
        ...{ id: 'giay-ngoai', label: 'Huy hiệu', kind: 'outside', outside: badges.certificate },
        ...{ name: 'Kỹ năng số cơ bản', issuer: 'Trường Chính trị tỉnh', validMonths: null },
      },
    ],
  });
  const finished = leadersThrough(desk, basic);
  const rule = {
    match: 'all',
    conditions: [
      { kind: 'position', values: ['leader'] },
      { kind: 'round', values: [basic.id] },
    ],
    except: [],
  };
  const dates = oneDate(day('09-02'), day('11-30'));
  const asked = new Set(finished.map(({ id }) => id));
  await opensRound(desk, {
    ...{ programmeId: programme.id, title: 'Bồi dưỡng chuyên sâu', rule, isSignedOutside: true },
    ...{ dates, releasedIn: [10, 11, 12], asks: ({ id }) => asked.has(id) },
    demand: { ...NOTHING, taskId: course.taskId, outside: badges.certificate },
  });
  for (const commune of cast.communes)
    for (const person of commune.people) {
      if (!asked.has(person.id)) continue;
      if (random.chance(0.7)) handsInTask(desk, commune, person, dayAfter(day('09-06'), random.between(0, 60)));
      if (random.chance(0.8)) badges.sends(commune, person, dayAfter(day('09-10'), random.between(0, 35)));
    }
  count(desk, 'leaders asked for more', asked.size);
  asksLater(desk, dates, () => {
    for (const { id } of leadersThrough(desk, basic)) asked.add(id);
  });
}

/** Whoever comes to meet the rule while the round takes people is asked the night after, also where a correction takes the reason away again. */
function asksLater({ agenda }: YearDesk, dates: RoundDates, ask: () => void): void {
  const last = dayAfter(joinedUntil(dates), 1);
  for (let on = dates.startsOn; on <= last; on = dayAfter(on, 1))
    agenda.add(hourOf(on, '00:46'), () => Promise.resolve(ask()));
}

const leadersThrough = (desk: YearDesk, round: YearRound): YearPerson[] =>
  everybody(desk).filter((one) => one.isLeader && one.leftOn === null && isFinished(round, one, desk.api.clock.now()));

const isFinished = (round: YearRound, person: YearPerson, now: Date): boolean =>
  duePassages(round, person, now).some(({ finishedAt }) => finishedAt !== null);
