import { Injectable } from '@nestjs/common';
import { type Actor, cleanText, Clock, Transactions } from '@lopso/platform';
import { RequestAnswered, RequestExpired, RequestTwice } from '../classes-requests.errors';
import { type AnswerVerdict, judgeAnswer, type RequestStage } from '../rules/place-request';
import { ClassGroupRepository } from '../storage/class-group.repository';
import { type PlaceRequest, PlaceRequestRepository } from '../storage/place-request.repository';
import { type NotBooked, notBookedOf } from './not-booked';
import { againWhenRaced } from './racing';
import { RequestAccess, type RequestsByClass } from './request-access';
import { RequestSettling, type Settled } from './request-settling.service';

/** What is said about some requests. */
export interface RequestAnswer {
  readonly requestIds: readonly string[];
  /** Why not; null: yes. */
  readonly reason: string | null;
}

/** What came of it: how many got a place, wait for one, are passed on, were declined; and who could not be admitted and still asks. */
export interface AnswerOutcome {
  readonly placed: number;
  readonly waiting: number;
  readonly passedOn: number;
  readonly declined: number;
  readonly notAdmitted: readonly NotBooked[];
}

const REFUSALS: Readonly<Record<string, new (names: readonly string[]) => Error>> = {
  answered: RequestAnswered,
  expired: RequestExpired,
  'same-person': RequestTwice,
} satisfies Partial<Record<AnswerVerdict, unknown>>;

/** Answers requests for places, for the commune or for the class. */
@Injectable()
export class AnswerRequests {
  constructor(
    private readonly requests: PlaceRequestRepository,
    private readonly rights: RequestAccess,
    private readonly groups: ClassGroupRepository,
    private readonly settling: RequestSettling,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * One answer to one or several; those of a class together or not at all, and the same again by the same account changes nothing.
   * @throws NotFound when one of them is nobody's the actor answers for, RequestAnswered, RequestExpired, RequestTwice, ClassOver
   */
  async answer(actor: Actor, stage: RequestStage, answer: RequestAnswer): Promise<AnswerOutcome> {
    const found = await this.requests.find(answer.requestIds, this.clock.now());
    this.rights.requireAnswerable(actor, stage, answer.requestIds, found);
    const classes = this.rights.byClass(found);
    // Before anything is settled: a class that is refused leaves none of the others half done, but for who is quicker in between.
    const given = { stage, isYes: answer.reason === null };
    for (const asked of classes) await this.toAnswer(actor, given, asked, this.clock.now());
    const outcomes: AnswerOutcome[] = [];
    for (const asked of classes)
      outcomes.push(
        await againWhenRaced(() => this.transactions.run(() => this.ofClass(actor, stage, asked, answer.reason))),
      );
    const sum = (of: (one: AnswerOutcome) => number): number => outcomes.reduce((all, one) => all + of(one), 0);
    return {
      ...{ placed: sum((one) => one.placed), waiting: sum((one) => one.waiting) },
      ...{ passedOn: sum((one) => one.passedOn), declined: sum((one) => one.declined) },
      notAdmitted: outcomes.flatMap(({ notAdmitted }) => notAdmitted),
    };
  }

  private async ofClass(
    actor: Actor,
    stage: RequestStage,
    { classGroupId, ids }: RequestsByClass,
    reason: string | null,
  ): Promise<AnswerOutcome> {
    const group = await this.groups.lockGroup(classGroupId);
    const now = this.clock.now();
    const asked = await this.toAnswer(actor, { stage, isYes: reason === null }, { classGroupId, ids }, now);
    if (group === null || asked.length === 0) return NOTHING;
    if (reason === null) return this.told(actor, await this.settling.approve(actor, group, asked, now));
    await this.settling.decline(actor, group, asked, { at: now, reason: cleanText(reason) });
    return { ...NOTHING, declined: asked.length };
  }

  /** Without those the actor said the same of before. @throws RequestAnswered, RequestExpired, RequestTwice */
  private async toAnswer(
    actor: Actor,
    given: { readonly stage: RequestStage; readonly isYes: boolean },
    { classGroupId, ids }: RequestsByClass,
    now: Date,
  ): Promise<PlaceRequest[]> {
    const asked = await this.requests.ofClass(classGroupId, ids);
    const answer = { ...given, accountId: actor.accountId };
    const verdicts = new Map(asked.map((request) => [request, judgeAnswer(request, answer, now)]));
    for (const [verdict, Refusal] of Object.entries(REFUSALS)) {
      const refused = asked.filter((request) => verdicts.get(request) === verdict);
      if (refused.length > 0) throw new Refusal(await this.rights.namesOf(refused));
    }
    return asked.filter((request) => verdicts.get(request) === 'counts');
  }

  private async told(actor: Actor, { refused, ...counts }: Settled): Promise<AnswerOutcome> {
    const people = await this.rights.people(refused);
    return {
      ...counts,
      declined: 0,
      notAdmitted: notBookedOf(refused, [...people.values()], this.rights.knows(actor)),
    };
  }
}

const NOTHING: AnswerOutcome = { placed: 0, waiting: 0, passedOn: 0, declined: 0, notAdmitted: [] };
