import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { type PressingSession } from '../rules/help-notice';
import { ActivationCodeRepository } from '../storage/activation-code.repository';
import { SessionRepository } from '../storage/session.repository';

/** Who presses a notice away: what the rule of such notices asks. */
@Injectable()
export class NoticePressing {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly codes: ActivationCodeRepository,
    private readonly clock: Clock,
  ) {}

  /** How the actor's session was opened, and on what code everything that opens the account stands. */
  async sessionOf(actor: Actor): Promise<PressingSession> {
    const way = await this.sessions.wayOf(actor.sessionId);
    return { way, root: await this.codes.lastUsed(actor.accountId), now: this.clock.now() };
  }
}
