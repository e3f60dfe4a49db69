import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { CycleService } from '@lopso/learning';
import { RosterUndoService, type WrittenRoster } from '@lopso/org';
import { AccountsInStep } from './accounts-in-step';

/** Removes what an import wrote, and what followed from it. */
@Injectable()
export class RemoveWritten {
  constructor(
    private readonly rosterUndo: RosterUndoService,
    private readonly cycleService: CycleService,
    private readonly accounts: AccountService,
    private readonly accountsInStep: AccountsInStep,
  ) {}

  /** Says how many unused accounts went along. In the caller's transaction, after `UndoObstacles.hold` and with no obstacle left. */
  async remove(written: WrittenRoster): Promise<number> {
    const memberIds = written.members.map(({ memberId }) => memberId);
    await this.cycleService.removeBareCycles(memberIds);
    const withdrawn = await this.accounts.withdrawInvitations(memberIds);
    await this.rosterUndo.removeWritten(written);
    await this.accountsInStep.bring(written.phones.map(({ memberId }) => memberId));
    return withdrawn;
  }
}
