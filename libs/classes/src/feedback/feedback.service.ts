import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, NotFound, Transactions } from '@lopso/platform';
import { HouseholdsNotAsked, OpinionOver, TasksExceedHouseholds } from '../classes.errors';
import { ClassesSettings } from '../classes.settings';
import { ClassAccess } from '../scheduling/class-access.service';
import { type AskKind, type EndedClass, FeedbackRepository } from './feedback.repository';
import {
  type AskDays,
  type AskWindow,
  type Feedback,
  feedbackWindow,
  fitsTasks,
  type HouseholdReport,
  householdWindow,
  placeIn,
  tidyRemark,
  tidyTasks,
} from './feedback.rules';
import { Respondents } from './respondents.service';

const DAY_MS = 86_400_000;

/** A question that is asked now: until when, and what she said so far. */
export interface Asked<Answer> {
  readonly until: Date;
  readonly given: Answer | null;
}

/** What a member is asked after a class she was at; null: it isn't asked now. */
export interface OwnFeedback {
  readonly classGroupId: string;
  readonly title: string;
  /** Who stood before its sessions, in their order. */
  readonly trainerNames: readonly string[];
  readonly endedAt: Date;
  readonly opinion: Asked<Feedback> | null;
  readonly households: Asked<HouseholdReport> | null;
}

const AT_ONCE = 200;

/** Asks members for feedback and households reached after the last session, keeps the answers, and counts them when time is over. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly classAccess: ClassAccess,
    private readonly feedbackRows: FeedbackRepository,
    private readonly respondents: Respondents,
    private readonly settings: ClassesSettings,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** Of each class she is asked about, the latest first. @throws Forbidden for an account without a member */
  async listOwnFeedback(actor: Actor): Promise<OwnFeedback[]> {
    const member = await this.classAccess.requireOwnMember(actor);
    const asks: OwnFeedback[] = [];
    for (const ended of await this.feedbackRows.endedOf(member.id, this.isWithinDays())) {
      const ask = await this.askOf(member.id, ended);
      if (ask.opinion !== null || ask.households !== null) asks.push(ask);
    }
    return asks;
  }

  /** The class she is asked about, however long ago a question was open; null: none such. */
  async findEnded(memberId: string, classGroupId: string): Promise<EndedClass | null> {
    const within = { since: new Date(0), now: this.clock.now() };
    return (await this.feedbackRows.endedOf(memberId, within, classGroupId))[0] ?? null;
  }

  /** How long is asked, as the settings have it. */
  get askDays(): AskDays {
    const { OPINION_DAYS, HOUSEHOLDS_FROM_DAY, HOUSEHOLDS_TO_DAY } = this.settings;
    return { opinionDays: OPINION_DAYS, householdsFromDay: HOUSEHOLDS_FROM_DAY, householdsToDay: HOUSEHOLDS_TO_DAY };
  }

  private isWithinDays(): { since: Date; now: Date } {
    const now = this.clock.now();
    const longest = Math.max(this.askDays.opinionDays, this.askDays.householdsToDay);
    return { since: new Date(now.getTime() - longest * DAY_MS), now };
  }

  private async askOf(memberId: string, ended: EndedClass): Promise<OwnFeedback> {
    const { classGroupId, title, trainers, endedAt, openedAt } = ended;
    const now = this.clock.now();
    const respondent = this.respondents.of(classGroupId, memberId);
    const [opinion, households] = [feedbackWindow(openedAt, this.askDays), householdWindow(openedAt, this.askDays)];
    return {
      ...{ classGroupId, title, trainerNames: trainers.map(({ name }) => name), endedAt },
      opinion:
        ended.isOpinionSealed || placeIn(opinion, now) !== 'open'
          ? null
          : { until: opinion.until, given: await this.feedbackRows.findFeedback(classGroupId, respondent) },
      households:
        ended.isHouseholdsSealed || placeIn(households, now) !== 'open'
          ? null
          : { until: households.until, given: await this.feedbackRows.findHouseholdReport(classGroupId, respondent) },
    };
  }

  /**
   * The last one she sends counts, as long as it is asked; the trail tells that she answered, not what.
   * @throws NotFound for a class that has not ended, or where she was not present; OpinionOver
   */
  async giveFeedback(actor: Actor, classGroupId: string, opinion: Feedback): Promise<void> {
    const kept = { ...opinion, remark: tidyRemark(opinion.remark) };
    await this.answer(actor, classGroupId, async ({ openedAt, isOpinionSealed }, memberId) => {
      if (isOpinionSealed || this.placeNow(feedbackWindow(openedAt, this.askDays)) !== 'open') throw new OpinionOver();
      const respondent = this.respondents.of(classGroupId, memberId);
      const isFirst = await this.feedbackRows.keepFeedback(classGroupId, respondent, kept);
      return isFirst ? 'classes.opinion-given' : null;
    });
  }

  /** The same of households. @throws NotFound as above, HouseholdsNotAsked, TasksExceedHouseholds */
  async reportHouseholds(actor: Actor, classGroupId: string, report: HouseholdReport): Promise<void> {
    const kept = { households: report.households, byTask: tidyTasks(report.byTask) };
    if (!fitsTasks(kept)) throw new TasksExceedHouseholds();
    await this.answer(actor, classGroupId, async ({ openedAt, isHouseholdsSealed }, memberId) => {
      const place = isHouseholdsSealed ? 'over' : this.placeNow(householdWindow(openedAt, this.askDays));
      if (place !== 'open') throw new HouseholdsNotAsked(place);
      const respondent = this.respondents.of(classGroupId, memberId);
      const isFirst = await this.feedbackRows.keepHouseholds(classGroupId, respondent, kept);
      return isFirst ? 'classes.households-reported' : null;
    });
  }

  private async answer(
    actor: Actor,
    classGroupId: string,
    keep: (ended: EndedClass, memberId: string) => Promise<string | null>,
  ): Promise<void> {
    const member = await this.classAccess.requireOwnMember(actor);
    await this.inTransaction(async () => {
      await this.feedbackRows.holdGroup(classGroupId);
      const ended = await this.findEnded(member.id, classGroupId);
      if (ended === null) throw new NotFound();
      await this.fixClassEnd(classGroupId);
      const action = await keep(ended, member.id);
      if (action !== null) await this.auditAnswer(actor, ended, member.id, action);
    });
  }

  inTransaction(work: () => Promise<void>): Promise<void> {
    return this.transactions.run(work);
  }

  placeNow(window: AskWindow): ReturnType<typeof placeIn> {
    return placeIn(window, this.clock.now());
  }

  async auditAnswer(
    actor: Actor,
    { classGroupId, unitPath }: Pick<EndedClass, 'classGroupId' | 'unitPath'>,
    memberId: string,
    action: string,
  ): Promise<void> {
    const subject = { subjectType: 'class-group', subjectId: classGroupId, unitPath };
    await this.audit.record(actor, { action, ...subject, details: { memberId } });
  }

  /** If the class has ended, that is its end. Needs a transaction and a lock on the class. */
  async fixClassEnd(classGroupId: string): Promise<void> {
    await this.feedbackRows.fixClassEnd(classGroupId, this.clock.now());
  }

  /**
   * Around a change to sessions of a class: what has ended stays ended. Where the change itself ends it, members have their days from now on,
   * until another change lets it go on before anybody has answered. Needs a transaction and the lock on the class.
   */
  async keepClassEndAround<Result>(classGroupId: string, change: () => Promise<Result>): Promise<Result> {
    const now = this.clock.now();
    if (!(await this.feedbackRows.takeBackUnansweredEnd(classGroupId)))
      await this.feedbackRows.fixClassEnd(classGroupId, now);
    const result = await change();
    await this.feedbackRows.fixClassEnd(classGroupId, now, now);
    return result;
  }

  /** A class a transaction; safe to repeat. */
  async sealDueFeedback(): Promise<void> {
    const { opinionDays, householdsToDay } = this.askDays;
    await this.sealClasses('opinion', opinionDays);
    await this.sealClasses('household', householdsToDay);
  }

  private async sealClasses(kind: AskKind, days: number): Promise<void> {
    const endedBy = new Date(this.clock.now().getTime() - days * DAY_MS);
    for (;;) {
      const due = await this.feedbackRows.dueBefore(kind, endedBy, AT_ONCE);
      for (const id of due) await this.sealClass(kind, id, endedBy);
      if (due.length < AT_ONCE) return;
    }
  }

  private async sealClass(kind: AskKind, classGroupId: string, endedBy: Date): Promise<void> {
    const at = this.clock.now();
    await this.transactions.run(async () => {
      await this.feedbackRows.lockClass(classGroupId);
      await this.fixClassEnd(classGroupId);
      if (!(await this.feedbackRows.isDue(kind, classGroupId, endedBy))) return;
      if (kind === 'opinion') await this.feedbackRows.sealFeedback(classGroupId, at);
      else await this.feedbackRows.sealHouseholds(classGroupId, at);
    });
  }
}
