import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { RoleGrantService, RosterUndoService, type UndoBlocker, type WrittenRoster } from '@lopso/org';
import { listedBlocker, REMOVABLE } from '../rules/blocker-words';
import { WrittenRowsRepository } from '../storage/written-rows.repository';

/** Everything that was built on what an import wrote; an account that still waits for its slip is nothing built. */
@Injectable()
export class UndoObstacles {
  constructor(
    private readonly rosterUndo: RosterUndoService,
    private readonly accounts: AccountService,
    private readonly grants: RoleGrantService,
    private readonly rows: WrittenRowsRepository,
  ) {}

  /** Keeps anybody from building on these people until the caller's transaction ends. Before `of`, which is then final. */
  async hold(written: WrittenRoster): Promise<void> {
    await this.rosterUndo.holdWritten(written);
    await this.accounts.holdInvitations(written.members.map(({ memberId }) => memberId));
  }

  async of(batchId: string, written: WrittenRoster): Promise<UndoBlocker[]> {
    const memberIds = written.members.map(({ memberId }) => memberId);
    const accounts = await this.accounts.listInvitations(memberIds);
    const codes = { table: 'identity.activation_code', column: 'account_id' };
    const blockers = await this.rosterUndo.findBlockers(written, {
      tables: REMOVABLE,
      rows: [{ ...codes, ids: accounts.map(({ accountId }) => accountId) }],
    });
    const granted = new Set(await this.grants.findEverGranted(accounts.map(({ accountId }) => accountId)));
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
      ...(await this.rows.listedElsewhere(batchId, memberIds)).map(listedBlocker),
    ];
  }
}
