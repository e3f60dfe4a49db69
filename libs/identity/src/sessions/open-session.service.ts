import { Injectable } from '@nestjs/common';
import { type Actor, Clock, NotFound, Transactions } from '@lopso/platform';
import { AccountAudit } from '../accounts/account-audit.service';
import { HandsetPlaceRepository } from '../handset/handset-place.repository';
import { IdentitySettings } from '../identity.settings';
import { SignInLimitRepository } from '../sign-in/sign-in-limit.repository';
import { type SessionEnd, SessionRepository } from './session.repository';
import { type SignInWay } from './session.rules';

/** What is to end, and what is left: the session and the device (by the hash of its token) where the person is now. */
interface Ending {
  readonly because: SessionEnd;
  readonly exceptId: string | null;
  readonly exceptDevice?: Buffer | null;
}

const DAY_MS = 86_400_000;

/** A running session of the own account. `network` as `networkLabel` writes it; null: not known. */
export interface OwnSession {
  readonly id: string;
  readonly isThis: boolean;
  /** True: on the network this very session was opened from. */
  readonly isSameNetwork: boolean;
  readonly deviceLabel: string;
  readonly network: string | null;
  readonly way: SignInWay;
  readonly isRemembered: boolean;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
}

/** The running sessions of an account: listed, and ended one by one or all. */
@Injectable()
export class OpenSessionService {
  constructor(
    private readonly sessionRepository: SessionRepository,
    private readonly limitRepository: SignInLimitRepository,
    private readonly placeRepository: HandsetPlaceRepository,
    private readonly accountAudit: AccountAudit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly settings: IdentitySettings,
  ) {}

  /**
   * Ends every session of an account but one, and takes its PINs on shared phones but on one device: a PIN somebody else
   * set elsewhere is a way in as well. What lies sealed there stays hers to open. Without a session to except its devices are forgotten too. Joins a transaction.
   */
  async endSessions(accountId: string, ending: Ending): Promise<void> {
    await this.transactions.run(async () => {
      await this.sessionRepository.endAll(accountId, ending.exceptId, {
        because: ending.because,
        at: this.clock.now(),
      });
      await this.placeRepository.removePinsBut(accountId, ending.exceptDevice ?? null);
      if (ending.exceptId === null) await this.limitRepository.forgetDevices(accountId);
    });
  }

  /** Signs the actor's account out on every device, this one too. */
  async signOutEverywhere(actor: Actor): Promise<void> {
    await this.transactions.run(async () => {
      await this.endSessions(actor.accountId, { because: 'signed-out-everywhere', exceptId: null });
      const { accountId } = actor;
      await this.accountAudit.recordForAccount(actor, { accountId, action: 'identity.signed-out-everywhere' });
    });
  }

  /** Running sessions, this one first, then the last used; those too old to be renewed are left out. */
  async listOwnSessions(actor: Actor): Promise<OwnSession[]> {
    const since = new Date(this.accountAudit.now().getTime() - this.settings.REFRESH_TOKEN_DAYS * DAY_MS);
    const rows = await this.sessionRepository.listOpen(actor.accountId, since);
    const here = rows.find(({ id }) => id === actor.sessionId)?.network ?? null;
    const sessions = rows.map((row) => ({
      ...row,
      isThis: row.id === actor.sessionId,
      isSameNetwork: row.network !== null && row.network === here,
    }));
    return sessions.sort((a, b) => Number(b.isThis) - Number(a.isThis));
  }

  /** Ends another session of the same account; refused there at the next request. @throws NotFound */
  async endOwnSession(actor: Actor, sessionId: string): Promise<void> {
    await this.accountAudit.inTransaction(async () => {
      if (!(await this.sessionRepository.isOwnSession(actor.accountId, sessionId))) throw new NotFound();
      await this.sessionRepository.end(sessionId, 'signed-out-elsewhere', this.accountAudit.now());
      await this.accountAudit.recordOwnAct(actor, 'identity.signed-out-elsewhere', { sessionId });
    });
  }
}
