import { newId } from '@lopso/platform';
import { Random } from '../../../apps/cli/src/demo/random';
import { TestCourse } from '../assessment';
import { aProgramme } from '../learning';
import { type TestApi } from '../test-api';
import { Agenda, dayAfter, hourOf, weekdayOf } from './agenda';
import { type Demand, passagesOf } from './expected';
import { holdsClass } from './halls';
import { type YearClass } from './year-class';
import { entriesOfTrail, faultsOf } from './invariants';
import { JobDesk } from './job-desk';
import { handsInTask, studies } from './study';
import { fallsIll, merges, movesClass, replaces, waives } from './year-changes';
import { count, sent, type YearDesk, type YearRound } from './year-desk';
import { changesPapers, type PaperBook, releases } from './year-papers';
import { castOf, type YearCommune, type YearPerson } from './year-people';
import { type YearSize } from './year-size';

const YEAR = 2027;
const day = (monthAndDay: string): string => `${YEAR}-${monthAndDay}`;
const VALIDITY = { months: 6, windowDays: 60 };

/** What came of a year. */
export interface YearReport {
  readonly members: number;
  /** How often each kind of thing was done. */
  readonly done: Readonly<Record<string, number>>;
  /** Everything that was found not to hold, on the days it was looked at. */
  readonly faults: readonly string[];
  readonly checks: number;
  readonly auditEntries: number;
  readonly passages: { readonly first: number; readonly renewed: number };
}

/**
 * A year of a province as its people live it, through the API and the jobs on one clock: rounds, classes marked by every input, seats that pass
 * on, communes that merge, papers released, withdrawn, replaced and renewed. What must have come of it is known apart from the product.
 */
export class SimulatedYear {
  private readonly book: PaperBook = { withdrawn: 0, replaced: 0 };
  private readonly classes: YearClass[] = [];
  private readonly faults: string[] = [];
  private checks = 0;

  private constructor(private readonly desk: YearDesk) {}

  static async begin(api: TestApi, size: YearSize): Promise<SimulatedYear> {
    const random = new Random(size.seed);
    api.clock.stopAt(hourOf(day('01-04'), '07:00'));
    const cast = await castOf(api, size, random);
    const course = await TestCourse.publish(api.database, { lessonPrefix: `N${newId().slice(-6)}`, maxAttempts: null });
    await course.publishLessons();
    const jobs = await JobDesk.open(api, random);
    const agenda = new Agenda(api.clock);
    return new SimulatedYear({
      ...{ api, size, random, agenda, jobs, cast, course },
      ...{ rounds: [], done: new Map<string, number>() },
    });
  }

  async live(): Promise<YearReport> {
    const { agenda } = this.desk;
    this.entersNights();
    agenda.add(hourOf(day('01-05'), '08:00'), () => this.opensBasicRound());
    agenda.add(hourOf(day('01-12'), '08:00'), () => this.plansSpring());
    agenda.add(hourOf(day('05-10'), '08:00'), () => this.plansMakeUps());
    agenda.add(hourOf(day('07-05'), '08:00'), () => this.plansRenewals());
    agenda.add(hourOf(day('09-01'), '08:00'), () => this.opensDeeperRound());
    this.entersChanges();
    try {
      await agenda.live(day('01-04'), day('12-31'));
      return await this.report();
    } finally {
      await this.desk.jobs.close();
    }
  }

  /** Every night the clock's own work, on some days a look at everything. */
  private entersNights(): void {
    const { agenda, jobs, size } = this.desk;
    const between = Math.floor(360 / size.checks);
    const leftOut = size.isCheckedNightly ? [] : ['learning.check-completions'];
    for (let index = 0; index < 361; index += 1) {
      const on = dayAfter(day('01-05'), index);
      if (on > day('12-31')) break;
      agenda.add(hourOf(on, '00:45'), () => jobs.doNight(leftOut));
      agenda.add(hourOf(on, '23:00'), () => jobs.doWaiting());
      if (index % between === between - 1) agenda.add(hourOf(on, '23:30'), () => this.looks(on));
    }
  }

  private async looks(on: string): Promise<void> {
    this.checks += 1;
    this.faults.push(...(await faultsOf(this.desk, this.book)).map((fault) => `${on}: ${fault}`));
  }

  private async opensBasicRound(): Promise<void> {
    const { api, course, cast } = this.desk;
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
    await this.opens(
      programme.id,
      { title: 'Bồi dưỡng cơ bản', ...dates, validity },
      {
        demand: {
          ...{ startsAt: hourOf(dates.startsOn, '00:00').getTime(), lessons: course.lessonIds, quizId: course.quizId },
          ...{ taskId: null, minutes: 180, validity: VALIDITY },
        },
        asks: () => true,
      },
    );
  }

  /** In depth for leaders who have finished the basic round: they hand in a practical task. */
  private async opensDeeperRound(): Promise<void> {
    const { api, course, random, cast } = this.desk;
    const [basic] = this.desk.rounds;
    if (basic === undefined) throw new Error('the deeper round follows the basic one');
    const programme = await aProgramme(api.database, {
      requirements: () => [{ id: 'thuc-hanh', label: 'Bài thực hành', kind: 'task', anyOf: [course.taskId] }],
    });
    const today = day('09-01');
    const leaders = this.people().filter((one) => one.isLeader && one.leftOn === null);
    const finished = leaders.filter((one) => this.isFinished(basic.demand, one, today));
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
    await this.opens(
      programme.id,
      { title: 'Bồi dưỡng chuyên sâu', ...dates, rule },
      {
        demand: {
          ...{ startsAt: hourOf(dates.startsOn, '00:00').getTime(), lessons: [], quizId: null },
          ...{ taskId: course.taskId, minutes: 0, validity: null },
        },
        asks: (person) => asked.has(person.id),
      },
    );
    for (const commune of cast.communes)
      for (const person of commune.people)
        if (asked.has(person.id) && random.chance(0.7))
          handsInTask(this.desk, commune, person, dayAfter(day('09-06'), random.between(0, 60)));
    count(this.desk, 'leaders asked for more', asked.size);
  }

  private async opens(programmeId: string, form: object, round: Omit<YearRound, 'id'>): Promise<void> {
    const { cast, jobs, agenda } = this.desk;
    const decision = { decisionNumber: '145/QĐ-SKHCN', decidedOn: day('01-04') };
    const opened = await sent(
      this.desk,
      '/api/rounds',
      { programmeId, ...decision, release: 'manual', ...form },
      { as: cast.an },
    );
    await jobs.doWaiting();
    const one = { id: String(opened.id), ...round };
    this.desk.rounds.push(one);
    for (let month = new Date(round.demand.startsAt).getUTCMonth() + 2; month <= 12; month += 1) {
      const on = day(`${String(month).padStart(2, '0')}-26`);
      agenda.add(hourOf(on, '08:00'), () => Promise.resolve(releases(this.desk, one, on)));
    }
    count(this.desk, 'rounds');
  }

  /** Two mornings or two afternoons for each class, a trainer in one commune a day. */
  private async plansSpring(): Promise<void> {
    const { cast, size } = this.desk;
    const days = new TeachingDays(day('02-15'));
    for (const commune of cast.communes) {
      const people = [...commune.people];
      while (people.length > 0) {
        const meant = people.splice(0, size.perClass);
        const hours = days.twoHalves(commune.trainer.accountId);
        const seats = Math.max(3, Math.round(meant.length * 0.9));
        this.classes.push(await holdsClass(this.desk, commune, meant, { hours, seats }));
      }
      for (const person of commune.people)
        studies(this.desk, commune, person, { from: day('01-20'), to: day('05-20') });
    }
  }

  /** Whoever still lacks hours is offered one long class in her commune. */
  private async plansMakeUps(): Promise<void> {
    await this.plansFor(day('05-17'), (commune) =>
      commune.people.filter((person) => person.leftOn === null && this.lacksHours(person)),
    );
  }

  /** Half of the communes renew. */
  private async plansRenewals(): Promise<void> {
    const { cast } = this.desk;
    const renewing = cast.communes.filter((_, index) => index % 2 === 0);
    await this.plansFor(day('08-16'), (commune) =>
      renewing.includes(commune) ? commune.people.filter((person) => person.leftOn === null) : [],
    );
    for (const commune of renewing)
      for (const person of commune.people)
        studies(this.desk, commune, person, { from: day('08-20'), to: day('11-10') });
  }

  private async plansFor(from: string, whom: (commune: YearCommune) => YearPerson[]): Promise<void> {
    const { cast, size } = this.desk;
    const days = new TeachingDays(from);
    for (const commune of cast.communes) {
      const people = whom(commune);
      while (people.length > 0) {
        const meant = people.splice(0, size.perClass);
        const hours = days.whole(commune.trainer.accountId);
        this.classes.push(await holdsClass(this.desk, commune, meant, { hours, seats: Math.max(3, meant.length) }));
      }
    }
  }

  private entersChanges(): void {
    const { agenda, cast, random, size } = this.desk;
    agenda.add(hourOf(day('01-13'), '07:00'), () => {
      const every = Math.max(1, Math.floor(this.people().length / Math.max(4, size.communes)));
      for (const commune of cast.communes)
        for (const person of [...commune.people])
          if (random.chance(1 / every))
            replaces(this.desk, commune, person, dayAfter(day('01-20'), random.between(0, 300)));
      fallsIll(this.desk, this.classes, day('02-17'));
      movesClass(this.desk, this.classes, day('02-16'));
      const [basic] = this.desk.rounds;
      const [one, other] = cast.communes.slice(-2);
      if (basic === undefined || one === undefined || other === undefined) throw new Error('a year has two communes');
      merges(this.desk, one, other, day('06-07'));
      for (const commune of cast.communes.slice(0, 2)) {
        const person = commune.people[1];
        if (person !== undefined) waives(this.desk, basic, person, day('03-15'));
      }
      for (const on of ['06-14', '10-11']) changesPapers(this.desk, basic, this.book, day(on));
      return Promise.resolve();
    });
  }

  private people(): YearPerson[] {
    return this.desk.cast.communes.flatMap(({ people }) => people);
  }

  private lacksHours({ facts }: YearPerson): boolean {
    const minutes = facts.filter(({ kind }) => kind === 'hours').reduce((sum, one) => sum + one.minutes, 0);
    return minutes < 180 && !facts.some(({ kind }) => kind === 'waiver');
  }

  private isFinished(demand: Demand, person: YearPerson, today: string): boolean {
    return passagesOf(person.facts, demand, () => true, today).some(({ finishedAt }) => finishedAt !== null);
  }

  private async report(): Promise<YearReport> {
    const passages = await this.desk.api.database.query<{ first: number; renewed: number }>(
      `select count(*) filter (where c.number = 1)::int as first, count(*) filter (where c.number > 1)::int as renewed
       from learning.cycle c join learning.completion p on p.cycle_id = c.id where p.finished_at is not null`,
      [],
    );
    return {
      members: this.people().length,
      done: Object.fromEntries([...this.desk.done].sort()),
      faults: this.faults,
      checks: this.checks,
      auditEntries: await entriesOfTrail(this.desk),
      passages: passages[0] ?? { first: 0, renewed: 0 },
    };
  }
}

/** Free days of trainers from a day on, weekends left out. */
class TeachingDays {
  private readonly next = new Map<string, { on: string; isMorningTaken: boolean }>();

  constructor(private readonly from: string) {}

  /** Two mornings, or two afternoons of the same days. */
  twoHalves(trainerId: string): { on: string; from: string; to: string }[] {
    const { on, isMorningTaken } = this.next.get(trainerId) ?? { on: this.from, isMorningTaken: false };
    const second = workdayAfter(on);
    this.next.set(
      trainerId,
      isMorningTaken ? { on: workdayAfter(second), isMorningTaken: false } : { on, isMorningTaken: true },
    );
    const [from, to] = isMorningTaken ? ['14:00', '15:30'] : ['08:30', '10:00'];
    return [on, second].map((one) => ({ on: one, from, to }));
  }

  /** One long morning or afternoon. */
  whole(trainerId: string): { on: string; from: string; to: string }[] {
    const { on, isMorningTaken } = this.next.get(trainerId) ?? { on: this.from, isMorningTaken: false };
    this.next.set(
      trainerId,
      isMorningTaken ? { on: workdayAfter(on), isMorningTaken: false } : { on, isMorningTaken: true },
    );
    const [from, to] = isMorningTaken ? ['13:30', '16:30'] : ['08:00', '11:00'];
    return [{ on, from, to }];
  }
}

function workdayAfter(on: string): string {
  let next = dayAfter(on, 1);
  while (weekdayOf(next) > 5) next = dayAfter(next, 1);
  return next;
}
