import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, isDay, isId, NotFound } from '@lopso/platform';
import { actsOn, type DataRequestAct } from '../rules/data-request';
import { type DataRequest, DataRequestRepository } from '../storage/data-request.repository';
import { MemberRepository, type MemberSummary } from '../storage/member.repository';
import { type AnswererStanding, DataRequestDesk } from './data-request-desk';
import { DataRequestTerms } from './data-request-terms';

/** A request with its member (null once erased, and where staff asks) and how it stands against its clock. */
export interface QueuedDataRequest {
  readonly request: DataRequest;
  readonly member: MemberSummary | null;
  /** The term that runs now is over. */
  readonly isLate: boolean;
  /** Until that term is over, counted from tomorrow. */
  readonly workingDaysLeft: number;
  /** Empty for who only reads. */
  readonly can: readonly DataRequestAct[];
  /** The caller may answer here, but asked or wrote the paper down, herself or as the one whose right she uses: somebody else answers. */
  readonly needsOtherOfficer: boolean;
  /** It is about the caller's own data, or of who lent her the right to answer. */
  readonly isOwn: boolean;
}

/** A page of the queue and how many are open in all. */
export interface DataRequestPage {
  readonly requests: readonly QueuedDataRequest[];
  readonly open: number;
  readonly nextCursor: string | null;
}

/** Requests about personal data as officers see them. */
@Injectable()
export class DataRequestQueue {
  constructor(
    private readonly requests: DataRequestRepository,
    private readonly members: MemberRepository,
    private readonly terms: DataRequestTerms,
    private readonly desk: DataRequestDesk,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Open requests by the day they are due, or closed ones, within the officer's units; written into the audit trail. */
  async list(
    actor: Actor,
    wanted: { readonly isOpen: boolean; readonly limit: number; readonly cursor: string | null },
  ): Promise<DataRequestPage> {
    const scope = this.desk.readScopeOf(actor);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'privacy.requests-listed' });
    const after = wanted.cursor === null ? null : placeOf(wanted.cursor);
    const found = await this.requests.page(scope, { isOpen: wanted.isOpen, after, limit: wanted.limit + 1 });
    const shown = found.slice(0, wanted.limit);
    const held = shown.flatMap(({ memberId, unitPath }) => (memberId === null ? [] : [{ memberId, unitPath }]));
    await this.audit.noteHeld(reading, held);
    const last = shown[shown.length - 1];
    return {
      requests: await this.withMembers(actor, shown),
      open: await this.requests.countOpen(scope),
      nextCursor: found.length > wanted.limit && last !== undefined ? `${last.answerDueOn} ${last.id}` : null,
    };
  }

  /** One request; written into the audit trail. @throws NotFound outside the officer's units */
  async get(actor: Actor, id: string): Promise<QueuedDataRequest> {
    const request = await this.desk.read(actor, id, 'privacy.request-read');
    const [queued] = await this.withMembers(actor, [request]);
    if (queued === undefined) throw new NotFound();
    return queued;
  }

  private async withMembers(actor: Actor, requests: readonly DataRequest[]): Promise<QueuedDataRequest[]> {
    const today = this.clock.today();
    const memberIds = requests.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]));
    const described = await this.members.describe([...new Set(memberIds)], today);
    const daysLeft = await this.terms.daysLeft();
    const byId = new Map(described.map((member) => [member.id, member]));
    const answers = this.desk.scopeOf(actor);
    const standing = await this.desk.standings(actor, requests);
    return requests.map((request) => ({
      request,
      member: request.memberId === null ? null : (byId.get(request.memberId) ?? null),
      isLate: isLate(request, today),
      workingDaysLeft: daysLeft(request),
      ...answering(standing(request), request, answers.contains(request.unitPath)),
    }));
  }
}

type Answering = Pick<QueuedDataRequest, 'can' | 'needsOtherOfficer' | 'isOwn'>;

/** `mayAnswer`: requests of the unit; the caller's own are answered by somebody else to their end, a paper until it is accepted. */
function answering({ isOwn, isRecorders }: AnswererStanding, request: DataRequest, mayAnswer: boolean): Answering {
  const acts = mayAnswer ? actsOn(request).filter((act) => act !== 'take-back') : [];
  if (isOwn) return { can: [], needsOtherOfficer: acts.length > 0, isOwn };
  const waits = acts.includes('accept') && isRecorders;
  return { can: waits ? acts.filter((act) => act !== 'accept') : acts, needsOtherOfficer: waits, isOwn };
}

function isLate({ state, answerDueOn, actDueOn }: DataRequest, today: string): boolean {
  if (state === 'received') return answerDueOn < today;
  return state === 'accepted' && actDueOn < today;
}

/** A cursor nobody could have got from here starts at the beginning. */
function placeOf(cursor: string): { answerDueOn: string; id: string } | null {
  const [answerDueOn, id] = cursor.split(' ');
  return isDay(answerDueOn) && isId(id) ? { answerDueOn, id } : null;
}
