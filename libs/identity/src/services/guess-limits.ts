import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { SignInLocked } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { type AttemptLimit, AttemptWindowRepository } from '../storage/attempt-window.repository';

/** What is guessed at. Each kind has counts of its own. */
export type GuessKind = 'password' | 'second-factor';

/**
 * Counts guesses in windows that slide: in no stretch of `LOCKOUT_MINUTES` are there more than `LOCKOUT_FAILURES`. A guess
 * is counted before it is looked at, so that a hundred at once are five; a right one forgets the count.
 */
@Injectable()
export class GuessLimits {
  constructor(
    private readonly windows: AttemptWindowRepository,
    private readonly settings: IdentitySettings,
    private readonly clock: Clock,
  ) {}

  /** Counts a guess. @throws SignInLocked when the window is full; the guess is then not looked at */
  async spend(kind: GuessKind, subject: string): Promise<void> {
    const key = `${kind}:${subject}`;
    const now = this.clock.now();
    if (await this.windows.add(key, this.limit, now)) return;
    const opensAt = (await this.windows.opensAt(key, this.limit)) ?? now;
    throw new SignInLocked(Math.max(1, Math.ceil((opensAt.getTime() - now.getTime()) / 1000)));
  }

  /** The guess was right. */
  async forget(kind: GuessKind, subject: string): Promise<void> {
    await this.windows.forget(`${kind}:${subject}`);
  }

  private get limit(): AttemptLimit {
    return { limit: this.settings.LOCKOUT_FAILURES, windowSeconds: this.settings.LOCKOUT_MINUTES * 60 };
  }
}
