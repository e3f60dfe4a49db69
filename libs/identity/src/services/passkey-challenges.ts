import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { type ChallengePurpose, PasskeyRepository } from '../storage/passkey.repository';
import { Secrets } from './secrets';

const MINUTES = 5;

/** Challenges of passkey ceremonies: kept hashed, good once, for five minutes, for one purpose and account. */
@Injectable()
export class PasskeyChallenges {
  constructor(
    private readonly passkeys: PasskeyRepository,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** A new challenge, base64url. `accountId` null: nobody is signed in yet. */
  async issue(purpose: ChallengePurpose, accountId: string | null): Promise<string> {
    const challenge = this.secrets.newToken();
    const expiresAt = new Date(this.clock.now().getTime() + MINUTES * 60_000);
    await this.passkeys.keepChallenge(this.secrets.hashToken(challenge), purpose, accountId, expiresAt);
    return challenge;
  }

  /**
   * Uses up the challenge that a browser's answer names (`clientDataJSON`, base64url) and gives it back; null when it was
   * used, is too old, was issued for something or somebody else, or the answer is unreadable.
   */
  async take(clientDataJson: string, purpose: ChallengePurpose, accountId: string | null): Promise<string | null> {
    const challenge = challengeIn(clientDataJson);
    if (challenge === null) return null;
    const hash = this.secrets.hashToken(challenge);
    return (await this.passkeys.takeChallenge(hash, purpose, accountId, this.clock.now())) ? challenge : null;
  }
}

function challengeIn(clientDataJson: string): string | null {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString('utf8'));
    const isNamed = typeof data === 'object' && data !== null && 'challenge' in data;
    return isNamed && typeof data.challenge === 'string' ? data.challenge : null;
  } catch {
    return null;
  }
}
