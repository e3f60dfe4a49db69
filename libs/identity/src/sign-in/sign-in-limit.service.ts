import { Injectable } from '@nestjs/common';
import { Clock, Throttle, type ThrottleRule, TooManyRequests } from '@lopso/platform';
import { type TypedName } from '../accounts/typed-name';
import { SignInLocked } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { SecretService } from '../secrets/secret.service';
import { type AttemptLimit, SignInLimitRepository } from './sign-in-limit.repository';
import { addressKey } from './sign-in.rules';

/** What is guessed at. Each kind has counts of its own. */
export type GuessKind = 'password' | 'second-factor';

const ADDRESS_WINDOW_SECONDS = 600;

/** A counted attempt; handed back when the password was right. */
export interface Attempt {
  readonly key: string;
}

interface RememberedOrigin {
  readonly deviceToken: string | null;
  readonly phone: string | null;
}

/** Limits how often passwords and codes may be guessed, by account, address and known device. */
@Injectable()
export class SignInLimitService {
  constructor(
    private readonly throttle: Throttle,
    private readonly limitRepository: SignInLimitRepository,
    private readonly secrets: SecretService,
    private readonly settings: IdentitySettings,
    private readonly clock: Clock,
  ) {}

  /** Counts an attempt to sign in; `accountId` of who bears the name, null for nobody. @throws SignInLocked when the window is full */
  async beginAttempt(name: TypedName, accountId: string | null, deviceToken: string | null): Promise<Attempt> {
    const key = `name:${this.secrets.hashName(name.spelling).toString('hex')}`;
    const phoneHash = name.phone === null ? null : this.secrets.hashName(name.phone);
    return this.spendAttempt(key, await this.findKnownDevice(accountId, deviceToken, phoneHash));
  }

  /** Counts an attempt of somebody signed in to say the own password again. @throws SignInLocked when the window is full */
  async beginOwnAttempt(accountId: string, deviceToken: string | null): Promise<Attempt> {
    return this.spendAttempt(accountId, await this.findKnownDevice(accountId, deviceToken, null));
  }

  /** The password was right: the count starts anew. */
  async endAttempt(attempt: Attempt): Promise<void> {
    await this.forgetGuesses('password', attempt.key);
  }

  /** @throws TooManyRequests when too much went wrong from this address */
  async requireAttemptsLeft(address: string): Promise<void> {
    if (await this.throttle.isFull(this.addressRule, addressKey(address))) {
      throw new TooManyRequests(ADDRESS_WINDOW_SECONDS);
    }
  }

  /** Something from this address was wrong. @throws TooManyRequests when too much was */
  async countFailure(address: string): Promise<void> {
    await this.throttle.spend(this.addressRule, addressKey(address));
  }

  /** What was counted turned out to be right. */
  async forgiveFailure(address: string): Promise<void> {
    await this.throttle.giveBack(this.addressRule, addressKey(address));
  }

  /** Counts a question that leaves a row behind. @throws TooManyRequests when one address asks without end */
  async countQuestion(address: string): Promise<void> {
    await this.throttle.spend(this.questionRule, addressKey(address));
  }

  private async spendAttempt(subject: string, device: string | null): Promise<Attempt> {
    const key = device === null ? subject : `${subject}:${device}`;
    await this.countGuess('password', key);
    return { key };
  }

  /** What names the device among those the account knows; null: it is none of them. */
  private async findKnownDevice(
    accountId: string | null,
    deviceToken: string | null,
    phoneHash: Buffer | null,
  ): Promise<string | null> {
    if (accountId === null || deviceToken === null) return null;
    const deviceHash = this.secrets.hashToken(deviceToken);
    return (await this.limitRepository.isKnownDevice(accountId, deviceHash, phoneHash))
      ? deviceHash.toString('hex')
      : null;
  }

  private get addressRule(): ThrottleRule {
    return {
      name: 'identity.address',
      limit: this.settings.FAILURES_PER_ADDRESS,
      windowSeconds: ADDRESS_WINDOW_SECONDS,
    };
  }

  /** Ten for each of the wrong answers an address may give: a hall of 150 asks often and answers rightly. */
  private get questionRule(): ThrottleRule {
    return { ...this.addressRule, name: 'identity.question', limit: this.settings.FAILURES_PER_ADDRESS * 10 };
  }

  /** Counts a guess. @throws SignInLocked when the window is full; the guess is then not looked at */
  async countGuess(kind: GuessKind, subject: string): Promise<void> {
    const key = `${kind}:${subject}`;
    const now = this.clock.now();
    if (await this.limitRepository.addAttempt(key, this.limit, now)) return;
    const opensAt = (await this.limitRepository.findOpensAt(key, this.limit)) ?? now;
    throw new SignInLocked(Math.max(1, Math.ceil((opensAt.getTime() - now.getTime()) / 1000)));
  }

  /** The guess was right. */
  async forgetGuesses(kind: GuessKind, subject: string): Promise<void> {
    await this.limitRepository.forgetAttempts(`${kind}:${subject}`);
  }

  private get limit(): AttemptLimit {
    return { limit: this.settings.LOCKOUT_FAILURES, windowSeconds: this.settings.LOCKOUT_MINUTES * 60 };
  }

  /** The token of a device, or null when what its cookie holds is none of ours. */
  getDeviceToken(origin: { readonly deviceToken: string | null }): string | null {
    return origin.deviceToken !== null && this.secrets.isToken(origin.deviceToken) ? origin.deviceToken : null;
  }

  /** The hash of a device's token, by which its places are found; null as for `tokenOf`. */
  hashDeviceToken(origin: { readonly deviceToken: string | null }): Buffer | null {
    const token = this.getDeviceToken(origin);
    return token === null ? null : this.secrets.hashToken(token);
  }

  /**
   * Remembers the device for an account and gives the token its cookie is to hold; joins a transaction. `phone`: the telephone
   * by which the account was entered, in E.164.
   */
  async rememberDevice(accountId: string, origin: RememberedOrigin, at: Date): Promise<string> {
    const token = this.getDeviceToken(origin) ?? this.secrets.newToken();
    const phoneHash = origin.phone === null ? null : this.secrets.hashName(origin.phone);
    await this.limitRepository.rememberDevice(accountId, { deviceHash: this.secrets.hashToken(token), phoneHash }, at);
    return token;
  }
}
