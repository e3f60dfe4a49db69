import { Injectable } from '@nestjs/common';
import { Throttle, type ThrottleRule, TooManyRequests } from '@lopso/platform';
import { IdentitySettings } from '../identity.settings';
import { addressKey } from '../rules/address-key';
import { KnownDeviceRepository } from '../storage/known-device.repository';
import { GuessLimits } from './guess-limits';
import { Secrets } from './secrets';

const ADDRESS_WINDOW_SECONDS = 600;

/** A counted attempt; handed back when the password was right. */
export interface Attempt {
  readonly key: string;
}

/**
 * Counts wrong passwords and codes. The attempt is counted before the password is looked at, so that a hundred guesses
 * at once are five; a right one takes its count back. A device the account knows has a count of its own: somebody
 * else's guesses never lock it out.
 */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly throttle: Throttle,
    private readonly guesses: GuessLimits,
    private readonly devices: KnownDeviceRepository,
    private readonly secrets: Secrets,
    private readonly settings: IdentitySettings,
  ) {}

  /**
   * Counts an attempt on an account, or on a name that nobody has.
   * @throws SignInLocked when the window is full
   */
  async begin(
    subject: { readonly accountId: string } | { readonly unknownName: string },
    deviceToken: string | null,
  ): Promise<Attempt> {
    const key =
      'accountId' in subject
        ? await this.accountKey(subject.accountId, deviceToken)
        : this.nameKey(subject.unknownName);
    await this.guesses.spend('password', key);
    return { key };
  }

  /** The password was right: the count starts anew. */
  async succeed(attempt: Attempt): Promise<void> {
    await this.guesses.forget('password', attempt.key);
  }

  /** @throws TooManyRequests when too much went wrong from this address */
  async requireRoom(address: string): Promise<void> {
    if (await this.throttle.isFull(this.addressRule, addressKey(address))) {
      throw new TooManyRequests(ADDRESS_WINDOW_SECONDS);
    }
  }

  /** Something from this address was wrong. @throws TooManyRequests when too much was */
  async countFailure(address: string): Promise<void> {
    await this.throttle.spend(this.addressRule, addressKey(address));
  }

  /** What was counted turned out to be right. */
  async takeBack(address: string): Promise<void> {
    await this.throttle.giveBack(this.addressRule, addressKey(address));
  }

  /** Counts a question that leaves a row behind. @throws TooManyRequests when one address asks without end */
  async countQuestion(address: string): Promise<void> {
    await this.throttle.spend(this.questionRule, addressKey(address));
  }

  private async accountKey(accountId: string, deviceToken: string | null): Promise<string> {
    if (deviceToken === null) return accountId;
    const deviceHash = this.secrets.hashToken(deviceToken);
    return (await this.devices.isKnown(accountId, deviceHash))
      ? `${accountId}:${deviceHash.toString('hex')}`
      : accountId;
  }

  private nameKey(name: string): string {
    return `name:${this.secrets.hashToken(name).toString('hex')}`;
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
}
