import { newId } from '@lopso/platform';
import { Random } from '../../../apps/cli/src/demo/random';
import { TestCourse } from '../assessment';
import { type TestApi } from '../test-api';
import { Agenda, dayAfter, hourOf } from './agenda';
import { opensEndingRound } from './ended-round';
import { entriesOfTrail, faultsOf } from './invariants';
import { JobDesk } from './job-desk';
import { movesAway, movesSessions } from './moves';
import { PaperBook } from './paper-book';
import { countsDays, floods } from './later-dates';
import { forgetsToOpen, remembersSomebody } from './late-words';
import { publishesEdition } from './reopening';
import { opensBasicRound, opensDeeperRound } from './rounds';
import { YearSigning } from './signing';
import { type StepTime, Stopwatch } from './stopwatch';
import { plansMakeUps, plansRenewals, plansSpring } from './teaching';
import { fallsIll, merges, replaces, waives } from './year-changes';
import { day } from './year-days';
import { everybody, type YearDesk } from './year-desk';
import { changesPapers } from './year-papers';
import { castOf } from './year-people';
import { type YearSize } from './year-size';
import { opensWrongly } from './wrong-round';

/** Of one look, so many faults are told at once; the report has all. */
const TOLD = 20;
const NEW_COMMUNES = ['Đồng Tâm', 'Thống Nhất', 'Tân Tiến', 'Hòa Bình'] as const;

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
  readonly minutes: number;
  /** Of the process that the API and the year run in, without the database. */
  readonly peakMegabytes: number;
  /** What took longest in all; several people at once are waited for several times. */
  readonly slowest: readonly StepTime[];
}

/** Told on the first of each month where a year has come to, and what was found not to hold when it is. */
export type YearTeller = (line: string) => void;

/**
 * A year of a province as its people live it, through the API and the jobs on one clock: rounds of every kind of date and validity, dates that are moved, a round that
 * is taken back, one that is ended and goes on again, classes marked by every input, seats that pass on, communes that merge, papers released, withdrawn, replaced and renewed. What must have come of it is known apart from the product.
 */
export class SimulatedYear {
  private readonly faults: string[] = [];
  private checks = 0;

  private constructor(
    private readonly desk: YearDesk,
    private readonly watch: Stopwatch,
    private readonly begunAt: number,
    private readonly tell: YearTeller,
  ) {}

  static async begin(api: TestApi, size: YearSize, tell: YearTeller = () => undefined): Promise<SimulatedYear> {
    const begunAt = performance.now();
    const watch = new Stopwatch();
    api.onAnswer = (call, ms) => watch.note(call, ms);
    const random = new Random(size.seed);
    api.clock.stopAt(hourOf(day('01-04'), '07:00'));
    const cast = await castOf(api, size, random);
    const course = await TestCourse.publish(api.database, { lessonPrefix: `N${newId().slice(-6)}`, maxAttempts: null });
    await course.publishLessons();
    const jobs = await JobDesk.open(api, random, watch);
    const agenda = new Agenda(api.clock, (fault) => {
      desk.undone.push(fault);
      tell(fault);
    });
    const signing = await YearSigning.open();
    const desk: YearDesk = {
      signing,
      ...{ api, size, random, agenda, jobs, cast, course },
      ...{ undone: [], gone: [], merges: [], eyes: new Random(size.seed + 1), watched: new Set() },
      ...{ rounds: [], classes: [], book: new PaperBook(), badges: null, done: new Map<string, number>() },
    };
    return new SimulatedYear(desk, watch, begunAt, tell);
  }

  async live(): Promise<YearReport> {
    const { desk } = this;
    const { agenda } = desk;
    this.entersNights();
    agenda.add(hourOf(day('01-05'), '08:00'), () => opensBasicRound(desk));
    agenda.add(hourOf(day('01-12'), '08:00'), () => plansSpring(desk));
    agenda.add(hourOf(day('01-15'), '08:00'), () => countsDays(desk));
    agenda.add(hourOf(day('01-16'), '08:00'), () => opensEndingRound(desk));
    agenda.add(hourOf(day('05-10'), '08:00'), () => plansMakeUps(desk));
    agenda.add(hourOf(day('07-05'), '08:00'), () => plansRenewals(desk));
    agenda.add(hourOf(day('09-01'), '08:00'), () => opensDeeperRound(desk));
    agenda.add(hourOf(day('01-13'), '07:00'), () => this.entersChanges());
    try {
      await agenda.live(day('01-04'), day('12-31'), (on) => {
        if (on.endsWith('-01')) this.tell(this.standsAt(on));
      });
      return await this.report();
    } finally {
      await desk.jobs.close();
    }
  }

  /** Every night the clock's own work, on some days a look at everything. */
  private entersNights(): void {
    const { agenda, jobs, size } = this.desk;
    const between = Math.floor(360 / size.checks);
    for (let index = 0; index < 361; index += 1) {
      const on = dayAfter(day('01-05'), index);
      if (on > day('12-31')) break;
      const leftOut = index % size.nightsUnchecked === 0 ? [] : ['learning.check-completions'];
      agenda.add(hourOf(on, '00:45'), () => jobs.doNight(leftOut));
      agenda.add(hourOf(on, '23:00'), () => jobs.doWaiting());
      if (index % between === between - 1) agenda.add(hourOf(on, '23:30'), () => this.looks(on));
    }
  }

  private async looks(on: string): Promise<void> {
    this.checks += 1;
    const found = await this.watch.time('a look at everything', () => faultsOf(this.desk));
    const faults = found.map((fault) => `${on}: ${fault}`);
    this.faults.push(...faults);
    for (const fault of faults.slice(0, TOLD)) this.tell(fault);
  }

  private entersChanges(): Promise<void> {
    const { desk } = this;
    const { cast, random, size } = desk;
    const every = Math.max(1, Math.floor(everybody(desk).length / Math.max(4, size.communes)));
    for (const commune of cast.communes)
      for (const person of [...commune.people])
        if (random.chance(1 / every)) replaces(desk, commune, person, dayAfter(day('01-20'), random.between(0, 300)));
    fallsIll(desk, day('02-17'));
    movesSessions(desk, day('02-16'));
    movesAway(desk, day('02-15'));
    publishesEdition(desk);
    const [basic] = desk.rounds;
    if (basic === undefined) throw new Error('the year has begun with a round');
    for (const [index, name] of NEW_COMMUNES.slice(0, size.merges).entries()) {
      const [one, other] = cast.communes.slice(cast.communes.length - 2 * (index + 1));
      if (one === undefined || other === undefined) throw new Error('two communes become one');
      merges(desk, [one, other], { on: day('06-07'), name });
    }
    for (const commune of cast.communes.slice(0, 2 * size.changes)) waives(desk, basic, commune, day('03-15'));
    for (const on of ['06-14', '10-11']) changesPapers(desk, basic, day(on));
    remembersSomebody(desk, day('03-04'));
    forgetsToOpen(desk, day('05-11'));
    floods(desk, basic);
    opensWrongly(desk, basic);
    return Promise.resolve();
  }

  private standsAt(on: string): string {
    const minutes = this.minutes().toFixed(1);
    return `${on}: ${minutes} min, ${megabytes()} MB, ${this.faults.length + this.desk.undone.length} faults; ${JSON.stringify(this.watch.slowest(4))}`;
  }

  private minutes(): number {
    return (performance.now() - this.begunAt) / 60_000;
  }

  private async report(): Promise<YearReport> {
    const { desk } = this;
    const passages = await desk.api.database.query<{ first: number; renewed: number }>(
      `select count(*) filter (where c.number = 1)::int as first, count(*) filter (where c.number > 1)::int as renewed
       from learning.cycle c join learning.completion p on p.cycle_id = c.id where p.finished_at is not null`,
      [],
    );
    return {
      members: everybody(desk).length,
      done: Object.fromEntries([...desk.done].sort()),
      faults: [...desk.undone, ...this.faults],
      checks: this.checks,
      auditEntries: await entriesOfTrail(desk),
      passages: passages[0] ?? { first: 0, renewed: 0 },
      minutes: Math.round(this.minutes() * 10) / 10,
      peakMegabytes: megabytes(),
      slowest: this.watch.slowest(15),
    };
  }
}

/** The most memory this process has had. */
const megabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1000);
