import { Injectable } from '@nestjs/common';
import { BareCycles } from '@lopso/learning';
import { UndoRoster, type WrittenRoster } from '@lopso/org';
import { AccountsInStep } from './accounts-in-step';

/** Removes what an import wrote, and what followed from it. */
@Injectable()
export class RemoveWritten {
  constructor(
    private readonly undoing: UndoRoster,
    private readonly cycles: BareCycles,
    private readonly accounts: AccountsInStep,
  ) {}

  /** In the caller's transaction, after `UndoRoster.hold` and with no blocker left. */
  async remove(written: WrittenRoster): Promise<void> {
    await this.cycles.forget(written.members.map(({ memberId }) => memberId));
    await this.undoing.takeBack(written);
    await this.accounts.bring(written.phones.map(({ memberId }) => memberId));
  }
}
