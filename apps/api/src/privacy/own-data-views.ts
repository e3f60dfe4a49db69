import { Injectable } from '@nestjs/common';
import { type Actor, type DataSection, type HeldSubject, NotFound, PersonalData } from '@lopso/platform';
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
 * A person's own data, put together from all libraries. Rights over one's data don't hang on consent: the member is
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

  /** Whose data the caller asks for: the member behind the account, or the person of the account alone. */
  async subject(actor: Actor): Promise<HeldSubject> {
    return { memberId: await this.accounts.memberOf(actor.accountId), accountId: actor.accountId };
  }

  async get(actor: Actor): Promise<OwnData> {
    const subject = await this.subject(actor);
    return {
      sections: await this.personalData.collect(subject),
      // Nothing is asked of staff: their work is no matter of consent.
      consents: subject.memberId === null ? [] : await this.consents.statesOf(actor.accountId),
      notice: this.consents.notice(),
      requests: await this.requests.listOwn(subject),
    };
  }

  /** @throws NotFound when the record is gone */
  async readers(actor: Actor, wish: ReadersWish): Promise<OwnReaders> {
    const subject = await this.subject(actor);
    const { memberId, accountId } = subject;
    if (memberId === null) {
      const requests = await this.requests.listOwn(subject);
      return this.trail.ofStaff(
        actor.accountId,
        requests.map(({ id }) => id),
        wish,
      );
    }
    if (!(await this.members.presentAmong([memberId])).has(memberId)) throw new NotFound();
    return this.trail.about({ memberId, accountId }, wish);
  }
}
