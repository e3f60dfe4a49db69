import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import {
  type AwaitedPerson,
  type EnteredPerson,
  type EnteredVillage,
  type EntryRefusal,
  MemberRegistrationService,
  MemberService,
  type RosterEntry,
  RosterImportService,
  VILLAGE_WORDS,
  type VillageEntry,
  type VillageWord,
} from '@lopso/org';
import { type Actor } from '@lopso/platform';
import { registerPhone } from '../checks/roster-check.service';
import { type ReadPerson } from '../checks/roster-row.rules';
import { type ImportBatch } from '../imports/import-batch.repository';
import { ImportRowRepository, type QueuedRow, type RowOutcome } from '../imports/import-row.repository';
import { type RowProblem } from '../imports/import-row.rules';
import { type ReadVillageRow } from '../places/village-row.rules';

function awaited({ number, parsed, sameAs }: QueuedRow): AwaitedPerson[] {
  const { fullName, birthYear, phone, communeId } = parsed;
  if (sameAs !== null || communeId === null || birthYear === null) return [];
  return [{ key: number, fullName, birthYear, phone: registerPhone(phone), communeId }];
}

const NO_SEAT = { field: 'seat', value: 'none', words: 'Chỉ ghi tên, không xếp vị trí' } as const;

function wordOf(text: string): VillageWord {
  return VILLAGE_WORDS.find((word) => word === text) ?? 'Thôn';
}

const nothing = {
  isOvertaken: false,
  memberId: null,
  isNewMember: false,
  isPhoneFilled: false,
  seatTermId: null,
  seatNumber: null,
  teamId: null,
  isNewTeam: false,
  villageId: null,
  isNewVillage: false,
};

/** Enters queued rows as members, seats, teams and villages, but those somebody entered meanwhile. */
@Injectable()
export class RowEntryService {
  constructor(
    private readonly rows: ImportRowRepository,
    private readonly rosterImport: RosterImportService,
    private readonly registration: MemberRegistrationService,
    private readonly members: MemberService,
    private readonly accounts: AccountService,
  ) {}

  /** Writes the next chosen rows and says what each came to; empty when none is left. */
  async enterNextRows(actor: Actor, batch: ImportBatch, limit: number): Promise<RowOutcome[]> {
    if (batch.kind === 'villages') return this.enterVillages(actor, batch, limit);
    const chosen = await this.rows.nextQueued<ReadPerson>(batch.id, limit);
    if (chosen.length === 0) return [];
    const overtaken = await this.findOvertaken(batch, chosen);
    const held = chosen.filter(({ number }) => overtaken.has(number));
    const entered = await this.enterPeople(
      actor,
      batch,
      chosen.filter((row) => !held.includes(row)),
    );
    return [...held.map(overtakenRow), ...entered];
  }

  private async enterPeople(actor: Actor, batch: ImportBatch, rows: readonly QueuedRow[]): Promise<RowOutcome[]> {
    const wanted = rows.flatMap(({ number, parsed: { communeId, newVillage } }): VillageEntry[] =>
      newVillage === null || communeId === null
        ? []
        : [{ key: number, communeId, word: wordOf(newVillage.word), name: newVillage.name }],
    );
    const made = new Map(
      (await this.rosterImport.importVillages(actor, batch.unitPath, wanted)).map((one) => [one.key, one]),
    );
    const refused = rows.filter(({ number }) => (made.get(number)?.refusal ?? null) !== null);
    const entries = rows.filter((row) => !refused.includes(row)).flatMap((row) => entryOf(row, made.get(row.number)));
    const entered = await this.rosterImport.importMembers(actor, batch.unitPath, entries);
    await this.syncAccounts(entered.flatMap(({ memberId, isPhoneFilled }) => (isPhoneFilled ? (memberId ?? []) : [])));
    const byNumber = new Map(rows.map((row) => [row.number, row]));
    return [
      ...refused.map(({ number, parsed }) => refusedRow(number, villageRefusal(parsed))),
      ...entered.map((one) => outcomeOf(one, byNumber.get(one.key), made.get(one.key))),
    ];
  }

  private async enterVillages(actor: Actor, batch: ImportBatch, limit: number): Promise<RowOutcome[]> {
    const rows = await this.rows.nextQueued<ReadVillageRow>(batch.id, limit);
    const entries = rows.flatMap(({ number, parsed: { communeId, word, name } }): VillageEntry[] =>
      communeId === null ? [] : [{ key: number, communeId, word: wordOf(word), name }],
    );
    const entered = await this.rosterImport.importVillages(actor, batch.unitPath, entries);
    return entered.map(({ key, unitId, isNew, refusal }) =>
      refusal === null
        ? { ...nothing, number: key, state: 'done', problems: null, villageId: unitId, isNewVillage: isNew }
        : refusedRow(key, { code: 'village-ended', params: {} }),
    );
  }

  /**
   * The numbers of rows that look like somebody of whom their check knew nothing: neither said to be that person or another, nor
   * written by this import; and of those whose check rested on somebody who is gone. Whoever only has the telephone is of the same house. Nobody else can write people of the province until the transaction ends.
   */
  async findOvertaken({ id, unitPath }: ImportBatch, rows: readonly QueuedRow[]): Promise<ReadonlySet<number>> {
    const people = await this.registration.findLikeAwaited(unitPath, rows.flatMap(awaited));
    const lapsed = rows.flatMap(({ number, isLapsed }) => (isLapsed ? number : []));
    const saidOf = new Map(rows.map(({ number, otherMemberIds }) => [number, otherMemberIds]));
    const unsaid = people.filter(
      ({ key, memberId, isPhoneAlone }) => !isPhoneAlone && saidOf.get(key)?.includes(memberId) !== true,
    );
    if (unsaid.length === 0) return new Set(lapsed);
    const own = await this.rows.writtenAmong(
      id,
      unsaid.map(({ memberId }) => memberId),
    );
    return new Set([...lapsed, ...unsaid.flatMap(({ key, memberId }) => (own.has(memberId) ? [] : key))]);
  }

  /** After their telephones were changed, in the same transaction. */
  async syncAccounts(memberIds: readonly string[]): Promise<void> {
    if (memberIds.length > 0) await this.accounts.followCorrections(await this.members.holdContacts(memberIds));
  }
}

function entryOf({ number, parsed, sameAs }: QueuedRow, village: EnteredVillage | undefined): RosterEntry[] {
  const { communeId, villageId, team, position, fullName, birthYear, kind, organisation } = parsed;
  const belongsTo = village?.unitId ?? villageId ?? communeId;
  if (belongsTo === null || communeId === null || birthYear === null) return [];
  const seatUnit = team === 'village-team' ? belongsTo : communeId;
  return [
    {
      key: number,
      memberId: sameAs,
      // A name of one word comes this far only when the officer has confirmed it.
      person: { fullName, birthYear, kind, organisation, phone: registerPhone(parsed.phone), isOneWordName: true },
      unitId: belongsTo,
      seat: team === 'none' ? null : { unitId: seatUnit, kind: team, position },
    },
  ];
}

interface Refusal {
  readonly code: EntryRefusal['code'] | 'village-ended';
  readonly params: EntryRefusal['params'];
}

const villageRefusal = ({ villageName, communeName, communeId }: ReadPerson): Refusal => ({
  code: 'village-ended',
  params: { value: villageName, commune: communeName, ...(communeId === null ? {} : { communeId }) },
});

/** Left as it is: its import is checked anew once the rest is written, and the officer asked. */
const overtakenRow = ({ number }: QueuedRow): RowOutcome => ({
  ...nothing,
  number,
  state: 'ready',
  isOvertaken: true,
  problems: null,
});

function refusedRow(number: number, { code, params }: Refusal): RowOutcome {
  const isSeat = code !== 'village-ended' && code !== 'not-found';
  const problem: RowProblem = {
    field: isSeat ? 'team' : 'village',
    code,
    params,
    typed: '',
    isBlocking: true,
    repairs: isSeat ? [NO_SEAT] : [],
  };
  return { ...nothing, number, state: 'problem', problems: [problem] };
}

function outcomeOf(one: EnteredPerson, row: QueuedRow | undefined, village: EnteredVillage | undefined): RowOutcome {
  if (one.refusal !== null) {
    const team = row?.parsed.team === 'village-team' ? row.parsed.villageName : (row?.parsed.communeName ?? '');
    return refusedRow(one.key, { code: one.refusal.code, params: { ...one.refusal.params, team } });
  }
  const { key: number, memberId, isNewMember, isPhoneFilled, seatTermId, seatNumber, teamId, isNewTeam } = one;
  const made = { villageId: village?.unitId ?? null, isNewVillage: village?.isNew ?? false };
  const person = { memberId, isNewMember, isPhoneFilled };
  return {
    number,
    state: 'done',
    isOvertaken: false,
    problems: null,
    ...person,
    seatTermId,
    seatNumber,
    teamId,
    isNewTeam,
    ...made,
  };
}
