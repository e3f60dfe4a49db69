import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { isToldForGood } from '../rules/help-notice';
import { ActivationCodeRepository } from '../storage/activation-code.repository';
import { NoticePressing } from './notice-pressing';
import { type SignInHelp, SignInHelpNames } from './sign-in-help-names';

/** What owners of accounts are told of codes that were read aloud. */
@Injectable()
export class SignInHelps {
  constructor(
    private readonly codes: ActivationCodeRepository,
    private readonly names: SignInHelpNames,
    private readonly pressing: NoticePressing,
  ) {}

  /** What the actor has not been told yet about the own account. */
  async untold(actor: Actor): Promise<SignInHelp[]> {
    return this.names.of(await this.codes.listUntold(actor.accountId, actor.sessionId));
  }

  /**
   * The actor has read it. Where the helper may sit there it is set aside for this session alone and told once more in every other
   * (`isToldForGood`).
   */
  async acknowledge(actor: Actor): Promise<void> {
    const session = await this.pressing.sessionOf(actor);
    if (isToldForGood(session)) await this.codes.markTold(actor.accountId, session.now);
    else await this.codes.setAside(actor.accountId, actor.sessionId);
  }
}
