import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, Clock, newId, NotFound } from '@lopso/platform';
import { BookingPlaceService } from '../booking/booking-place.service';
import { ClassOver, OwnRequestAnswered } from '../classes.errors';
import { ANSWER_FOR_ANY_CLASS, ANSWER_FOR_CLASS, ANSWER_FOR_COMMUNE, READ_CLASSES } from '../classes.permissions';
import { ClassesSettings } from '../classes.settings';
import { type ClassGroup } from '../scheduling/class-group.repository';
import { refuseHindered } from '../sessions/refusals';
import { type BookedMember, bookedMemberOf } from '../sessions/session-summary.service';
import { CommuneService } from '../venues/commune.service';
import { WaitlistRepository } from '../waitlist/waitlist.repository';
import {
  type ListedRequest,
  PlaceRequestRepository,
  type RequestQuery,
  type RequestReach,
} from './place-request.repository';
import { requestExpiresAt, type RequestStage } from './place-request.rules';

/** Requests of one class, by id. */
export interface RequestsByClass {
  readonly classGroupId: string;
  readonly ids: readonly string[];
}

/** So many are listed, and answered at once. */
export const MOST_REQUESTS = 300;

/** Somebody who asks for a place, as who answers sees her. */
export interface AskingMember extends Omit<BookedMember, 'isWalkIn'> {
  readonly requestId: string;
  readonly stage: ListedRequest['stage'];
  readonly approval: ListedRequest['approval'];
  readonly askedAt: Date;
  readonly expiresAt: Date;
  /** The word it waits for is the actor's. */
  readonly canAnswer: boolean;
}

/** Requests for one class. */
export interface ClassRequests {
  readonly classGroupId: string;
  readonly title: string;
  readonly communeName: string;
  readonly startsAt: Date | null;
  readonly capacity: number;
  readonly freePlaces: number;
  readonly waitingCount: number;
  /** The first to expire first. */
  readonly people: readonly AskingMember[];
}

/** Requests by class, the class whose first expires first; `isCut`: there are more. */
export interface RequestList {
  readonly classes: readonly ClassRequests[];
  readonly total: number;
  readonly isCut: boolean;
}

/** In the order in which classes appear. */
function byClass(rows: readonly ListedRequest[]): [ListedRequest, ...ListedRequest[]][] {
  const groups = new Map<string, [ListedRequest, ...ListedRequest[]]>();
  for (const row of rows) {
    const known = groups.get(row.classGroupId);
    if (known === undefined) groups.set(row.classGroupId, [row]);
    else known.push(row);
  }
  return [...groups.values()];
}

/** Requests for places that need an approval: made, listed, withdrawn, expired, and who answers them. */
@Injectable()
export class PlaceRequestService {
  constructor(
    private readonly requests: PlaceRequestRepository,
    private readonly communes: CommuneService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly waitlistRows: WaitlistRepository,
    private readonly places: BookingPlaceService,
    private readonly settings: ClassesSettings,
    private readonly access: Access,
    private readonly members: MemberService,
  ) {}

  /** Those whose word is the actor's; of one class also those she sees alone. The reading goes into the trail. */
  async listRequests(actor: Actor, classGroupId: string | null): Promise<RequestList> {
    const reads = classGroupId === null ? null : this.readableReach(actor);
    const query = { ...this.seenBy(actor), reads, classGroupId, limit: MOST_REQUESTS + 1 };
    const found = await this.requests.listOpen(query, this.clock.now());
    const shown = found.slice(0, MOST_REQUESTS);
    const people = await this.membersOf(shown);
    const listed = shown.filter(({ memberId }) => people.has(memberId));
    await this.auditListing(actor, listed, classGroupId);
    const names = await this.communes.namesOf(listed.map(({ communeId }) => communeId));
    const classes = byClass(listed).map((rows) => this.classOf(actor, rows, people, names));
    return { classes, total: listed.length, isCut: found.length > MOST_REQUESTS };
  }

  /** How many wait for the actor's word. */
  async countRequests(actor: Actor): Promise<number> {
    return this.requests.countOpen({ ...this.seenBy(actor), reads: null, classGroupId: null }, this.clock.now());
  }

  private seenBy(actor: Actor): Pick<RequestQuery, 'accountId' | 'memberId' | 'answers'> {
    return { accountId: actor.accountId, memberId: actor.memberId, answers: this.answerableReach(actor) };
  }

  private classOf(
    actor: Actor,
    rows: readonly [ListedRequest, ...ListedRequest[]],
    people: ReadonlyMap<string, MemberSummary>,
    names: ReadonlyMap<string, string>,
  ): ClassRequests {
    const [{ classGroupId, title, communeId, startsAt, capacity, bookedCount, waitingCount }] = rows;
    return {
      ...{ classGroupId, title, communeName: names.get(communeId) ?? '', startsAt, capacity, waitingCount },
      freePlaces: Math.max(0, capacity - bookedCount),
      people: rows.flatMap((row) => {
        const member = people.get(row.memberId);
        if (member === undefined) return [];
        const { id: requestId, stage, approval, askedAt, lastsUntil: expiresAt } = row;
        const isTwice = stage === 'class' && row.communeBy === actor.accountId;
        const canAnswer = !isTwice && this.mayAnswer(actor, stage, row);
        return [{ ...bookedMemberOf(member, false), requestId, stage, approval, askedAt, expiresAt, canAnswer }];
      }),
    };
  }

  private async auditListing(
    actor: Actor,
    listed: readonly ListedRequest[],
    classGroupId: string | null,
  ): Promise<void> {
    const subject = classGroupId === null ? {} : { subject: { type: 'class-group', id: classGroupId } };
    const entry = { action: 'classes.requests-read', ...subject };
    const reading = await this.audit.recordReadOver(actor, this.readableReach(actor).ownClasses, entry);
    await this.audit.noteHeld(
      reading,
      listed.map(({ memberId, memberPath: unitPath }) => ({ memberId, unitPath })),
    );
  }

  /** Twice changes nothing; who has a place, or waits for one, asks for nothing. Needs a transaction. @throws ClassOver, CoursesMissing, OwnHoursTaken */
  async requestPlace(actor: Actor, group: ClassGroup, memberId: string): Promise<void> {
    const now = this.clock.now();
    if (group.approval === 'none' || (await this.requests.isPlaced(group.id, memberId))) return;
    if ((await this.waitlistRows.nextStartsAt(group.id, now)) === null) throw new ClassOver();
    await this.expireRequests(group, memberId, now);
    if ((await this.requests.openOf(group.id, memberId)) !== null) return;
    await this.requireFree(group, memberId);
    const id = newId();
    const expiresAt = requestExpiresAt(now, this.settings.PLACE_REQUEST_HOURS);
    const asked = { approval: group.approval, askedAt: now, askedBy: actor.accountId, expiresAt };
    await this.requests.insert({ id, classGroupId: group.id, memberId, ...asked });
    await this.auditRequest(actor, group, { id, memberId }, 'classes.request-made');
  }

  /** She asks no longer; false when she did not. Needs a transaction. */
  async withdrawRequest(actor: Actor, group: ClassGroup, memberId: string): Promise<boolean> {
    const at = this.clock.now();
    await this.expireRequests(group, memberId, at);
    const open = await this.requests.openOf(group.id, memberId);
    if (open === null) return false;
    await this.requests.end([open.id], { as: 'withdrawn', at });
    await this.auditRequest(actor, group, open, 'classes.request-withdrawn');
    return true;
  }

  /** She knows how it ended, be it that the hours ran out this minute. Needs a transaction. */
  async acknowledgeRequest(group: ClassGroup, memberId: string): Promise<void> {
    const now = this.clock.now();
    await this.expireRequests(group, memberId, now);
    await this.requests.noteSeen(group.id, memberId, now);
  }

  /** Ends what nobody answered in time: of one member, or of everybody. Needs a transaction. */
  async expireRequests(group: ClassGroup, memberId: string | null, now: Date): Promise<void> {
    for (const expired of await this.requests.expire(group.id, memberId, now))
      await this.auditRequest(null, group, expired, 'classes.request-expired');
  }

  /** Nobody is asked about somebody who could not come. */
  private async requireFree(group: ClassGroup, memberId: string): Promise<void> {
    refuseHindered((await this.places.previewPlaces(group, [memberId])).refused[0]);
  }

  private async auditRequest(
    actor: Actor | null,
    { id: subjectId, unitPath }: ClassGroup,
    { id: requestId, memberId }: { readonly id: string; readonly memberId: string },
    action: string,
  ): Promise<void> {
    const details = { memberId, requestId };
    await this.audit.record(actor, { action, subjectType: 'class-group', subjectId, unitPath, details });
  }

  /** What the actor answers: of people of her communes, and of classes of her units or her own. */
  answerableReach(actor: Actor): RequestReach {
    return {
      people: this.access.scope(actor, ANSWER_FOR_COMMUNE),
      classes: this.access.scope(actor, ANSWER_FOR_ANY_CLASS),
      ownClasses: this.access.reach(actor, ANSWER_FOR_CLASS),
    };
  }

  /** What she sees besides. */
  readableReach(actor: Actor): Omit<RequestReach, 'classes'> {
    return { people: this.access.scope(actor, READ_CLASSES), ownClasses: this.access.reach(actor, READ_CLASSES) };
  }

  /** True when the word of this stage about the request is the actor's; about her own she has none. */
  mayAnswer(actor: Actor, stage: RequestStage, request: ListedRequest): boolean {
    return request.memberId !== actor.memberId && this.reaches(actor, stage, request);
  }

  private reaches(actor: Actor, stage: RequestStage, request: ListedRequest): boolean {
    const { people, classes, ownClasses } = this.answerableReach(actor);
    if (stage === 'commune') return people.contains(request.memberPath);
    const isOwn = request.trainerId === actor.accountId && ownClasses.contains(request.unitPath);
    return isOwn || classes.contains(request.unitPath);
  }

  /** The people of requests; who is no longer there is missing. */
  async membersOf(requests: readonly { readonly memberId: string }[]): Promise<Map<string, MemberSummary>> {
    return this.members.describeMembers(requests.map(({ memberId }) => memberId));
  }

  /** All of them by id when the actor answers each. @throws NotFound when one is hidden from her or is not there, OwnRequestAnswered */
  requireAnswerable(actor: Actor, stage: RequestStage, ids: readonly string[], found: readonly ListedRequest[]): void {
    if (found.length < new Set(ids).size || found.some((request) => !this.reaches(actor, stage, request)))
      throw new NotFound();
    if (found.some(({ memberId }) => memberId === actor.memberId)) throw new OwnRequestAnswered();
  }

  /** Whether the actor may know of a class that stands in somebody's way. */
  mayKnowClass(actor: Actor): (clash: { readonly unitPath: string }) => boolean {
    const readable = this.access.scope(actor, READ_CLASSES);
    return ({ unitPath }) => readable.contains(unitPath);
  }

  /** Ids by class, the classes in one order. */
  groupByClass(found: readonly ListedRequest[]): RequestsByClass[] {
    const classIds = [...new Set(found.map(({ classGroupId }) => classGroupId))].sort();
    return classIds.map((classGroupId) => ({
      classGroupId,
      ids: found.filter((one) => one.classGroupId === classGroupId).map(({ id }) => id),
    }));
  }

  async namesOf(requests: readonly { readonly memberId: string }[]): Promise<string[]> {
    return [...(await this.membersOf(requests)).values()].map(({ fullName }) => fullName);
  }
}
