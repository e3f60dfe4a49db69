import { Injectable } from '@nestjs/common';
import { type Actor, Audit, cleanText, Clock, Transactions } from '@lopso/platform';
import { BookingPlaceService } from '../booking/booking-place.service';
import { retryWhenRaced } from '../booking/booking-race';
import { type RefusedBooking } from '../booking/booking.rules';
import { BookingService, type NotBooked, notBookedOf } from '../booking/booking.service';
import { AnswerStands, RequestAnswered, RequestExpired, RequestTwice } from '../classes.errors';
import { ClassesSettings } from '../classes.settings';
import { type ClassGroup, ClassGroupRepository } from '../scheduling/class-group.repository';
import { WaitlistService } from '../waitlist/waitlist.service';
import { type PlaceRequest, PlaceRequestRepository } from './place-request.repository';
import {
  type AnswerVerdict,
  judgeAnswer,
  judgeTakeBack,
  requestExpiresAt,
  type RequestStage,
} from './place-request.rules';
import { PlaceRequestService, type RequestsByClass } from './place-request.service';

/** What came of a yes: how many got a place, wait for one, or are passed on to who runs the class; and who could not be admitted. */
export interface Settled {
  readonly placed: number;
  readonly waiting: number;
  readonly passedOn: number;
  readonly refused: readonly RefusedBooking[];
}

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

const NOTHING: AnswerOutcome = { placed: 0, waiting: 0, passedOn: 0, declined: 0, notAdmitted: [] };

/** Approves and declines requests for places, and takes an answer back. */
@Injectable()
export class RequestAnswerService {
  constructor(
    private readonly requests: PlaceRequestRepository,
    private readonly rights: PlaceRequestService,
    private readonly groups: ClassGroupRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly places: BookingPlaceService,
    private readonly waitlist: WaitlistService,
    private readonly settings: ClassesSettings,
    private readonly audit: Audit,
    private readonly bookings: BookingService,
  ) {}

  /**
   * One answer to one or several; those of a class together or not at all, and the same again by the same account changes nothing.
   * @throws NotFound when one of them is nobody's the actor answers for, RequestAnswered, RequestExpired, RequestTwice, ClassOver
   */
  async answerRequests(actor: Actor, stage: RequestStage, answer: RequestAnswer): Promise<AnswerOutcome> {
    const found = await this.requests.find(answer.requestIds, this.clock.now());
    this.rights.requireAnswerable(actor, stage, answer.requestIds, found);
    const classes = this.rights.groupByClass(found);
    // Before anything is settled: a class that is refused leaves none of the others half done, but for who is quicker in between.
    const given = { stage, isYes: answer.reason === null };
    for (const asked of classes) await this.toAnswer(actor, given, asked, this.clock.now());
    const outcomes: AnswerOutcome[] = [];
    for (const asked of classes)
      outcomes.push(
        await retryWhenRaced(() => this.transactions.run(() => this.answerOfClass(actor, stage, asked, answer.reason))),
      );
    const sum = (of: (one: AnswerOutcome) => number): number => outcomes.reduce((all, one) => all + of(one), 0);
    return {
      ...{ placed: sum((one) => one.placed), waiting: sum((one) => one.waiting) },
      ...{ passedOn: sum((one) => one.passedOn), declined: sum((one) => one.declined) },
      notAdmitted: outcomes.flatMap(({ notAdmitted }) => notAdmitted),
    };
  }

  private async answerOfClass(
    actor: Actor,
    stage: RequestStage,
    { classGroupId, ids }: RequestsByClass,
    reason: string | null,
  ): Promise<AnswerOutcome> {
    const group = await this.groups.lockGroup(classGroupId);
    const now = this.clock.now();
    const asked = await this.toAnswer(actor, { stage, isYes: reason === null }, { classGroupId, ids }, now);
    if (group === null || asked.length === 0) return NOTHING;
    if (reason === null) return this.told(actor, await this.approveRequest(actor, group, asked, now));
    await this.declineRequest(actor, group, asked, { at: now, reason: cleanText(reason) });
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
    const people = await this.rights.membersOf(refused);
    return {
      ...counts,
      declined: 0,
      notAdmitted: notBookedOf(refused, [...people.values()], this.rights.mayKnowClass(actor)),
    };
  }

  /** A no, with the reason for her. Needs a transaction. */
  async declineRequest(
    actor: Actor,
    group: ClassGroup,
    asked: readonly PlaceRequest[],
    { at, reason }: { readonly at: Date; readonly reason: string },
  ): Promise<void> {
    const ids = asked.map(({ id }) => id);
    await this.requests.end(ids, { as: 'declined', at, by: actor.accountId, reason });
    await this.auditAnswer(actor, group, asked, 'classes.request-declined');
  }

  /**
   * A yes of this stage: the last one admits, an earlier one passes on. Who waits already comes first. Who is elsewhere at the hours, or lacks what the class builds on, is left as she is. Needs a transaction.
   * @throws ClassOver, BookingRaced
   */
  async approveRequest(actor: Actor, group: ClassGroup, asked: readonly PlaceRequest[], at: Date): Promise<Settled> {
    const ids = asked.map(({ memberId }) => memberId);
    await this.waitlist.serveWaiting(group, ids, at);
    const { refused } = await this.places.previewPlaces(group, ids);
    const hindered = refused.filter(({ reason }) => reason !== 'full' && reason !== 'already-booked');
    const isHindered = new Set(hindered.map(({ memberId }) => memberId));
    const free = asked.filter(({ memberId }) => !isHindered.has(memberId));
    const first = free.filter(({ approval, stage }) => approval === 'two-stage' && stage === 'commune');
    const waiting = await this.admitRequest(
      actor,
      group,
      free.filter((one) => !first.includes(one)),
      at,
    );
    const expiresAt = requestExpiresAt(at, this.settings.PLACE_REQUEST_HOURS);
    for (const { id } of first) await this.requests.moveTo(id, { stage: 'class', expiresAt, by: actor.accountId, at });
    await this.auditAnswer(actor, group, first, 'classes.request-passed-on');
    return { placed: free.length - first.length - waiting, waiting, passedOn: first.length, refused: hindered };
  }

  /** In the order of the waiting list, so that places go round the communes; gives how many wait, as since they asked. */
  private async admitRequest(
    actor: Actor,
    group: ClassGroup,
    asked: readonly PlaceRequest[],
    at: Date,
  ): Promise<number> {
    if (asked.length === 0) return 0;
    const entries = asked.map(({ memberId, askedAt }) => ({ memberId, joinedAt: askedAt }));
    const turns = await this.places.waitingOrderOf(group.id, entries);
    const known = new Map(asked.map((one) => [one.memberId, one]));
    const coming = turns.flatMap(({ memberId }) => known.get(memberId) ?? []);
    const ids = coming.map(({ id }) => id);
    await this.requests.end(ids, { as: 'admitted', at, by: actor.accountId });
    await this.auditAnswer(actor, group, coming, 'classes.request-approved');
    return this.waitlist.admitWaiting(actor, group, coming);
  }

  /** Writes into the trail what was said of each. */
  async auditAnswer(actor: Actor, group: ClassGroup, asked: readonly PlaceRequest[], action: string): Promise<void> {
    const { id: subjectId, unitPath } = group;
    for (const { id: requestId, memberId } of asked) {
      const details = { memberId, requestId };
      await this.audit.record(actor, { action, subjectType: 'class-group', subjectId, unitPath, details });
    }
  }

  /**
   * The actor's own answers of some minutes ago: the requests wait again, a place goes to who waits for it. Those of a class together or not
   * at all; twice is harmless. @throws NotFound as answering does, AnswerStands
   */
  async takeAnswersBack(actor: Actor, stage: RequestStage, requestIds: readonly string[]): Promise<void> {
    const found = await this.requests.find(requestIds, this.clock.now());
    this.rights.requireAnswerable(actor, stage, requestIds, found);
    for (const asked of this.rights.groupByClass(found))
      await retryWhenRaced(() => this.transactions.run(() => this.takeBackOfClass(actor, stage, asked)));
  }

  private async takeBackOfClass(
    actor: Actor,
    stage: RequestStage,
    { classGroupId, ids }: RequestsByClass,
  ): Promise<void> {
    const group = await this.groups.lockGroup(classGroupId);
    if (group === null) return;
    const stands: PlaceRequest[] = [];
    for (const request of await this.requests.ofClass(classGroupId, ids))
      if (!(await this.takeBackOne(actor, stage, group, request))) stands.push(request);
    if (stands.length > 0) throw new AnswerStands(await this.rights.namesOf(stands));
  }

  private async takeBackOne(
    actor: Actor,
    stage: RequestStage,
    group: ClassGroup,
    request: PlaceRequest,
  ): Promise<boolean> {
    // How the class admits was changed: nobody waits there for such a word any more.
    if (group.approval !== request.approval) return false;
    switch (judgeTakeBack(request, { stage, accountId: actor.accountId }, this.clock.now())) {
      case 'waits':
        return true;
      case 'over':
        return false;
      case 'passed-on':
        return this.reopenForCommune(actor, group, request);
      case 'admitted':
        return this.reopenFromPlace(actor, group, request);
      case 'declined':
        return this.reopenDeclined(actor, group, request);
    }
  }

  /** The commune's yes: it waits for the commune, as long as it would have; anew where that is over by now, or it would be gone at once. */
  async reopenForCommune(actor: Actor, group: ClassGroup, request: PlaceRequest): Promise<boolean> {
    const [now, hours] = [this.clock.now(), this.settings.PLACE_REQUEST_HOURS];
    const before = requestExpiresAt(request.askedAt, hours);
    const expiresAt = before > now ? before : requestExpiresAt(now, hours);
    await this.requests.moveTo(request.id, { stage: 'commune', expiresAt, by: null, at: null });
    return this.auditReopening(actor, group, request);
  }

  /**
   * An admission: her place goes to who waits. False when she gave it up meanwhile, or lost it: what she has now came of something else.
   * @throws BookingRaced
   */
  async reopenFromPlace(actor: Actor, group: ClassGroup, request: PlaceRequest): Promise<boolean> {
    const { memberId, endedAt } = request;
    if (endedAt !== null && (await this.requests.hasLeftSince(group.id, memberId, endedAt))) return false;
    const isOff =
      (await this.waitlist.leaveWaitlist(actor, group, memberId, 'removed')) ||
      (await this.bookings.freePlaceOf(group, memberId)) !== null;
    return isOff && this.reopenDeclined(actor, group, request);
  }

  /** A no. False when she asked anew meanwhile, or was given a place. */
  async reopenDeclined(actor: Actor, group: ClassGroup, request: PlaceRequest): Promise<boolean> {
    const { classGroupId, memberId } = request;
    if ((await this.requests.openOf(classGroupId, memberId)) !== null) return false;
    if (await this.requests.isPlaced(classGroupId, memberId)) return false;
    await this.requests.reopen(request.id);
    return this.auditReopening(actor, group, request);
  }

  private async auditReopening(actor: Actor, group: ClassGroup, request: PlaceRequest): Promise<true> {
    await this.auditAnswer(actor, group, [request], 'classes.request-answer-taken-back');
    return true;
  }
}
