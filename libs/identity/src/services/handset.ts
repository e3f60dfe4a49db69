import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, newId } from '@lopso/platform';
import { DeviceNotRemembered, PinForMembersOnly, PinRefused, PinUnusable, PlaceClosed } from '../identity.errors';
import { isForPin, judgePin, PIN_TRIES } from '../rules/pin-rule';
import { HandsetPlaceRepository, type HandsetPlaceRow } from '../storage/handset-place.repository';
import { AccountActs } from './account-acts';
import { KnownDevices } from './known-devices';
import { Passwords } from './passwords';
import { type Entry, type Origin, SignIn } from './sign-in';

/** Somebody who may be chosen on a shared phone. */
export interface HandsetPlace {
  readonly id: string;
  readonly displayName: string;
  /** True: too many wrong PINs; only the password opens it again. */
  readonly isClosed: boolean;
  readonly lastUsedAt: Date;
}

/** A place that was opened or taken. `sealSalt` for the key that seals the member's things on the phone, base64url. */
export interface OpenedPlace {
  readonly placeId: string;
  readonly accountId: string;
  readonly sealSalt: string;
}

/**
 * A phone several members share: each has a place on it, chosen by name and opened by a PIN. The PIN works on this device
 * alone (its cookie is the other half), five wrong ones close the place. `sealSalt` is told only to who knew PIN or
 * password; with the PIN it makes the key under which the phone seals what this member left on it.
 */
@Injectable()
export class Handset {
  constructor(
    private readonly places: HandsetPlaceRepository,
    private readonly devices: KnownDevices,
    private readonly passwords: Passwords,
    private readonly signIns: SignIn,
    private readonly acts: AccountActs,
  ) {}

  /** Who has a place on the device; nobody on a device that is not known. */
  async list(origin: Origin): Promise<HandsetPlace[]> {
    const deviceHash = this.devices.hashOf(origin);
    const rows = deviceHash === null ? [] : await this.places.listOn(deviceHash);
    return rows.map(({ failedTries, ...row }) => ({ ...row, isClosed: failedTries >= PIN_TRIES }));
  }

  /**
   * Gives the actor a place on this device, or a new PIN for it. For members: a PIN is too little for a desk.
   * @throws PinUnusable, PinForMembersOnly, DeviceNotRemembered
   */
  async takePlace(actor: Actor, pin: string, origin: Origin): Promise<OpenedPlace> {
    const fault = judgePin(pin);
    if (fault !== 'none') throw new PinUnusable(fault);
    const deviceHash = this.devices.hashOf(origin);
    if (!isMemberAlone(actor)) throw new PinForMembersOnly();
    if (deviceHash === null) throw new DeviceNotRemembered();
    const pinHash = await this.passwords.hashPin(pin);
    const sealSalt = randomBytes(32);
    const id = newId();
    await this.acts.together(async () => {
      await this.places.put({ id, accountId: actor.accountId, deviceHash, pinHash, sealSalt, at: this.acts.now() });
      await this.acts.record(actor, 'identity.handset-place-taken');
    });
    return { placeId: id, accountId: actor.accountId, sealSalt: sealSalt.toString('base64url') };
  }

  /** Frees the actor's place on this device. */
  async leavePlace(actor: Actor, origin: Origin): Promise<void> {
    const deviceHash = this.devices.hashOf(origin);
    if (deviceHash !== null) await this.places.remove(actor.accountId, deviceHash);
  }

  /** Opens a session by name and PIN. @throws PinRefused, PlaceClosed */
  async enter(placeId: string, pin: string, origin: Origin): Promise<{ entry: Entry; place: OpenedPlace }> {
    const deviceHash = this.devices.hashOf(origin);
    if (deviceHash === null) throw new PlaceClosed();
    const judged = await this.judge(deviceHash, placeId, pin);
    if (judged instanceof Error) throw judged;
    const entry = await this.signIns.enter(judged.accountId, origin, 'pin');
    const { accountId } = judged;
    return { entry, place: { placeId, accountId, sealSalt: judged.sealSalt.toString('base64url') } };
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
