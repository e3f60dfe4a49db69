import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, newId } from '@lopso/platform';
import { AccountAudit } from '../accounts/account-audit.service';
import { DeviceNotRemembered, PinForMembersOnly, PinRefused, PinUnusable, PlaceClosed } from '../identity.errors';
import { PasswordService } from '../passwords/password.service';
import { SecretService } from '../secrets/secret.service';
import { SignInLimitService } from '../sign-in/sign-in-limit.service';
import { type Entry, type Origin, SignInService } from '../sign-in/sign-in.service';
import { HandsetPlaceRepository, type HandsetPlaceRow, type OwnPlaceRow } from './handset-place.repository';
import { isForPin, judgePin, PIN_TRIES } from './pin.rules';

const placeOf = (accountId: string): string => `handset:${accountId}`;

/** Somebody who may be chosen on a shared phone. */
export interface HandsetPlace {
  readonly id: string;
  readonly displayName: string;
  /** True: too many wrong PINs; only the password opens it again. */
  readonly isClosed: boolean;
  readonly lastUsedAt: Date;
}

/** The actor's own place on the device. `secret`: opens what she left sealed on the phone; 32 bytes as base64url. */
export interface OwnPlace {
  readonly placeId: string;
  readonly accountId: string;
  readonly secret: string;
  readonly hasPin: boolean;
  /** Too many wrong PINs. */
  readonly isClosed: boolean;
}

/** What there is of the actor on the device. */
export interface OwnPlaceState {
  /** Null where she never had one, or its secret can't be told any more. */
  readonly place: OwnPlace | null;
  /** A PIN of hers is set, whatever became of the secret. */
  readonly hasPin: boolean;
}

/** Places of several people on one shared device, entered by name and PIN. */
@Injectable()
export class HandsetService {
  constructor(
    private readonly placeRepository: HandsetPlaceRepository,
    private readonly signInLimits: SignInLimitService,
    private readonly passwords: PasswordService,
    private readonly signIns: SignInService,
    private readonly accountAudit: AccountAudit,
    private readonly secrets: SecretService,
  ) {}

  /** Who has a place on the device; nobody on a device that is not known. */
  async listPlaces(origin: Origin): Promise<HandsetPlace[]> {
    const deviceHash = this.signInLimits.hashDeviceToken(origin);
    const rows = deviceHash === null ? [] : await this.placeRepository.listOn(deviceHash);
    return rows.map(({ failedTries, ...row }) => ({ ...row, isClosed: failedTries >= PIN_TRIES }));
  }

  /** The actor's own place on this device, also one without a PIN. */
  async findOwnPlace(actor: Actor, origin: Origin): Promise<OwnPlaceState> {
    const deviceHash = this.signInLimits.hashDeviceToken(origin);
    const row = deviceHash === null ? null : await this.placeRepository.findOwn(actor.accountId, deviceHash);
    return { place: row && this.placeOfRow(row, actor.accountId), hasPin: row?.hasPin === true };
  }

  /**
   * Gives the actor a place on this device, or a new PIN for it; its secret stays. For members: a PIN is too little for a desk.
   * @throws PinUnusable, PinForMembersOnly, DeviceNotRemembered
   */
  async takePlace(actor: Actor, pin: string, origin: Origin): Promise<OwnPlace> {
    const fault = judgePin(pin);
    if (fault !== 'none') throw new PinUnusable(fault);
    const deviceHash = this.signInLimits.hashDeviceToken(origin);
    if (!isMemberAlone(actor)) throw new PinForMembersOnly();
    if (deviceHash === null) throw new DeviceNotRemembered();
    const { accountId } = actor;
    const pinHash = await this.passwords.hashPin(pin);
    return this.accountAudit.inTransaction(async () => {
      await this.placeRepository.hold(accountId);
      const secret = (await this.findOwnPlace(actor, origin)).place?.secret ?? randomBytes(32).toString('base64url');
      const sealedSecret = this.secrets.sealValue(secret, placeOf(accountId));
      const placeId = newId();
      await this.placeRepository.put({
        id: placeId,
        accountId,
        deviceHash,
        pinHash,
        sealedSecret,
        at: this.accountAudit.now(),
      });
      await this.accountAudit.recordOwnAct(actor, 'identity.handset-place-taken');
      return { placeId, accountId, secret, hasPin: true, isClosed: false };
    });
  }

  /** Takes the actor's PIN on this device. */
  async leavePlace(actor: Actor, origin: Origin): Promise<void> {
    const deviceHash = this.signInLimits.hashDeviceToken(origin);
    if (deviceHash !== null) await this.placeRepository.removePin(actor.accountId, deviceHash);
  }

  /** Opens a session by name and PIN. @throws PinRefused, PlaceClosed */
  async enterPlace(placeId: string, pin: string, origin: Origin): Promise<Entry> {
    const deviceHash = this.signInLimits.hashDeviceToken(origin);
    if (deviceHash === null) throw new PlaceClosed();
    const judged = await this.judgePin(deviceHash, placeId, pin);
    if (judged instanceof Error) throw judged;
    return this.signIns.openProvedSession(judged.accountId, origin, 'pin');
  }

  private placeOfRow(row: OwnPlaceRow, accountId: string): OwnPlace | null {
    const secret = this.openSecret(row, accountId);
    const { id: placeId, hasPin, failedTries } = row;
    return secret === null ? null : { placeId, accountId, secret, hasPin, isClosed: failedTries >= PIN_TRIES };
  }

  /** Null where it was sealed under neither `TOKEN_SECRET` nor the one before. */
  private openSecret(row: OwnPlaceRow, accountId: string): string | null {
    try {
      return this.secrets.openSealed(row.sealedSecret, placeOf(accountId));
    } catch {
      return null;
    }
  }

  /** The try is counted before the PIN is looked at: looking is slow and holds no connection. A closed place looks at none. */
  private async judgePin(
    deviceHash: Buffer,
    placeId: string,
    pin: string,
  ): Promise<HandsetPlaceRow | PinRefused | PlaceClosed> {
    const place = await this.placeRepository.takeTry(deviceHash, placeId, PIN_TRIES);
    if (place === null) return new PlaceClosed();
    if (await this.passwords.isPasswordRight(pin, place.pinHash)) {
      await this.placeRepository.noteUse(place.id, this.accountAudit.now());
      return place;
    }
    const left = PIN_TRIES - place.failedTries;
    return left === 0 ? new PlaceClosed() : new PinRefused(left);
  }
}

function isMemberAlone(actor: Actor): boolean {
  return actor.memberId !== null && actor.grants.every(isForPin);
}
