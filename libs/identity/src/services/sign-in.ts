import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { BadCredentials } from '../identity.errors';
import { deviceLabel } from '../rules/device-label';
import { networkLabel } from '../rules/network-label';
import { AccountRepository, type AccountRow } from '../storage/account.repository';
import { type SignInWay } from '../rules/sign-in-way';
import { KnownDevices } from './known-devices';
import { Passwords } from './passwords';
import { Sessions, type SessionTokens } from './sessions';
import { SignInAttempts } from './sign-in-attempts';
import { typedName, type TypedName } from './typed-name';

/** The device and the network an act comes from. `deviceToken` is what the device cookie holds, unchecked. */
export interface Origin {
  readonly deviceToken: string | null;
  readonly address: string;
  readonly userAgent: string | undefined;
}

/** What a person typed. `username` may be a telephone number; `isRemembered` false: a device of others. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly isRemembered?: boolean;
}

/**
 * `provedAt`: when the provider saw the person prove herself, where that stands for a password nobody knows. `phone`: the telephone
 * that was typed, in E.164.
 */
interface EntryTerms {
  readonly phone?: string | null;
  readonly isRemembered?: boolean;
  readonly provedAt?: Date | null;
}

/** The tokens of a new session and the token by which the device is known from now on; null: it is not to be known. */
export interface Entry extends SessionTokens {
  readonly deviceToken: string | null;
}

/** Signs people in by username, or by telephone while exactly one account claims it, and password. */
@Injectable()
export class SignIn {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly attempts: SignInAttempts,
    private readonly devices: KnownDevices,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a session; `way` says what the session is remembered by. Unknown names, invited and closed accounts get the answer of a wrong password, after the same work.
   * @throws BadCredentials, SignInLocked, TooManyRequests
   */
  async signIn(credentials: Credentials, origin: Origin, way: SignInWay = 'password'): Promise<Entry> {
    await this.attempts.requireRoom(origin.address);
    const name = typedName(credentials.username);
    const account = await this.find(name);
    const attempt = await this.attempts.begin(name, account?.id ?? null, this.devices.tokenOf(origin));
    const isRight = await this.passwords.isRight(credentials.password, usableHash(account));
    if (!isRight || account === null) {
      await this.attempts.countFailure(origin.address);
      throw new BadCredentials();
    }
    await this.attempts.succeed(attempt);
    const { isRemembered = true } = credentials;
    return this.enter(account.id, origin, way, { isRemembered, phone: name.phone });
  }

  /** Opens a session for somebody whose right to it was just proved, and remembers the device if wished; joins a transaction. */
  async enter(accountId: string, origin: Origin, way: SignInWay, how: EntryTerms = {}): Promise<Entry> {
    const { isRemembered = true, provedAt = null, phone = null } = how;
    const device = { deviceToken: origin.deviceToken, phone };
    const deviceToken = isRemembered ? await this.devices.remember(accountId, device, this.clock.now()) : null;
    const labels = { deviceLabel: deviceLabel(origin.userAgent), network: networkLabel(origin.address) };
    const start = { ...labels, way, isRemembered, provedAt };
    const tokens = await this.sessions.open(accountId, start);
    return { ...tokens, deviceToken };
  }

  private async find({ username, phone }: TypedName): Promise<AccountRow | null> {
    const byName = await this.accounts.findByUsername(username);
    if (byName !== null) return byName;
    const claiming = phone === null ? [] : await this.accounts.listClaimingPhone(phone);
    return claiming.length === 1 ? (claiming[0] ?? null) : null;
  }
}

function usableHash(account: AccountRow | null): string | null {
  return account?.state === 'active' ? account.passwordHash : null;
}
