import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { SessionEnded } from '../identity.errors';
import { type SecondFactorState } from '../rules/second-factor-rule';
import { type Workspace, workspacesOf } from '../rules/workspaces';
import { AccountRepository, type AccountRow } from '../storage/account.repository';
import { AccessTokens } from './access-tokens';
import { type ConsentState, Consents } from './consents';
import { FactorPolicy } from './factor-policy';
import { GrantsToday } from './grants-today';

/** A role with the name of its unit; `member` has none. */
export interface SessionRole {
  readonly role: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
}

/** Who is signed in, as the client shows it. `consent` null: an account without a member is not asked. */
export interface SessionView {
  readonly accountId: string;
  readonly memberId: string | null;
  readonly username: string;
  readonly displayName: string;
  /** The first day without a seat, `yyyy-mm-dd`; null for whoever holds one, never held one, or is no member. */
  readonly leftOn: string | null;
  readonly workspaces: readonly Workspace[];
  readonly roles: readonly SessionRole[];
  /** Names of the permissions the session holds somewhere. */
  readonly permissions: readonly string[];
  readonly consent: ConsentState | null;
  /** Anything but `done`: the session holds no rights yet. */
  readonly secondFactor: SecondFactorState;
}

/** Builds the actor of a session from what the account is and was granted today. */
@Injectable()
export class SessionActors {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly grants: GrantsToday,
    private readonly consents: Consents,
    private readonly factors: FactorPolicy,
    private readonly tokens: AccessTokens,
    private readonly access: Access,
  ) {}

  /**
   * An access token for an account's session. Without consent the token names no member, so that nothing about her is
   * read or written by phone; while a second factor is owed it holds no right at all. @throws SessionEnded when the account
   * is not active
   */
  async accessToken(accountId: string, sessionId: string): Promise<string> {
    const memberId = await this.memberOf(accountId);
    const epoch = await this.tokens.epochOf({ accountId, sessionId, memberId });
    const grants = await this.grants.inSession({ accountId, memberId }, sessionId);
    const leftOn = memberId === null ? null : await this.grants.leftOn(memberId);
    const roles = grants.map((grant) => grant.role);
    if ((await this.factors.stateOf(accountId, sessionId, roles)) !== 'done')
      return this.bareToken(accountId, sessionId);
    // What the epoch vouches for is read after it; agreed or taken back meanwhile: once more.
    if ((await this.memberOf(accountId)) !== memberId) return this.accessToken(accountId, sessionId);
    const left = leftOn === null ? {} : { leftOn };
    return this.tokens.sign({ accountId, sessionId, grants, memberId, ...left }, epoch);
  }

  /** The roles an account holds today, without that of a member. */
  async grantedRoles(accountId: string): Promise<string[]> {
    const memberId = await this.memberOf(accountId);
    const grants = await this.grants.of({ accountId, memberId });
    return grants.map((grant) => grant.role);
  }

  /** Who the actor is now; null when the account is gone or closed. */
  async describe(actor: Actor): Promise<SessionView | null> {
    const account = await this.active(actor.accountId);
    if (account === null) return null;
    const roles = await this.rolesOf(account, actor);
    return {
      accountId: account.id,
      memberId: account.memberId,
      username: account.username,
      displayName: account.displayName,
      leftOn: actor.leftOn ?? null,
      workspaces: workspacesOf(roles.map((role) => role.role)),
      roles,
      permissions: this.access.namesHeldBy(actor),
      consent: account.memberId === null ? null : await this.consents.stateOf(account.id),
      secondFactor: await this.factors.stateOf(
        account.id,
        actor.sessionId,
        roles.map((role) => role.role),
      ),
    };
  }

  /** Names who is signed in and nothing they may do. */
  private async bareToken(accountId: string, sessionId: string): Promise<string> {
    const actor = { accountId, sessionId, memberId: null, grants: [] };
    return this.tokens.sign(actor, await this.tokens.epochOf(actor));
  }

  private async active(accountId: string): Promise<AccountRow | null> {
    const account = await this.accounts.findById(accountId);
    return account?.state === 'active' ? account : null;
  }

  /** The member for whom an account may act now. @throws SessionEnded when the account is not active */
  private async memberOf(accountId: string): Promise<string | null> {
    const account = await this.active(accountId);
    if (account === null) throw new SessionEnded();
    if (account.memberId === null) return null;
    return (await this.consents.stateOf(account.id)).isGiven ? account.memberId : null;
  }

  private async rolesOf(account: AccountRow, { accountId, memberId, sessionId }: Actor): Promise<SessionRole[]> {
    const grants = await this.grants.inSession({ accountId, memberId }, sessionId);
    const names = await this.grants.unitNames(grants.map((grant) => grant.unitId));
    const granted = grants.map(({ role, unitId }) => ({ role, unitId, unitName: names.get(unitId) ?? null }));
    return account.memberId === null ? granted : [...granted, { role: 'member', unitId: null, unitName: null }];
  }
}
