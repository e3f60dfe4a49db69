import { Injectable } from '@nestjs/common';
import { InvitedAccounts } from '@lopso/identity';
import { AccountGrants, type UndoBlocker, UndoRoster, type WrittenRoster } from '@lopso/org';
import { REMOVABLE } from '../rules/blocker-words';

/** Everything that was built on what an import wrote; an account that still waits for its slip is nothing built. */
@Injectable()
export class UndoObstacles {
  constructor(
    private readonly undoing: UndoRoster,
    private readonly invitations: InvitedAccounts,
    private readonly grants: AccountGrants,
  ) {}

  /** Keeps anybody from building on these people until the caller's transaction ends. Before `of`, which is then final. */
  async hold(written: WrittenRoster): Promise<void> {
    await this.undoing.hold(written);
    await this.invitations.hold(written.members.map(({ memberId }) => memberId));
  }

  async of(written: WrittenRoster): Promise<UndoBlocker[]> {
    const accounts = await this.invitations.listOf(written.members.map(({ memberId }) => memberId));
    const codes = { table: 'identity.activation_code', column: 'account_id' };
    const blockers = await this.undoing.blockers(written, {
      tables: REMOVABLE,
      rows: [{ ...codes, ids: accounts.map(({ accountId }) => accountId) }],
    });
    const granted = new Set(await this.grants.everGrantedAmong(accounts.map(({ accountId }) => accountId)));
    const told = new Set(blockers.filter(({ what }) => what === 'org.role_grant').map(({ id }) => id));
    const member = (of: Pick<UndoBlocker, 'id' | 'what'>): UndoBlocker => ({
      ...{ kind: 'member', name: null, words: null },
      ...of,
    });
    return [
      ...blockers,
      ...accounts
        .filter(({ isUsed }) => isUsed)
        .map(({ memberId }) => member({ what: 'identity.account', id: memberId })),
      ...accounts
        .filter(({ accountId, memberId }) => granted.has(accountId) && !told.has(memberId))
        .map(({ memberId }) => member({ what: 'org.role_grant', id: memberId })),
    ];
  }
}
