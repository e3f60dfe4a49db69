import { Injectable } from '@nestjs/common';
import { Clock, Job, type JobHandler } from '@lopso/platform';
import { AttemptWindowRepository } from '../storage/attempt-window.repository';
import { OidcFlowRepository } from '../storage/oidc-flow.repository';
import { PasskeyRepository } from '../storage/passkey.repository';
import { SessionRepository } from '../storage/session.repository';

const KEEP_DAYS = 1;
const DAY_MS = 86_400_000;

/** Removes refresh tokens, counts, challenges and flows that are worth nothing any more. Sessions stay: they are the log of sign-ins. */
@Injectable()
@Job({
  name: 'identity.forget-refresh-tokens',
  retryLimit: 2,
  retryDelaySeconds: 60,
  timeoutSeconds: 300,
  concurrency: 1,
  schedule: '41 3 * * *',
})
export class ForgetRefreshTokens implements JobHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly windows: AttemptWindowRepository,
    private readonly passkeys: PasskeyRepository,
    private readonly flows: OidcFlowRepository,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEEP_DAYS * DAY_MS);
    await this.sessions.deleteDeadTokens(before);
    await this.windows.deleteOlderThan(before);
    await this.passkeys.deleteOldChallenges(before);
    await this.flows.deleteOld(before);
  }
}
