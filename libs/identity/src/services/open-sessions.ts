import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, Transactions } from '@lopso/platform';
import { HandsetPlaceRepository } from '../storage/handset-place.repository';
import { KnownDeviceRepository } from '../storage/known-device.repository';
import { type SessionEnd, SessionRepository } from '../storage/session.repository';

/** What an account has open on all devices. */
@Injectable()
export class OpenSessions {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly devices: KnownDeviceRepository,
    private readonly places: HandsetPlaceRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Ends every session of an account but one; without an exception its devices and its
   * places on shared phones are forgotten too. Joins a transaction.
   */
  async end(
    accountId: string,
    ending: { readonly because: SessionEnd; readonly exceptId: string | null },
  ): Promise<void> {
    await this.transactions.run(async () => {
      await this.sessions.endAll(accountId, ending.exceptId, { because: ending.because, at: this.clock.now() });
      if (ending.exceptId !== null) return;
      await this.devices.forgetAll(accountId);
      await this.places.remove(accountId, null);
    });
  }

  /** Signs the actor's account out on every device, this one too. */
  async signOutEverywhere(actor: Actor): Promise<void> {
    await this.transactions.run(async () => {
      await this.end(actor.accountId, { because: 'signed-out-everywhere', exceptId: null });
      await this.audit.record(actor, {
        action: 'identity.signed-out-everywhere',
        subjectType: 'account',
        subjectId: actor.accountId,
        unitPath: null,
      });
    });
  }
}
