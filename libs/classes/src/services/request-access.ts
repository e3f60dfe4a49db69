import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, NotFound } from '@lopso/platform';
import { OwnRequestAnswered } from '../classes-requests.errors';
import { ANSWER_FOR_ANY_CLASS, ANSWER_FOR_CLASS, ANSWER_FOR_COMMUNE, READ_CLASSES } from '../classes.permissions';
import { type RequestStage } from '../rules/place-request';
import { type ListedRequest, type RequestReach } from '../storage/place-request.repository';

/** Requests of one class, by id. */
export interface RequestsByClass {
  readonly classGroupId: string;
  readonly ids: readonly string[];
}

/** Whose requests somebody answers, and whose she sees. */
@Injectable()
export class RequestAccess {
  constructor(
    private readonly access: Access,
    private readonly members: MemberService,
  ) {}

  /** What the actor answers: of people of her communes, and of classes of her units or her own. */
  answers(actor: Actor): RequestReach {
    return {
      people: this.access.scope(actor, ANSWER_FOR_COMMUNE),
      classes: this.access.scope(actor, ANSWER_FOR_ANY_CLASS),
      ownClasses: this.access.reach(actor, ANSWER_FOR_CLASS),
    };
  }

  /** What she sees besides. */
  reads(actor: Actor): Omit<RequestReach, 'classes'> {
    return { people: this.access.scope(actor, READ_CLASSES), ownClasses: this.access.reach(actor, READ_CLASSES) };
  }

  /** True when the word of this stage about the request is the actor's; about her own she has none. */
  mayAnswer(actor: Actor, stage: RequestStage, request: ListedRequest): boolean {
    return request.memberId !== actor.memberId && this.reaches(actor, stage, request);
  }

  private reaches(actor: Actor, stage: RequestStage, request: ListedRequest): boolean {
    const { people, classes, ownClasses } = this.answers(actor);
    if (stage === 'commune') return people.contains(request.memberPath);
    const isOwn = request.trainerId === actor.accountId && ownClasses.contains(request.unitPath);
    return isOwn || classes.contains(request.unitPath);
  }

  /** The people of requests; who is no longer there is missing. */
  async people(requests: readonly { readonly memberId: string }[]): Promise<Map<string, MemberSummary>> {
    return this.members.describeMembers(requests.map(({ memberId }) => memberId));
  }

  /** All of them by id when the actor answers each. @throws NotFound when one is hidden from her or is not there, OwnRequestAnswered */
  requireAnswerable(actor: Actor, stage: RequestStage, ids: readonly string[], found: readonly ListedRequest[]): void {
    if (found.length < new Set(ids).size || found.some((request) => !this.reaches(actor, stage, request)))
      throw new NotFound();
    if (found.some(({ memberId }) => memberId === actor.memberId)) throw new OwnRequestAnswered();
  }

  /** Whether the actor may know of a class that stands in somebody's way. */
  knows(actor: Actor): (clash: { readonly unitPath: string }) => boolean {
    const readable = this.access.scope(actor, READ_CLASSES);
    return ({ unitPath }) => readable.contains(unitPath);
  }

  /** Ids by class, the classes in one order. */
  byClass(found: readonly ListedRequest[]): RequestsByClass[] {
    const classIds = [...new Set(found.map(({ classGroupId }) => classGroupId))].sort();
    return classIds.map((classGroupId) => ({
      classGroupId,
      ids: found.filter((one) => one.classGroupId === classGroupId).map(({ id }) => id),
    }));
  }

  async namesOf(requests: readonly { readonly memberId: string }[]): Promise<string[]> {
    return [...(await this.people(requests)).values()].map(({ fullName }) => fullName);
  }
}
