import { Injectable } from '@nestjs/common';
import { AttemptSummaries, SubmissionSummaries } from '@lopso/assessment';
import { MemberClasses } from '@lopso/classes';
import { Access, type Actor, Clock, vietnamDate } from '@lopso/platform';
import { LEARN } from '../learning.permissions';
import { dueOf, explainDue } from '../rules/due-date';
import { renewalRule } from '../rules/renewal-due';
import { type HomeRequirement, homeRequirements } from '../rules/home-requirements';
import { needsTaskStates, type NextStep, nextStep } from '../rules/next-step';
import { daysBetween } from '../rules/round-dates';
import { HomeRepository, type HomeRow } from '../storage/home.repository';

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

/** The member's first page. */
export interface Home {
  readonly asOf: Date;
  readonly round: HomeRound | null;
  /** Null without a round and when all is done. */
  readonly nextStep: NextStep | null;
  /** Where the member stopped in the lesson that is next, 0–100. */
  readonly percent: number;
  readonly nextClass: Awaited<ReturnType<MemberClasses['next']>>;
}

/** Puts the first page together: three prepared statements, a fourth only while the state of a task decides. */
@Injectable()
export class MemberHome {
  constructor(
    private readonly homes: HomeRepository,
    private readonly attempts: AttemptSummaries,
    private readonly submissions: SubmissionSummaries,
    private readonly classes: MemberClasses,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The first page of the actor. */
  async of(actor: Actor): Promise<Home> {
    const memberId = this.access.requireMember(actor, LEARN);
    const [row, openAttempts, nextClass] = await Promise.all([
      this.homes.find(memberId, this.clock.today()),
      this.attempts.openOf(memberId),
      this.classes.next(memberId),
    ]);
    const asOf = this.clock.now();
    if (row === null) return { asOf, round: null, nextStep: null, percent: 0, nextClass };
    const submissions = needsTaskStates(row.completion) ? await this.submissions.of(memberId) : [];
    const { waitingCertificates } = row;
    const step = nextStep(row.requirements, row.completion, { openAttempts, submissions, waitingCertificates });
    const percent = step?.kind === 'lesson' ? (row.positions[step.lesson.id] ?? 0) : 0;
    return { asOf, round: roundOf(row, asOf, step), nextStep: step, percent, nextClass };
  }
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
    dueOn,
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
