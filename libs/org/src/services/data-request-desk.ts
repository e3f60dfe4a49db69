import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, NotFound, representedBy, type Scope } from '@lopso/platform';
import { DataRequestNotOpen, OtherOfficerNeeded, StaffNameKept } from '../org.errors';
import { ANSWER_DATA_REQUESTS, READ_DATA_REQUESTS } from '../org.permissions';
import {
  actsOn,
  type Answerer,
  type DataRequestAct,
  isOwnRequest,
  mustKeepName,
  needsOtherOfficer,
} from '../rules/data-request';
import { AccountPeople } from './account-people';
import { type DataRequest, type DataRequestAsker, DataRequestRepository } from '../storage/data-request.repository';

/** How somebody who would answer a request stands to it. */
export interface AnswererStanding {
  /** She asked, or who lent her the right did. */
  readonly isOwn: boolean;
  /** Of a paper that asks for erasure: she wrote it down, or somebody who uses the same right. */
  readonly isRecorders: boolean;
}

/** Opens requests for officers and writes down what they did. */
@Injectable()
export class DataRequestDesk {
  constructor(
    private readonly requests: DataRequestRepository,
    private readonly people: AccountPeople,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The locked request, when the officer may do this with it now. @throws NotFound, DataRequestNotOpen, OtherOfficerNeeded (also of one's own), StaffNameKept */
  async open(actor: Actor, id: string, act: DataRequestAct): Promise<DataRequest> {
    const request = await this.requests.lock(id);
    if (request === null) throw new NotFound();
    this.access.require(actor, ANSWER_DATA_REQUESTS, request);
    const { isOwn, isRecorders } = await this.standing(actor, request);
    if (isOwn) throw new OtherOfficerNeeded();
    if (act === 'accept' && mustKeepName(request)) throw new StaffNameKept();
    if (!actsOn(request).includes(act)) throw new DataRequestNotOpen();
    if (act === 'accept' && isRecorders) throw new OtherOfficerNeeded();
    return request;
  }

  /** How the actor stands to one request. */
  async standing(actor: Actor, request: DataRequest): Promise<AnswererStanding> {
    return (await this.standings(actor, [request]))(request);
  }

  /** How the actor stands to each of some requests. */
  async standings(actor: Actor, requests: readonly DataRequest[]): Promise<(request: DataRequest) => AnswererStanding> {
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
  readScopeOf(actor: Actor): Scope {
    return this.access.scope(actor, READ_DATA_REQUESTS);
  }

  /** The units whose requests the officer answers: of these alone she is asked what she knows. */
  scopeOf(actor: Actor): Scope {
    return this.access.scope(actor, ANSWER_DATA_REQUESTS);
  }

  /** The units whose questions about a request are shown: those that its answer will reach, or what is read by who can't answer it. */
  askedScopeOf(actor: Actor, request: DataRequest): Scope {
    const answers = this.scopeOf(actor);
    return answers.contains(request.unitPath) ? answers : this.readScopeOf(actor);
  }

  /** The request, its reading written into the audit trail under this act. @throws NotFound outside the units whose requests the actor reads */
  async read(actor: Actor, id: string, action: string): Promise<DataRequest> {
    const request = await this.readable(actor, id);
    await this.noteRead(actor, action, request);
    return request;
  }

  /** The same of a request that isn't the actor's own; a refused reading is not written down as one. @throws NotFound, OtherOfficerNeeded */
  async readAnothers(actor: Actor, id: string, action: string): Promise<DataRequest> {
    const request = await this.readable(actor, id);
    if ((await this.standing(actor, request)).isOwn) throw new OtherOfficerNeeded();
    await this.noteRead(actor, action, request);
    return request;
  }

  async note(
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

  private async readable(actor: Actor, id: string): Promise<DataRequest> {
    const request = await this.requests.find(id);
    if (request === null) throw new NotFound();
    this.access.require(actor, READ_DATA_REQUESTS, request);
    return request;
  }

  private async noteRead(actor: Actor, action: string, request: DataRequest): Promise<void> {
    const { id, unitPath } = request;
    const entry = { action, subjectType: 'data-request', subjectId: id, unitPath, details: askerDetails(request) };
    await this.audit.recordRead(actor, entry);
  }
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
