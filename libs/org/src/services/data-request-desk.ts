import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, NotFound } from '@lopso/platform';
import { DataRequestNotOpen, OtherOfficerNeeded } from '../org.errors';
import { ANSWER_DATA_REQUESTS } from '../org.permissions';
import { actsOn, type DataRequestAct, needsOtherOfficer } from '../rules/data-request';
import { type DataRequest, DataRequestRepository } from '../storage/data-request.repository';

/** Opens requests for officers and writes down what they did. */
@Injectable()
export class DataRequestDesk {
  constructor(
    private readonly requests: DataRequestRepository,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The locked request, when the officer may do this with it now. @throws NotFound, DataRequestNotOpen, OtherOfficerNeeded */
  async open(actor: Actor, id: string, act: DataRequestAct): Promise<DataRequest> {
    const request = await this.requests.lock(id);
    if (request === null) throw new NotFound();
    this.access.require(actor, ANSWER_DATA_REQUESTS, request);
    if (!actsOn(request).includes(act)) throw new DataRequestNotOpen();
    if (act === 'accept' && needsOtherOfficer(request, actor.accountId)) throw new OtherOfficerNeeded();
    return request;
  }

  async note(actor: Actor, action: string, request: DataRequest): Promise<void> {
    const { memberId, kind, unitPath } = request;
    await this.audit.record(actor, {
      ...{ action, unitPath, details: { memberId, requestKind: kind } },
      ...{ subjectType: 'data-request', subjectId: request.id },
    });
  }
}
