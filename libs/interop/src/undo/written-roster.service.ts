import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { CycleService } from '@lopso/learning';
import { RoleGrantService, RosterUndoService, type UndoBlocker, type WrittenRoster } from '@lopso/org';
import { RowEntryService } from '../commits/row-entry.service';
import { ImportRowRepository, type WrittenRow } from '../imports/import-row.repository';
import { listedBlocker, REMOVABLE } from './blocker.rules';

/** What the rows of an import wrote, as the register takes it back. */
export function writtenOf(rows: readonly WrittenRow[]): WrittenRoster {
  const ids = (pick: (row: WrittenRow) => string | null): string[] => [
    ...new Set(rows.flatMap((row) => pick(row) ?? [])),
  ];
  const dialled = (phone: string | null): string | null => (phone === null ? null : `+84${phone.slice(1)}`);
  return {
    members: rows.flatMap(({ memberId, isNewMember, parsed: { fullName, birthYear, phone } }) =>
      isNewMember && memberId !== null
        ? [{ memberId, fullName, birthYear: birthYear ?? 0, phone: dialled(phone) }]
        : [],
    ),
    phones: rows.flatMap(({ memberId, isPhoneFilled, parsed }) => {
      const phone = dialled(parsed.phone);
      return isPhoneFilled && memberId !== null && phone !== null ? [{ memberId, phone }] : [];
    }),
    seats: rows.flatMap(({ seatTermId, memberId }) =>
      seatTermId === null || memberId === null ? [] : [{ seatTermId, memberId }],
    ),
    teamIds: ids(({ teamId, isNewTeam }) => (isNewTeam ? teamId : null)),
    villageIds: ids(({ villageId, isNewVillage }) => (isNewVillage ? villageId : null)),
  };
}

/** What an import wrote into the register: what was built on it since, and its removal. */
@Injectable()
export class WrittenRosterService {
  constructor(
    private readonly rosterUndo: RosterUndoService,
    private readonly accounts: AccountService,
    private readonly grants: RoleGrantService,
    private readonly rows: ImportRowRepository,
    private readonly cycleService: CycleService,
    private readonly rowEntry: RowEntryService,
  ) {}

  /** Keeps anybody from building on these people until the caller's transaction ends. Before `of`, which is then final. */
  async holdPeople(written: WrittenRoster): Promise<void> {
    await this.rosterUndo.holdWritten(written);
    await this.accounts.holdInvitations(written.members.map(({ memberId }) => memberId));
  }

  async findBlockers(batchId: string, written: WrittenRoster): Promise<UndoBlocker[]> {
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

  /** Says how many unused accounts went along. In the caller's transaction, after `WrittenRosterService.holdPeople` and with no obstacle left. */
  async removeWritten(written: WrittenRoster): Promise<number> {
    const memberIds = written.members.map(({ memberId }) => memberId);
    await this.cycleService.removeBareCycles(memberIds);
    const withdrawn = await this.accounts.withdrawInvitations(memberIds);
    await this.rosterUndo.removeWritten(written);
    await this.rowEntry.syncAccounts(written.phones.map(({ memberId }) => memberId));
    return withdrawn;
  }
}
