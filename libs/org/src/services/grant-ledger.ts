import { Injectable } from '@nestjs/common';
import { AccessEpochs, type Actor, Audit, Clock, translatingConstraints } from '@lopso/platform';
import { RoleIsGranted } from '../org.errors';
import { type NewRoleGrant, RoleGrantRepository, type RoleGrantRow } from '../storage/role-grant.repository';

/**
 * Writes grants and their ends, with their entries in the audit, inside the caller's transaction. Whoever gains or loses
 * a right gets a new access epoch: the next request has the rights of now.
 */
@Injectable()
export class GrantLedger {
  constructor(
    private readonly grants: RoleGrantRepository,
    private readonly epochs: AccessEpochs,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws RoleIsGranted */
  async write(actor: Actor | null, grant: Omit<NewRoleGrant, 'givenBy' | 'givenAt'>): Promise<{ readonly id: string }> {
    const row = { ...grant, givenBy: actor?.accountId ?? null, givenAt: this.clock.now() };
    await translatingConstraints({ role_grant_once_excl: () => new RoleIsGranted() }, () => this.grants.insert(row));
    await this.epochs.bump(grant.accountId);
    await this.record(actor, 'org.role-granted', grant);
    return { id: grant.id };
  }

  /** Ends a grant and what was lent from it, at the moment given. */
  async end(actor: Actor, grant: RoleGrantRow, at: Date): Promise<void> {
    await this.grants.end(grant.id, actor.accountId, at);
    const deputies = grant.onBehalfOf === null ? await this.grants.endDeputiesOf(grant.id, actor.accountId, at) : [];
    await this.epochs.bumpAll([grant.accountId, ...deputies]);
    await this.record(actor, 'org.role-ended', grant);
  }

  /** Takes an end back. @throws RoleIsGranted when the same right was given again meanwhile */
  async restore(actor: Actor, grant: RoleGrantRow): Promise<void> {
    const restored = await translatingConstraints({ role_grant_once_excl: () => new RoleIsGranted() }, () =>
      this.grants.restore(grant.id, this.clock.now()),
    );
    await this.epochs.bumpAll(restored);
    await this.record(actor, 'org.role-restored', grant);
  }

  private async record(
    actor: Actor | null,
    action: string,
    grant: Omit<NewRoleGrant, 'givenBy' | 'givenAt'>,
  ): Promise<void> {
    const { id, role, bound, decisionNumber, from, until, onBehalfOf } = grant;
    await this.audit.record(actor, {
      action,
      subjectType: 'account',
      subjectId: grant.accountId,
      unitPath: grant.unitPath,
      details: { grantId: id, role, bound, decisionNumber, from, until, deputyOf: onBehalfOf },
    });
  }
}
