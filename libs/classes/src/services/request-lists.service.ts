import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Audit, Clock } from '@lopso/platform';
import { type ListedRequest, PlaceRequestRepository, type RequestQuery } from '../storage/place-request.repository';
import { type BookedMember, bookedMemberOf } from './class-views';
import { CommuneNames } from './commune-names.service';
import { RequestAccess } from './request-access';

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

/** Reads who asks for places. */
@Injectable()
export class RequestLists {
  constructor(
    private readonly requests: PlaceRequestRepository,
    private readonly rights: RequestAccess,
    private readonly names: CommuneNames,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Those whose word is the actor's; of one class also those she sees alone. The reading goes into the trail. */
  async list(actor: Actor, classGroupId: string | null): Promise<RequestList> {
    const reads = classGroupId === null ? null : this.rights.reads(actor);
    const query = { ...this.seenBy(actor), reads, classGroupId, limit: MOST_REQUESTS + 1 };
    const found = await this.requests.listOpen(query, this.clock.now());
    const shown = found.slice(0, MOST_REQUESTS);
    const people = await this.rights.people(shown);
    const listed = shown.filter(({ memberId }) => people.has(memberId));
    await this.note(actor, listed, classGroupId);
    const names = await this.names.of(listed.map(({ communeId }) => communeId));
    const classes = byClass(listed).map((rows) => this.classOf(actor, rows, people, names));
    return { classes, total: listed.length, isCut: found.length > MOST_REQUESTS };
  }

  /** How many wait for the actor's word. */
  async count(actor: Actor): Promise<number> {
    return this.requests.countOpen({ ...this.seenBy(actor), reads: null, classGroupId: null }, this.clock.now());
  }

  private seenBy(actor: Actor): Pick<RequestQuery, 'accountId' | 'memberId' | 'answers'> {
    return { accountId: actor.accountId, memberId: actor.memberId, answers: this.rights.answers(actor) };
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
        const canAnswer = !isTwice && this.rights.mayAnswer(actor, stage, row);
        return [{ ...bookedMemberOf(member, false), requestId, stage, approval, askedAt, expiresAt, canAnswer }];
      }),
    };
  }

  private async note(actor: Actor, listed: readonly ListedRequest[], classGroupId: string | null): Promise<void> {
    const subject = classGroupId === null ? {} : { subject: { type: 'class-group', id: classGroupId } };
    const entry = { action: 'classes.requests-read', ...subject };
    const reading = await this.audit.recordReadOver(actor, this.rights.reads(actor).ownClasses, entry);
    await this.audit.noteHeld(
      reading,
      listed.map(({ memberId, memberPath: unitPath }) => ({ memberId, unitPath })),
    );
  }
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
