import { Injectable } from '@nestjs/common';
import { WorkHistoryService } from '@lopso/assessment';
import { OwnClassService } from '@lopso/classes';
import { Access, type Actor, Clock, vietnamDate } from '@lopso/platform';
import { renewalRule } from '../cycles/cycle.rules';
import { dueOf, explainDue } from '../cycles/due-date.rules';
import { LEARN } from '../learning.permissions';
import { type LessonStanding, ReadingService } from '../reading/reading.service';
import { daysBetween } from '../rounds/round.rules';
import { HomeRepository, type HomeRow } from './home.repository';
import {
  type HomeRequirement,
  homeRequirements,
  missingQuizzes,
  needsTaskStates,
  type NextStep,
  nextStep,
  type WorkInHand,
} from './next-step.rules';

/** The round a member is in, as the first page tells it. */
export interface HomeRound extends Pick<
  HomeRow,
  'cycleId' | 'startsOn' | 'dueOn' | 'release' | 'doneSteps' | 'totalSteps' | 'finishedAt'
> {
  readonly title: string;
  /** 1, or higher for a renewal. */
  readonly number: number;
  /** Last day of what is finished, and from when it can be renewed, `yyyy-mm-dd`; null while unfinished and where it never ends. */
  readonly validUntil: string | null;
  readonly renewableFrom: string | null;
  /** Calendar days to the first day that counts; 0 once it has come. */
  readonly daysToStart: number;
  /** When it would be due without a later date that was given, `yyyy-mm-dd`; of a renewal the last day of what it renews. */
  readonly ruleDueOn: string;
  /** Calendar days to the due date; negative when it is past. */
  readonly daysLeft: number;
  /** The last day of grace, `yyyy-mm-dd`; the due date itself without one. */
  readonly lastOn: string;
  /** An officer gave a later date. */
  readonly isExtended: boolean;
  /** Why it is due on that day, in Vietnamese. */
  readonly dueWords: string;
  readonly requirements: readonly HomeRequirement[];
}

/** A round and what comes next in it. */
export interface HomePassage {
  readonly round: HomeRound;
  /** Null when all is done. */
  readonly nextStep: NextStep | null;
  /** Where the member stopped in the lesson that is next, 0–100. */
  readonly percent: number;
}

/** The member's first page. */
export interface Home {
  readonly asOf: Date;
  /** Null: she is in no round. */
  readonly main: HomePassage | null;
  /** Her other rounds that are not finished, the one to be done next first; each round once (decision 0111). */
  readonly others: readonly HomePassage[];
  readonly nextClass: Awaited<ReturnType<OwnClassService['findNextClass']>>;
}

/** A renewal may run beside a passage whose completion fell. */
function eachRoundOnce(rows: readonly HomeRow[]): HomeRow[] {
  return rows.filter(({ roundId }, place) => rows.findIndex((row) => row.roundId === roundId) === place);
}

function passageOf(row: HomeRow, asOf: Date, work: WorkInHand): HomePassage {
  const { waitingCertificates } = row;
  const step = nextStep(row.requirements, row.completion, { ...work, waitingCertificates });
  const percent = step?.kind === 'lesson' ? (row.positions[step.lesson.id] ?? 0) : 0;
  return { round: roundOf(row, asOf, step), nextStep: step, percent };
}

function roundOf(row: HomeRow, asOf: Date, step: NextStep | null): HomeRound {
  const today = vietnamDate(asOf);
  const { cycleId, startsOn, release, doneSteps, totalSteps, finishedAt, given } = row;
  const extensions = given === null ? [] : [{ ...given, givenAt: new Date(given.givenAt) }];
  const rule = { ...row.rule, startsOn };
  const isFirst = row.number === 1;
  const due = dueOf(isFirst ? rule : renewalRule(rule, { graceDays: row.ownGraceDays }), row.ownDueOn, extensions);
  const { dueOn, lastOn } = due;
  return {
    cycleId,
    title: row.roundTitle,
    ...{ number: row.number, validUntil: row.validUntil, renewableFrom: row.renewableFrom },
    startsOn,
    daysToStart: Math.max(0, daysBetween(today, startsOn)),
    ...{ dueOn, ruleDueOn: due.ruleDueOn },
    daysLeft: daysBetween(today, dueOn),
    lastOn,
    isExtended: given !== null,
    dueWords: explainDue(due),
    release,
    doneSteps,
    totalSteps,
    finishedAt,
    requirements: homeRequirements(row.requirements, row.completion, step?.key ?? null),
  };
}

/** Everything a member has begun: lessons, quizzes, practical tasks. */
export interface MemberProgressView extends LessonStanding {
  readonly quizzes: Awaited<ReturnType<WorkHistoryService['listAttemptSummaries']>>;
  readonly tasks: Awaited<ReturnType<WorkHistoryService['listSubmissionSummaries']>>;
}

/** The member's own first page with the next step of each round, and what was begun. */
@Injectable()
export class OwnLearningService {
  constructor(
    private readonly homes: HomeRepository,
    private readonly workHistory: WorkHistoryService,
    private readonly ownClasses: OwnClassService,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly readings: ReadingService,
  ) {}

  /** The first page of the actor. */
  async getHome(actor: Actor): Promise<Home> {
    const memberId = this.access.requireMember(actor, LEARN);
    const [rows, { open: openAttempts, begunQuizzes }, nextClass] = await Promise.all([
      this.homes.list(memberId, this.clock.today()),
      this.workHistory.getQuizzesInHand(memberId),
      this.ownClasses.findNextClass(memberId),
    ]);
    const asOf = this.clock.now();
    const told = eachRoundOnce(rows);
    const missing = new Set(told.flatMap(missingQuizzes));
    const usedUpQuizzes = await this.usedUpOf(
      memberId,
      begunQuizzes.filter((id) => missing.has(id)),
    );
    const needsTasks = usedUpQuizzes.length > 0 || told.some(({ completion }) => needsTaskStates(completion));
    const submissions = needsTasks ? await this.workHistory.listSubmissionSummaries(memberId) : [];
    const work = { openAttempts, submissions, usedUpQuizzes };
    const [main = null, ...others] = told.map((row) => passageOf(row, asOf, work));
    return { asOf, main, others, nextClass };
  }

  private async usedUpOf(memberId: string, quizIds: readonly string[]): Promise<readonly string[]> {
    if (quizIds.length === 0) return [];
    return (await this.workHistory.findUsedUpQuizzes([memberId], quizIds)).get(memberId) ?? [];
  }

  /** What the actor has begun in the rounds that run; lessons never opened in them are not listed. */
  async getProgress(actor: Actor): Promise<MemberProgressView> {
    const memberId = this.access.requireMember(actor, LEARN);
    const [{ lessons, news }, quizzes, tasks] = await Promise.all([
      this.readings.lessonStanding(memberId),
      this.workHistory.listAttemptSummaries(memberId),
      this.workHistory.listSubmissionSummaries(memberId),
    ]);
    return { lessons, news, quizzes, tasks };
  }
}
