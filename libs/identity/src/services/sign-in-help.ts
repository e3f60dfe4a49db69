import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { ActivationCodeRepository } from '../storage/activation-code.repository';
import { SessionRepository } from '../storage/session.repository';
import { type SignInHelp, SignInHelpNames } from './sign-in-help-names';

/** What owners of accounts are told of codes that were read aloud. */
@Injectable()
export class SignInHelps {
  constructor(
    private readonly codes: ActivationCodeRepository,
    private readonly names: SignInHelpNames,
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
  ) {}

  /** What the actor has not been told yet about the own account. */
  async untold(actor: Actor): Promise<SignInHelp[]> {
    return this.names.of(await this.codes.listUntold(actor.accountId, actor.sessionId));
  }

  /**
   * The actor has read it. In a session that a code opened it is set aside for that session alone: whoever heard the code may sit
   * there, so it is told once more when the owner comes by password, passkey or PIN.
   */
  async acknowledge(actor: Actor): Promise<void> {
    const way = await this.sessions.wayOf(actor.sessionId);
    if (way === null || way === 'slip') await this.codes.setAside(actor.accountId, actor.sessionId);
    else await this.codes.markTold(actor.accountId, this.clock.now());
  }
}
