import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Throttle } from '@lopso/platform';

/** Verifying costs; so many requests an hour are more than a department has papers. */
const UPLOADS = { name: 'credentials.signed-files', limit: 6000, windowSeconds: 3600 };

/** What stands around taking signed files in: the brake and the time. */
@Injectable()
export class TakingGuards {
  constructor(
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /** @throws TooManyRequests */
  async spend(actor: Actor): Promise<void> {
    await this.throttle.spend(UPLOADS, actor.accountId);
  }

  now(): Date {
    return this.clock.now();
  }
}
