import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Transactions } from '@lopso/platform';
import { HandsetPlaceRepository } from '../storage/handset-place.repository';
import { KnownDeviceRepository } from '../storage/known-device.repository';
import { type SessionEnd, SessionRepository } from '../storage/session.repository';
import { AccountTrail } from './account-trail';

/** What is to end, and what is left: the session and the device (by the hash of its token) where the person is now. */
interface Ending {
  readonly because: SessionEnd;
  readonly exceptId: string | null;
  readonly exceptDevice?: Buffer | null;
}

/** What an account has open on all devices. */
@Injectable()
export class OpenSessions {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly devices: KnownDeviceRepository,
    private readonly places: HandsetPlaceRepository,
    private readonly trail: AccountTrail,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Ends every session of an account but one, and takes its PINs on shared phones but on one device: a PIN somebody else
   * set elsewhere is a way in as well. What lies sealed there stays hers to open. Without a session to except its devices are forgotten too. Joins a transaction.
   */
  async end(accountId: string, ending: Ending): Promise<void> {
    await this.transactions.run(async () => {
      await this.sessions.endAll(accountId, ending.exceptId, { because: ending.because, at: this.clock.now() });
      await this.places.removePinsBut(accountId, ending.exceptDevice ?? null);
      if (ending.exceptId === null) await this.devices.forgetAll(accountId);
    });
  }

  /** Signs the actor's account out on every device, this one too. */
  async signOutEverywhere(actor: Actor): Promise<void> {
    await this.transactions.run(async () => {
      await this.end(actor.accountId, { because: 'signed-out-everywhere', exceptId: null });
      const { accountId } = actor;
      await this.trail.record(actor, { accountId, action: 'identity.signed-out-everywhere' });
    });
  }
}
