import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  type DataSubject,
  type DoubtAnswers,
  type DoubtList,
  type HeldBack,
  isDay,
  isId,
  NotFound,
  PersonalData,
  representedBy,
  type Scope,
  Transactions,
} from '@lopso/platform';
import { DuplicateRepository } from '../duplicates/duplicate.repository';
import { HeldRightService } from '../grants/held-right.service';
import { HolidayService } from '../holidays/holiday.service';
import { MemberRecordRepository } from '../members/member-record.repository';
import { MemberRepository, type MemberSummary } from '../members/member.repository';
import { DataRequestNotOpen, ErasureIsDepartments, OtherOfficerNeeded, StaffNameKept } from '../org.errors';
import { ANSWER_DATA_REQUESTS, READ_DATA_REQUESTS } from '../org.permissions';
import { AccountPeople } from './account-people';
import { type DataRequest, type DataRequestAsker, DataRequestRepository } from './data-request.repository';
import {
  actsOn,
  type Answerer,
  type DataRequestAct,
  isDoneByAccepting,
  isOwnRequest,
  mustKeepName,
  needsOtherOfficer,
} from './data-request.rules';

/** How somebody who would answer a request stands to it. */
export interface AnswererStanding {
  /** She asked, or who lent her the right did. */
  readonly isOwn: boolean;
  /** Of a paper that asks for erasure: she wrote it down, or somebody who uses the same right. */
  readonly isRecorders: boolean;
}

/** Who would answer a request of a unit, and by whose right. */
export function answererOf(actor: Actor, unitPath: string): Answerer {
  const { accountId, memberId } = actor;
  return { accountId, memberId, onBehalfOf: representedBy({ ...actor, acting: ANSWER_DATA_REQUESTS }, unitPath) };
}

/** Whom an entry of the trail about a request is about. */
export function askerDetails({ memberId, accountId }: DataRequestAsker): Readonly<Record<string, string>> {
  if (memberId !== null) return { memberId };
  return accountId === null ? {} : { accountId };
}

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

/** The accounts of people, by their ids; who has none is missing. */
export type AccountsOf = (memberIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** An erasure as it was asked for. */
export interface ErasureWish {
  readonly memberId: string;
  readonly answers: DoubtAnswers;
  readonly accountsOf: AccountsOf;
}

/** What an officer says when she accepts. */
export interface AcceptingWords {
  readonly answer: string | null;
  /** The accounts of people: an erasure closes hers. */
  readonly accountsOf: AccountsOf;
  /** Of an erasure: keys of doubts that are the person's, and of those that are somebody else's. */
  readonly theirs: readonly string[];
  readonly others: readonly string[];
}

/** Who asks to be erased, by what tells her from a namesake. */
export type DoubtedPerson = Pick<MemberSummary, 'fullName' | 'birthYear' | 'teamName' | 'unitName' | 'communeName'> & {
  /** E.164. */
  readonly phone: string | null;
};

/** What an officer is asked before she accepts an erasure, and of whom. */
export interface RequestDoubts extends DoubtList {
  /** Null for who can't answer here, and once she was erased. */
  readonly person: DoubtedPerson | null;
}

/** Requests about personal data as officers list, accept, refuse, complete and extend them. */
@Injectable()
export class DataRequestAnswerService {
  constructor(
    private readonly requestRepository: DataRequestRepository,
    private readonly memberRepository: MemberRepository,
    private readonly holidays: HolidayService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly personalData: PersonalData,
    private readonly recordRepository: MemberRecordRepository,
    private readonly duplicateRepository: DuplicateRepository,
    private readonly heldRights: HeldRightService,
    private readonly people: AccountPeople,
    private readonly access: Access,
  ) {}

  /** Open requests by the day they are due, or closed ones, within the officer's units; written into the audit trail. */
  async listRequests(
    actor: Actor,
    wanted: { readonly isOpen: boolean; readonly limit: number; readonly cursor: string | null },
  ): Promise<DataRequestPage> {
    const scope = this.getReadScope(actor);
    const reading = await this.audit.recordReadOver(actor, scope, { action: 'privacy.requests-listed' });
    const after = wanted.cursor === null ? null : placeOf(wanted.cursor);
    const found = await this.requestRepository.page(scope, { isOpen: wanted.isOpen, after, limit: wanted.limit + 1 });
    const shown = found.slice(0, wanted.limit);
    const held = shown.flatMap(({ memberId, unitPath }) => (memberId === null ? [] : [{ memberId, unitPath }]));
    await this.audit.noteHeld(reading, held);
    const last = shown[shown.length - 1];
    return {
      requests: await this.withMembers(actor, shown),
      open: await this.requestRepository.countOpen(scope),
      nextCursor: found.length > wanted.limit && last !== undefined ? `${last.answerDueOn} ${last.id}` : null,
    };
  }

  /** One request; written into the audit trail. @throws NotFound outside the officer's units */
  async getRequest(actor: Actor, id: string): Promise<QueuedDataRequest> {
    const request = await this.readRequest(actor, id, 'privacy.request-read');
    const [queued] = await this.withMembers(actor, [request]);
    if (queued === undefined) throw new NotFound();
    return queued;
  }

  private async withMembers(actor: Actor, requests: readonly DataRequest[]): Promise<QueuedDataRequest[]> {
    const today = this.clock.today();
    const memberIds = requests.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]));
    const described = await this.memberRepository.describe([...new Set(memberIds)], today);
    const daysLeft = await this.holidays.countDaysLeft();
    const byId = new Map(described.map((member) => [member.id, member]));
    const answers = this.getAnswerScope(actor);
    const standing = await this.getStandings(actor, requests);
    return requests.map((request) => ({
      request,
      member: request.memberId === null ? null : (byId.get(request.memberId) ?? null),
      isLate: isLate(request, today),
      workingDaysLeft: daysLeft(request),
      ...answering(standing(request), request, answers.contains(request.unitPath)),
    }));
  }

  /**
   * Says yes. A restriction and an erasure are carried out in the same transaction. @throws NotFound outside the officer's units, DataRequestNotOpen
   */
  async acceptRequest(actor: Actor, id: string, said: AcceptingWords): Promise<void> {
    await this.transactions.run(async () => {
      const request = await this.openRequest(actor, id, 'accept');
      const at = this.clock.now();
      const state = isDoneByAccepting(request) ? 'done' : 'accepted';
      await this.requestRepository.answer(id, { state, answer: said.answer, by: actor.accountId, at });
      await this.recordRequestAct(actor, 'privacy.request-accepted', request);
      await this.carryOut(actor, request, said, at);
    });
  }

  /** Says no, with the reason the person reads. @throws NotFound, DataRequestNotOpen */
  async refuseRequest(actor: Actor, id: string, answer: string): Promise<void> {
    await this.transactions.run(async () => {
      const request = await this.openRequest(actor, id, 'refuse');
      await this.requestRepository.answer(id, { state: 'refused', answer, by: actor.accountId, at: this.clock.now() });
      await this.recordRequestAct(actor, 'privacy.request-refused', request);
    });
  }

  /** What was accepted has been done: the correction is written, the file handed over. @throws NotFound, DataRequestNotOpen */
  async completeRequest(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const request = await this.openRequest(actor, id, 'complete');
      await this.requestRepository.complete(id, this.clock.now());
      await this.recordRequestAct(actor, 'privacy.request-completed', request);
    });
  }

  /** Takes more time, once, with a reason. @throws NotFound, DataRequestNotOpen */
  async extendRequest(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async () => {
      const request = await this.openRequest(actor, id, 'extend');
      await this.requestRepository.extend(id, await this.holidays.getExtendedDay(request.actDueOn), reason);
      await this.recordRequestAct(actor, 'privacy.request-extended', request);
    });
  }

  private async carryOut(actor: Actor, request: DataRequest, said: AcceptingWords, at: Date): Promise<void> {
    const { memberId, kind } = request;
    if (memberId === null) return;
    if (kind === 'restriction') await this.requestRepository.restrict(memberId, at);
    if (kind === 'lift-restriction') await this.requestRepository.restrict(memberId, null);
    if (kind !== 'erasure') return;
    const { accountsOf, theirs, others } = said;
    const answers = { scope: this.getAnswerScope(actor), theirs, others };
    const heldBack = await this.erasePerson(actor, { memberId, answers, accountsOf });
    if (heldBack === null) return;
    // Of these nobody could be asked: whoever answers for the erasure reads beside the request that they are there.
    await this.requestRepository.noteHeldBack(request.id, heldBack);
    await this.recordRequestAct(actor, 'privacy.rows-set-aside', request, { count: heldBack.count });
  }

  /**
   * What may be the person's and may be a namesake's, within the officer's units, to be answered with the acceptance of an erasure; the
   * reading is written into the audit trail. @throws NotFound outside the officer's units, OtherOfficerNeeded of one's own
   */
  async listDoubts(actor: Actor, id: string): Promise<RequestDoubts> {
    const request = await this.readRequestOfOthers(actor, id, 'privacy.doubts-read');
    const { memberId, kind, unitPath } = request;
    if (kind !== 'erasure' || memberId === null) return { person: null, items: [], isCut: false };
    const person = this.getAnswerScope(actor).contains(unitPath) ? await this.describeDoubted(memberId) : null;
    const asked = this.getDoubtScope(actor, request);
    return { person, ...(await this.personalData.doubts({ memberId, accountId: null }, asked)) };
  }

  private async describeDoubted(memberId: string): Promise<DoubtedPerson | null> {
    const [member] = await this.memberRepository.describe([memberId], this.clock.today());
    if (member === undefined) return null;
    const { fullName, birthYear, teamName, unitName, communeName } = member;
    const phones = await this.recordRepository.phonesOf([memberId]);
    return { fullName, birthYear, phone: phones.get(memberId) ?? null, teamName, unitName, communeName };
  }

  /**
   * Within the running transaction; who is one person's stays so until it ends. What was
   * said of doubts holds for ended records too; of what is in doubt about these alone nobody was asked. Gives what was held back of the record
   * that was asked about; of the others the province's trail says it, for their communes' lists are told to nobody.
   * @throws ErasureIsDepartments where an ended record's account holds rights that the actor may not give: it would end them
   */
  async erasePerson(actor: Actor, { memberId, answers, accountsOf }: ErasureWish): Promise<HeldBack | null> {
    await this.duplicateRepository.lockProvince([memberId]);
    const ended = await this.duplicateRepository.endedFor(memberId);
    const accounts = await accountsOf([memberId, ...ended.map((one) => one.memberId)]);
    const closing = ended.flatMap((one) => {
      const accountId = accounts.get(one.memberId);
      return accountId === undefined ? [] : [{ accountId, memberId: one.memberId }];
    });
    if ((await this.heldRights.findBeyondReach(actor, closing)).size > 0) throw new ErasureIsDepartments();
    const subjectOf = (id: string): DataSubject => ({ memberId: id, accountId: accounts.get(id) ?? null });
    const { heldBack } = await this.personalData.erase(subjectOf(memberId), answers);
    for (const { memberId: id, provincePath } of ended) {
      const { heldBack: held } = await this.personalData.erase(subjectOf(id), { ...answers, isPartial: true });
      await this.audit.record(actor, {
        ...{ action: 'privacy.ended-record-erased', subjectType: 'member', subjectId: id, unitPath: provincePath },
        details: { ...held },
      });
    }
    return heldBack;
  }

  /** The locked request, when the officer may do this with it now. @throws NotFound, DataRequestNotOpen, OtherOfficerNeeded (also of one's own), StaffNameKept */
  async openRequest(actor: Actor, id: string, act: DataRequestAct): Promise<DataRequest> {
    const request = await this.requestRepository.lock(id);
    if (request === null) throw new NotFound();
    this.access.require(actor, ANSWER_DATA_REQUESTS, request);
    const { isOwn, isRecorders } = await this.getStanding(actor, request);
    if (isOwn) throw new OtherOfficerNeeded();
    if (act === 'accept' && mustKeepName(request)) throw new StaffNameKept();
    if (!actsOn(request).includes(act)) throw new DataRequestNotOpen();
    if (act === 'accept' && isRecorders) throw new OtherOfficerNeeded();
    return request;
  }

  /** How the actor stands to one request. */
  async getStanding(actor: Actor, request: DataRequest): Promise<AnswererStanding> {
    return (await this.getStandings(actor, [request]))(request);
  }

  /** How the actor stands to each of some requests. */
  async getStandings(
    actor: Actor,
    requests: readonly DataRequest[],
  ): Promise<(request: DataRequest) => AnswererStanding> {
    const ids = requests.flatMap(({ accountId, recordedBy, recordedFor, unitPath }) => [
      ...[accountId, recordedBy, recordedFor, answererOf(actor, unitPath).onBehalfOf],
    ]);
    const memberIds = requests.flatMap(({ memberId }) => memberId ?? []);
    const isOnePerson = await this.people.among(
      [...new Set([actor.accountId, ...ids.filter((id) => id !== null)])],
      memberIds,
    );
    return (request) => {
      const answerer = answererOf(actor, request.unitPath);
      return {
        isOwn: isOwnRequest(request, answerer, isOnePerson),
        isRecorders: needsOtherOfficer(request, answerer, isOnePerson),
      };
    };
  }

  /** The units whose requests the actor may read. */
  getReadScope(actor: Actor): Scope {
    return this.access.scope(actor, READ_DATA_REQUESTS);
  }

  /** The units whose requests the officer answers: of these alone she is asked what she knows. */
  getAnswerScope(actor: Actor): Scope {
    return this.access.scope(actor, ANSWER_DATA_REQUESTS);
  }

  /** The units whose questions about a request are shown: those that its answer will reach, or what is read by who can't answer it. */
  getDoubtScope(actor: Actor, request: DataRequest): Scope {
    const answers = this.getAnswerScope(actor);
    return answers.contains(request.unitPath) ? answers : this.getReadScope(actor);
  }

  /** The request, its reading written into the audit trail under this act. @throws NotFound outside the units whose requests the actor reads */
  async readRequest(actor: Actor, id: string, action: string): Promise<DataRequest> {
    const request = await this.getReadable(actor, id);
    await this.recordRead(actor, action, request);
    return request;
  }

  /** The same of a request that isn't the actor's own; a refused reading is not written down as one. @throws NotFound, OtherOfficerNeeded */
  async readRequestOfOthers(actor: Actor, id: string, action: string): Promise<DataRequest> {
    const request = await this.getReadable(actor, id);
    if ((await this.getStanding(actor, request)).isOwn) throw new OtherOfficerNeeded();
    await this.recordRead(actor, action, request);
    return request;
  }

  async recordRequestAct(
    actor: Actor,
    action: string,
    request: DataRequest,
    more: Readonly<Record<string, number>> = {},
  ): Promise<void> {
    const { kind, unitPath } = request;
    await this.audit.record(actor, {
      ...{ action, unitPath, details: { ...askerDetails(request), requestKind: kind, ...more } },
      ...{ subjectType: 'data-request', subjectId: request.id },
    });
  }

  private async getReadable(actor: Actor, id: string): Promise<DataRequest> {
    const request = await this.requestRepository.find(id);
    if (request === null) throw new NotFound();
    this.access.require(actor, READ_DATA_REQUESTS, request);
    return request;
  }

  private async recordRead(actor: Actor, action: string, request: DataRequest): Promise<void> {
    const { id, unitPath } = request;
    const entry = { action, subjectType: 'data-request', subjectId: id, unitPath, details: askerDetails(request) };
    await this.audit.recordRead(actor, entry);
  }
}
