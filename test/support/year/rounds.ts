import { aProgramme } from '../learning';
import { dayAfter, hourOf } from './agenda';
import { YearBadges } from './badges';
import { duePassages } from './paper-book';
import { handsInTask } from './study';
import { day } from './year-days';
import { count, everybody, sent, type YearDesk } from './year-desk';
import { type YearRound } from './year-round';
import { releases } from './year-papers';
import { type YearPerson } from './year-people';

const VALIDITY = { months: 6, windowDays: 60 };

/** The round of the year for everybody: a course and three hours of class, good for six months, its certificates released by two. */
export async function opensBasicRound(desk: YearDesk): Promise<void> {
  const { api, course, cast } = desk;
  const programme = await aProgramme(api.database, {
    requirements: () => [
      { id: 'khoa', label: 'C05', kind: 'course', course: course.id },
      { id: 'gio-lop', label: 'Lớp', kind: 'hours', minutes: 180 },
    ],
  });
  const rule = { needsSecond: true, undoMinutes: 15 };
  await api.put(`/api/release-rules/${cast.province.unit.id}`, rule, { as: cast.admin });
  const validity = { basis: 'earlier-expiry', ...VALIDITY, minActiveDays: 0, graceDays: 0 };
  const dates = { startsOn: day('01-11'), dueOn: day('06-30') };
  await opens(
    desk,
    programme.id,
    { title: 'Bồi dưỡng cơ bản', ...dates, validity },
    {
      demand: {
        ...{ startsAt: hourOf(dates.startsOn, '00:00').getTime(), lessons: course.lessonIds, quizId: course.quizId },
        ...{ taskId: null, outside: null, minutes: 180, validity: VALIDITY },
      },
      // Nobody joins a round that is over.
      asks: ({ seatedOn }) => seatedOn <= dates.dueOn,
    },
  );
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
  const leaders = everybody(desk).filter((one) => one.isLeader && one.leftOn === null);
  const finished = leaders.filter((one) => isFinished(basic, one, api.clock.now()));
  const rule = {
    match: 'all',
    conditions: [
      { kind: 'position', values: ['leader'] },
      { kind: 'round', values: [basic.id] },
    ],
    except: [],
  };
  const dates = { startsOn: day('09-02'), dueOn: day('11-30') };
  const asked = new Set(finished.map(({ id }) => id));
  await opens(
    desk,
    programme.id,
    { title: 'Bồi dưỡng chuyên sâu', ...dates, rule },
    {
      demand: {
        ...{ startsAt: hourOf(dates.startsOn, '00:00').getTime(), lessons: [], quizId: null },
        ...{ taskId: course.taskId, outside: badges.certificate, minutes: 0, validity: null },
      },
      asks: (person) => asked.has(person.id),
    },
  );
  for (const commune of cast.communes)
    for (const person of commune.people) {
      if (!asked.has(person.id)) continue;
      if (random.chance(0.7)) handsInTask(desk, commune, person, dayAfter(day('09-06'), random.between(0, 60)));
      if (random.chance(0.8)) badges.sends(commune, person, dayAfter(day('09-10'), random.between(0, 35)));
    }
  count(desk, 'leaders asked for more', asked.size);
}

async function opens(desk: YearDesk, programmeId: string, form: object, round: Omit<YearRound, 'id'>): Promise<void> {
  const { cast, jobs, agenda } = desk;
  const decision = { decisionNumber: '145/QĐ-SKHCN', decidedOn: day('01-04') };
  const opened = await sent(
    desk,
    '/api/rounds',
    { programmeId, ...decision, release: 'manual', ...form },
    { as: cast.an },
  );
  await jobs.doWaiting();
  const one = { id: String(opened.id), ...round };
  desk.rounds.push(one);
  for (let month = new Date(round.demand.startsAt).getUTCMonth() + 2; month <= 12; month += 1) {
    const on = day(`${String(month).padStart(2, '0')}-26`);
    agenda.add(hourOf(on, '08:00'), () => Promise.resolve(releases(desk, one, on)));
  }
  count(desk, 'rounds');
}

const isFinished = (round: YearRound, person: YearPerson, now: Date): boolean =>
  duePassages(round, person, now).some(({ finishedAt }) => finishedAt !== null);
