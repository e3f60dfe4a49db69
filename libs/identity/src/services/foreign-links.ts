import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { OidcTaken } from '../identity.errors';
import { isLinkToldForGood } from '../rules/help-notice';
import { ForeignIdentityRepository } from '../storage/foreign-identity.repository';
import { AccountActs } from './account-acts';
import { NoticePressing } from './notice-pressing';
import { OidcProvider } from './oidc-provider';
import { Secrets } from './secrets';

/** Which account an identity of the provider opens. Of the identity only a keyed hash is kept. */
@Injectable()
export class ForeignLinks {
  constructor(
    private readonly identities: ForeignIdentityRepository,
    private readonly pressing: NoticePressing,
    private readonly provider: OidcProvider,
    private readonly secrets: Secrets,
    private readonly acts: AccountActs,
  ) {}

  hashOf(subject: string): Buffer {
    return this.secrets.hashSubject(this.provider.issuer, subject);
  }

  /** The account an identity opens, or null; notes the use. */
  async accountOf(subject: string): Promise<string | null> {
    const foreign = { issuer: this.provider.issuer, subjectHash: this.hashOf(subject) };
    const accountId = await this.identities.findAccount(foreign);
    if (accountId !== null) await this.identities.noteUse(foreign, this.acts.now());
    return accountId;
  }

  /** Links an identity to an account; joins a transaction. @throws OidcTaken */
  async link(actor: Pick<Actor, 'accountId'>, subjectHash: Buffer): Promise<void> {
    const foreign = { issuer: this.provider.issuer, subjectHash };
    await this.acts.together(async () => {
      if (!(await this.identities.link(actor.accountId, foreign, this.acts.now()))) throw new OidcTaken();
      await this.acts.recordAbout(actor.accountId, 'identity.foreign-identity-linked');
    });
  }

  /** When the account was linked, or null. */
  linkedAt(actor: Actor): Promise<Date | null> {
    return this.identities.findLinkedAt(actor.accountId, this.provider.issuer);
  }

  /** When the account was linked, if the owner has not been told yet: what somebody else did with her slip shows here. */
  untoldLink(actor: Actor): Promise<Date | null> {
    return this.identities.findUntold(actor.accountId, actor.sessionId);
  }

  /**
   * The actor has read it. Where whoever linked may sit there it is set aside for this session alone and told once more in every
   * other (`isLinkToldForGood`).
   */
  async acknowledgeLink(actor: Actor): Promise<void> {
    const session = await this.pressing.sessionOf(actor);
    if (isLinkToldForGood(session)) await this.identities.markTold(actor.accountId, session.now);
    else await this.identities.setAside(actor.accountId, actor.sessionId);
  }

  async unlink(actor: Actor): Promise<void> {
    await this.acts.together(async () => {
      await this.identities.unlink(actor.accountId, this.provider.issuer);
      await this.acts.record(actor, 'identity.foreign-identity-unlinked');
    });
  }
}
