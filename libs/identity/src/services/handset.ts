import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, newId } from '@lopso/platform';
import { DeviceNotRemembered, PinForMembersOnly, PinRefused, PinUnusable, PlaceClosed } from '../identity.errors';
import { isForPin, judgePin, PIN_TRIES } from '../rules/pin-rule';
import { HandsetPlaceRepository, type HandsetPlaceRow, type OwnPlaceRow } from '../storage/handset-place.repository';
import { AccountActs } from './account-acts';
import { KnownDevices } from './known-devices';
import { Passwords } from './passwords';
import { Sealer } from './sealer';
import { type Entry, type Origin, SignIn } from './sign-in';

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

/**
 * A phone several members share: each has a place on it, chosen by name and opened by a PIN. The PIN works on this device
 * alone (its cookie is the other half), five wrong ones close the place. The secret of a place opens what its member left
 * sealed on the phone: told to her session on that device, however she came in, and kept when the PIN is gone (decision 0014).
 */
@Injectable()
export class Handset {
  constructor(
    private readonly places: HandsetPlaceRepository,
    private readonly devices: KnownDevices,
    private readonly passwords: Passwords,
    private readonly signIns: SignIn,
    private readonly acts: AccountActs,
    private readonly sealer: Sealer,
  ) {}

  /** Who has a place on the device; nobody on a device that is not known. */
  async list(origin: Origin): Promise<HandsetPlace[]> {
    const deviceHash = this.devices.hashOf(origin);
    const rows = deviceHash === null ? [] : await this.places.listOn(deviceHash);
    return rows.map(({ failedTries, ...row }) => ({ ...row, isClosed: failedTries >= PIN_TRIES }));
  }

  /** The actor's own place on this device, also one without a PIN. */
  async findOwn(actor: Actor, origin: Origin): Promise<OwnPlaceState> {
    const deviceHash = this.devices.hashOf(origin);
    const row = deviceHash === null ? null : await this.places.findOwn(actor.accountId, deviceHash);
    return { place: row && this.placeIn(row, actor.accountId), hasPin: row?.hasPin === true };
  }

  /**
   * Gives the actor a place on this device, or a new PIN for it; its secret stays. For members: a PIN is too little for a desk.
   * @throws PinUnusable, PinForMembersOnly, DeviceNotRemembered
   */
  async takePlace(actor: Actor, pin: string, origin: Origin): Promise<OwnPlace> {
    const fault = judgePin(pin);
    if (fault !== 'none') throw new PinUnusable(fault);
    const deviceHash = this.devices.hashOf(origin);
    if (!isMemberAlone(actor)) throw new PinForMembersOnly();
    if (deviceHash === null) throw new DeviceNotRemembered();
    const { accountId } = actor;
    const pinHash = await this.passwords.hashPin(pin);
    return this.acts.together(async () => {
      await this.places.hold(accountId);
      const secret = (await this.findOwn(actor, origin)).place?.secret ?? randomBytes(32).toString('base64url');
      const sealedSecret = this.sealer.seal(secret, placeOf(accountId));
      const placeId = newId();
      await this.places.put({ id: placeId, accountId, deviceHash, pinHash, sealedSecret, at: this.acts.now() });
      await this.acts.record(actor, 'identity.handset-place-taken');
      return { placeId, accountId, secret, hasPin: true, isClosed: false };
    });
  }

  /** Takes the actor's PIN on this device. */
  async leavePlace(actor: Actor, origin: Origin): Promise<void> {
    const deviceHash = this.devices.hashOf(origin);
    if (deviceHash !== null) await this.places.removePin(actor.accountId, deviceHash);
  }

  /** Opens a session by name and PIN. @throws PinRefused, PlaceClosed */
  async enter(placeId: string, pin: string, origin: Origin): Promise<Entry> {
    const deviceHash = this.devices.hashOf(origin);
    if (deviceHash === null) throw new PlaceClosed();
    const judged = await this.judge(deviceHash, placeId, pin);
    if (judged instanceof Error) throw judged;
    return this.signIns.enter(judged.accountId, origin, 'pin');
  }

  private placeIn(row: OwnPlaceRow, accountId: string): OwnPlace | null {
    const secret = this.secretIn(row, accountId);
    const { id: placeId, hasPin, failedTries } = row;
    return secret === null ? null : { placeId, accountId, secret, hasPin, isClosed: failedTries >= PIN_TRIES };
  }

  /** Null where it was sealed under neither `TOKEN_SECRET` nor the one before. */
  private secretIn(row: OwnPlaceRow, accountId: string): string | null {
    try {
      return this.sealer.open(row.sealedSecret, placeOf(accountId));
    } catch {
      return null;
    }
  }

  /** The try is counted before the PIN is looked at: looking is slow and holds no connection. A closed place looks at none. */
  private async judge(
    deviceHash: Buffer,
    placeId: string,
    pin: string,
  ): Promise<HandsetPlaceRow | PinRefused | PlaceClosed> {
    const place = await this.places.takeTry(deviceHash, placeId, PIN_TRIES);
    if (place === null) return new PlaceClosed();
    if (await this.passwords.isRight(pin, place.pinHash)) {
      await this.places.noteUse(place.id, this.acts.now());
      return place;
    }
    const left = PIN_TRIES - place.failedTries;
    return left === 0 ? new PlaceClosed() : new PinRefused(left);
  }
}

function isMemberAlone(actor: Actor): boolean {
  return actor.memberId !== null && actor.grants.every(isForPin);
}
