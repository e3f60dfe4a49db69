import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, NotFound, type Scope } from '@lopso/platform';
import { DataRequestNotOpen, OtherOfficerNeeded, StaffNameKept } from '../org.errors';
import { ANSWER_DATA_REQUESTS, READ_DATA_REQUESTS } from '../org.permissions';
import { actsOn, type DataRequestAct, isOwnRequest, mustKeepName, needsOtherOfficer } from '../rules/data-request';
import { type DataRequest, type DataRequestAsker, DataRequestRepository } from '../storage/data-request.repository';

/** Opens requests for officers and writes down what they did. */
@Injectable()
export class DataRequestDesk {
  constructor(
    private readonly requests: DataRequestRepository,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The locked request, when the officer may do this with it now. @throws NotFound, DataRequestNotOpen, OtherOfficerNeeded (also of one's own), StaffNameKept */
  async open(actor: Actor, id: string, act: DataRequestAct): Promise<DataRequest> {
    const request = await this.requests.lock(id);
    if (request === null) throw new NotFound();
    this.access.require(actor, ANSWER_DATA_REQUESTS, request);
    if (isOwnRequest(request, actor)) throw new OtherOfficerNeeded();
    if (act === 'accept' && mustKeepName(request)) throw new StaffNameKept();
    if (!actsOn(request).includes(act)) throw new DataRequestNotOpen();
    if (act === 'accept' && needsOtherOfficer(request, actor.accountId)) throw new OtherOfficerNeeded();
    return request;
  }

  /** The units whose requests the officer answers: of these alone she is asked what she knows. */
  scopeOf(actor: Actor): Scope {
    return this.access.scope(actor, ANSWER_DATA_REQUESTS);
  }

  /** The units whose questions about a request are shown: those that its answer will reach, or what is read by who can't answer it. */
  askedScopeOf(actor: Actor, request: DataRequest): Scope {
    const answers = this.scopeOf(actor);
    return answers.contains(request.unitPath) ? answers : this.access.scope(actor, READ_DATA_REQUESTS);
  }

  /** The request, its reading written into the audit trail under this act. @throws NotFound outside the units whose requests the actor reads */
  async read(actor: Actor, id: string, action: string): Promise<DataRequest> {
    const request = await this.requests.find(id);
    if (request === null) throw new NotFound();
    this.access.require(actor, READ_DATA_REQUESTS, request);
    const { unitPath } = request;
    const entry = { action, subjectType: 'data-request', subjectId: id, unitPath, details: askerDetails(request) };
    await this.audit.recordRead(actor, entry);
    return request;
  }

  async note(actor: Actor, action: string, request: DataRequest): Promise<void> {
    const { kind, unitPath } = request;
    await this.audit.record(actor, {
      ...{ action, unitPath, details: { ...askerDetails(request), requestKind: kind } },
      ...{ subjectType: 'data-request', subjectId: request.id },
    });
  }
}

/** Whom an entry of the trail about a request is about. */
export function askerDetails({ memberId, accountId }: DataRequestAsker): Readonly<Record<string, string>> {
  if (memberId !== null) return { memberId };
  return accountId === null ? {} : { accountId };
}
