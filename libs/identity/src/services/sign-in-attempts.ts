import { Injectable } from '@nestjs/common';
import { Throttle, type ThrottleRule, TooManyRequests } from '@lopso/platform';
import { IdentitySettings } from '../identity.settings';
import { addressKey } from '../rules/address-key';
import { KnownDeviceRepository } from '../storage/known-device.repository';
import { GuessLimits } from './guess-limits';
import { Secrets } from './secrets';
import { type TypedName } from './typed-name';

const ADDRESS_WINDOW_SECONDS = 600;

/** A counted attempt; handed back when the password was right. */
export interface Attempt {
  readonly key: string;
}

/**
 * Counts wrong passwords and codes. The attempt is counted before the password is looked at, so that a hundred guesses
 * at once are five; a right one takes its count back. Who signs in is counted by the name they typed, whoever bears it: a
 * lock tells neither that somebody does, nor that a username and a telephone are one account's. An account has these two names
 * and no third, so nobody gets more than two windows of guesses at it. A device from which the account was entered by that name
 * has a count of its own: somebody else's guesses never lock it out.
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

  /** Counts an attempt to sign in; `accountId` of who bears the name, null for nobody. @throws SignInLocked when the window is full */
  async begin(name: TypedName, accountId: string | null, deviceToken: string | null): Promise<Attempt> {
    const key = `name:${this.secrets.hashName(name.spelling).toString('hex')}`;
    const phoneHash = name.phone === null ? null : this.secrets.hashName(name.phone);
    return this.spend(key, await this.knownDevice(accountId, deviceToken, phoneHash));
  }

  /** Counts an attempt of somebody signed in to say the own password again. @throws SignInLocked when the window is full */
  async beginSignedIn(accountId: string, deviceToken: string | null): Promise<Attempt> {
    return this.spend(accountId, await this.knownDevice(accountId, deviceToken, null));
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

  private async spend(subject: string, device: string | null): Promise<Attempt> {
    const key = device === null ? subject : `${subject}:${device}`;
    await this.guesses.spend('password', key);
    return { key };
  }

  /** What names the device among those the account knows; null: it is none of them. */
  private async knownDevice(
    accountId: string | null,
    deviceToken: string | null,
    phoneHash: Buffer | null,
  ): Promise<string | null> {
    if (accountId === null || deviceToken === null) return null;
    const deviceHash = this.secrets.hashToken(deviceToken);
    return (await this.devices.isKnown(accountId, deviceHash, phoneHash)) ? deviceHash.toString('hex') : null;
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
