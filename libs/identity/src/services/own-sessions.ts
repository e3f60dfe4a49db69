import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '@lopso/platform';
import { IdentitySettings } from '../identity.settings';
import { OwnSessionRepository } from '../storage/own-session.repository';
import { type SignInWay } from '../rules/sign-in-way';
import { SessionRepository } from '../storage/session.repository';
import { AccountActs } from './account-acts';

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

/** Where the own account is signed in, and signing out elsewhere. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly own: OwnSessionRepository,
    private readonly sessions: SessionRepository,
    private readonly settings: IdentitySettings,
    private readonly acts: AccountActs,
  ) {}

  /** Running sessions, this one first, then the last used; those too old to be renewed are left out. */
  async list(actor: Actor): Promise<OwnSession[]> {
    const since = new Date(this.acts.now().getTime() - this.settings.REFRESH_TOKEN_DAYS * DAY_MS);
    const rows = await this.own.listOpen(actor.accountId, since);
    const here = rows.find(({ id }) => id === actor.sessionId)?.network ?? null;
    const sessions = rows.map((row) => ({
      ...row,
      isThis: row.id === actor.sessionId,
      isSameNetwork: row.network !== null && row.network === here,
    }));
    return sessions.sort((a, b) => Number(b.isThis) - Number(a.isThis));
  }

  /** Ends another session of the same account; refused there at the next request. @throws NotFound */
  async end(actor: Actor, sessionId: string): Promise<void> {
    await this.acts.together(async () => {
      if (!(await this.own.owns(actor.accountId, sessionId))) throw new NotFound();
      await this.sessions.end(sessionId, 'signed-out-elsewhere', this.acts.now());
      await this.acts.record(actor, 'identity.signed-out-elsewhere', { sessionId });
    });
  }
}
