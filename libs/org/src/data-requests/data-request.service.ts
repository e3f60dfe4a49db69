import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  bodyDigest,
  type HeldSubject,
  InvalidInput,
  newId,
  NotFound,
  requireSameBody,
  Transactions,
} from '@lopso/platform';
import { HolidayService } from '../holidays/holiday.service';
import { MemberRecordRepository } from '../members/member-record.repository';
import { DataRequestIsOpen, DataRequestNotOpen } from '../org.errors';
import { ANSWER_DATA_REQUESTS } from '../org.permissions';
import { answererOf, askerDetails } from './data-request-answer.service';
import { type DataRequest, type DataRequestAsker, DataRequestRepository } from './data-request.repository';
import { type DataRequestKind } from './data-request.rules';

/** A request as it was sent. `clientKey` is the same for every sending of one form. */
export interface DataRequestDraft {
  readonly kind: DataRequestKind;
  readonly wish: string | null;
  readonly clientKey: string;
}

/** Who asks and where the request is answered. */
interface PlacedAsker extends DataRequestAsker {
  readonly unitId: string;
  readonly unitPath: string;
}

/** A member asks as a member, whoever else the account makes her. */
const askerOf = ({ memberId, accountId }: HeldSubject): DataRequestAsker => ({
  memberId,
  accountId: memberId === null ? accountId : null,
});

/** Requests about personal data: made by the person, written down from paper, withdrawn. */
@Injectable()
export class DataRequestService {
  constructor(
    private readonly requestRepository: DataRequestRepository,
    private readonly recordRepository: MemberRecordRepository,
    private readonly holidays: HolidayService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /** The person's own requests, the latest first. No access check: the caller knows whose account it is. */
  async listOwnRequests(subject: HeldSubject): Promise<DataRequest[]> {
    return this.requestRepository.listOf(askerOf(subject));
  }

  /**
   * The person asks; the same form sent again gives the same request.
   * @throws NotFound without a record, DataRequestIsOpen when one of the kind waits already, IdempotencyConflict
   */
  async makeRequest(actor: Actor, memberId: string, draft: DataRequestDraft): Promise<DataRequest> {
    return this.transactions.run(async () =>
      this.writeRequest(actor, await this.getRecord(memberId), { ...draft, madeOn: null }),
    );
  }

  /**
   * The same of the person of an account that belongs to no member; it goes to the department of the province they work in.
   * @throws NotFound for an account that never had a right, DataRequestIsOpen, IdempotencyConflict
   */
  async makeRequestAsStaff(actor: Actor, draft: DataRequestDraft): Promise<DataRequest> {
    const { accountId } = actor;
    return this.transactions.run(async () => {
      const province = await this.requestRepository.provinceOf(accountId);
      if (province === null) throw new NotFound();
      return this.writeRequest(actor, { ...province, memberId: null, accountId }, { ...draft, madeOn: null });
    });
  }

  /**
   * An officer writes down a signed paper; the clock runs from the day it was handed in.
   * @throws NotFound outside the officer's units, DataRequestIsOpen, IdempotencyConflict, InvalidInput for a day to come
   */
  async writePaperDown(
    actor: Actor,
    memberId: string,
    draft: DataRequestDraft & { readonly madeOn: string },
  ): Promise<DataRequest> {
    return this.transactions.run(async () => {
      const asker = await this.getRecord(memberId);
      this.access.require(actor, ANSWER_DATA_REQUESTS, asker);
      if (this.holidays.isDayToCome(draft.madeOn))
        throw new InvalidInput([{ pointer: '#/madeOn', code: 'org.date-in-future' }]);
      return this.writeRequest(actor, asker, draft);
    });
  }

  /** The person takes a request back that nobody has answered. @throws NotFound, DataRequestNotOpen */
  async withdrawRequest(actor: Actor, subject: HeldSubject, id: string): Promise<void> {
    await this.transactions.run(async () => {
      const request = await this.requestRepository.lock(id);
      const { memberId, accountId } = askerOf(subject);
      if (request === null || request.memberId !== memberId || request.accountId !== accountId) throw new NotFound();
      if (request.state !== 'received') throw new DataRequestNotOpen();
      await this.requestRepository.takeBack(id);
      await this.recordOwnAct(actor, 'privacy.request-taken-back', request);
    });
  }

  private async writeRequest(
    actor: Actor,
    { unitId, unitPath, ...asker }: PlacedAsker,
    draft: DataRequestDraft & { readonly madeOn: string | null },
  ): Promise<DataRequest> {
    const { kind, wish, clientKey, madeOn } = draft;
    const recordedBy = madeOn === null ? null : actor.accountId;
    const bodyHash = bodyDigest({ memberId: asker.memberId ?? asker.accountId, kind, wish, madeOn });
    const sent = await this.requestRepository.findSent(asker, recordedBy, clientKey);
    if (sent !== null) return this.receiptOf(sent, bodyHash);
    const { madeAt, answerDueOn, actDueOn } = await this.holidays.getDueDay(kind, madeOn);
    const id = newId();
    const isWritten = await this.requestRepository.insert({
      ...{ id, madeAt, answerDueOn, actDueOn },
      ...{ ...asker, unitId, unitPath },
      ...{ kind, wish, clientKey, bodyHash },
      madeHow: recordedBy === null ? 'app' : 'paper',
      ...{ recordedBy, recordedFor: recordedBy === null ? null : answererOf(actor, unitPath).onBehalfOf },
    });
    const stored = isWritten ? await this.requestRepository.find(id) : null;
    if (stored === null) throw new DataRequestIsOpen();
    await this.recordOwnAct(actor, 'privacy.request-made', stored);
    return stored;
  }

  private async receiptOf(
    sent: { readonly id: string; readonly bodyHash: Buffer | null },
    bodyHash: Buffer,
  ): Promise<DataRequest> {
    requireSameBody(sent.bodyHash, bodyHash);
    const request = await this.requestRepository.find(sent.id);
    if (request === null) throw new NotFound();
    return request;
  }

  private async getRecord(memberId: string): Promise<PlacedAsker> {
    const member = await this.recordRepository.lock(memberId);
    if (member === null || member.erasedAt !== null) throw new NotFound();
    return { memberId, accountId: null, unitId: member.unitId, unitPath: member.unitPath };
  }

  private async recordOwnAct(actor: Actor, action: string, request: DataRequest): Promise<void> {
    const { kind, unitPath } = request;
    await this.audit.record(actor, {
      ...{ action, unitPath, details: { ...askerDetails(request), requestKind: kind } },
      ...{ subjectType: 'data-request', subjectId: request.id },
    });
  }
}
