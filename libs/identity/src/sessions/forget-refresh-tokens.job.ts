import { Injectable } from '@nestjs/common';
import { Clock, Job, type JobHandler } from '@lopso/platform';
import { OidcRepository } from '../oidc/oidc.repository';
import { PasskeyRepository } from '../passkeys/passkey.repository';
import { SignInLimitRepository } from '../sign-in/sign-in-limit.repository';
import { SessionRepository } from './session.repository';

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
    private readonly sessionRepository: SessionRepository,
    private readonly limitRepository: SignInLimitRepository,
    private readonly passkeyRepository: PasskeyRepository,
    private readonly oidcRepository: OidcRepository,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEEP_DAYS * DAY_MS);
    await this.sessionRepository.deleteDeadTokens(before);
    await this.limitRepository.deleteAttemptsBefore(before);
    await this.passkeyRepository.deleteOldChallenges(before);
    await this.oidcRepository.deleteOldFlows(before);
  }
}
