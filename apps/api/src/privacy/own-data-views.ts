import { Injectable } from '@nestjs/common';
import { type Actor, type DataSection, type DataSubject, Forbidden, NotFound, PersonalData } from '@lopso/platform';
import { Accounts, Consents, type ConsentState, type PrivacyNotice } from '@lopso/identity';
import { type DataRequest, DataRequests, Members } from '@lopso/org';
import { type OwnReaders, OwnTrail, type ReadersWish } from './own-trail';

/** What a person is told about the own data. */
export interface OwnData {
  readonly sections: readonly DataSection[];
  readonly consents: readonly ConsentState[];
  readonly notice: PrivacyNotice;
  readonly requests: readonly DataRequest[];
}

/**
 * A member's own data, put together from all libraries. Rights over one's data don't hang on consent: the member is
 * found by the account, not by the token, which names none without consent.
 */
@Injectable()
export class OwnDataViews {
  constructor(
    private readonly accounts: Accounts,
    private readonly personalData: PersonalData,
    private readonly consents: Consents,
    private readonly requests: DataRequests,
    private readonly members: Members,
    private readonly trail: OwnTrail,
  ) {}

  /** The member behind the account. @throws Forbidden for accounts without one */
  async memberOf(actor: Actor): Promise<string> {
    const memberId = await this.accounts.memberOf(actor.accountId);
    if (memberId === null) throw new Forbidden();
    return memberId;
  }

  async get(actor: Actor): Promise<OwnData> {
    const subject = await this.subject(actor);
    return {
      sections: await this.personalData.collect(subject),
      consents: await this.consents.statesOf(actor.accountId),
      notice: this.consents.notice(),
      requests: await this.requests.listOwn(subject.memberId),
    };
  }

  /** @throws NotFound when the record is gone */
  async readers(actor: Actor, wish: ReadersWish): Promise<OwnReaders> {
    const subject = await this.subject(actor);
    if (!(await this.members.presentAmong([subject.memberId])).has(subject.memberId)) throw new NotFound();
    return this.trail.about(subject, wish);
  }

  private async subject(actor: Actor): Promise<DataSubject> {
    return { memberId: await this.memberOf(actor), accountId: actor.accountId };
  }
}
