import { Injectable } from '@nestjs/common';
import { Clock, Database, Events, newId } from '@lopso/platform';
import { SeatLeft } from '../org.events';
import { SeatTermService } from '../seats/seat-term.service';
import { ACTS, builtOnPlace } from '../undo/undo.rules';
import { goingById, type GoingRows, type WrittenMember, WrittenRowRepository } from '../undo/written-row.repository';

/** What an import wrote and may want back. */
export interface WrittenRoster {
  /** New people, as they were written. */
  readonly members: readonly WrittenMember[];
  readonly seats: readonly { readonly seatTermId: string; readonly memberId: string }[];
  /** Telephones written into records of people who were there before. */
  readonly phones: readonly { readonly memberId: string; readonly phone: string }[];
  readonly teamIds: readonly string[];
  readonly villageIds: readonly string[];
}

/** Something built on what was written since. `id` names the member, team or village; `what` says what was built. */
export interface UndoBlocker {
  readonly kind: 'member' | 'team' | 'village';
  readonly id: string;
  /** The table that names it, such as `learning.evidence`; `seat-changed` or `corrected` of a member, `ended` or `decision` of a place. */
  readonly what: string;
  /** Of the team or village; null for members, whom the caller knows. */
  readonly name: string | null;
  /** What was built on the team or village, said after its name; null for members. */
  readonly words: string | null;
}

/** What the caller takes back itself: every row of these tables that names one of the people, and these rows wherever they are. */
export interface RemovableRows {
  readonly tables: readonly string[];
  readonly rows: readonly GoingRows[];
}

/** Removes what an import wrote, and says what stands in the way. */
@Injectable()
export class RosterUndoService {
  constructor(
    private readonly writtenRows: WrittenRowRepository,
    private readonly events: Events,
    private readonly seatTerms: SeatTermService,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** Everything that stands in the way, in the order members, teams, villages; of a member what can be put right comes last. */
  async findBlockers(written: WrittenRoster, removable: RemovableRows): Promise<UndoBlocker[]> {
    const members = await this.findBlockersOfMembers(written, removable);
    const going = [...goingOf(written), ...removable.rows];
    const teams = await this.findBlockersOfPlaces('team', written.teamIds, going);
    const villages = await this.findBlockersOfPlaces('unit', written.villageIds, going);
    return [...members, ...teams, ...villages];
  }

  /** Keeps anybody from building on these people and places until the caller's transaction ends. Before `blockers`, which is then final. */
  async holdWritten(written: WrittenRoster): Promise<void> {
    const people = [...written.members, ...written.phones];
    await this.writtenRows.lock('team', written.teamIds);
    await this.writtenRows.lock('member', [...new Set(people.map(({ memberId }) => memberId))]);
    await this.writtenRows.lock('unit', written.villageIds);
  }

  /**
   * Removes everything and publishes `SeatLeft` for each seat, inside the caller's transaction, after `hold` and with no blocker
   * left. A telephone that was corrected since stays: nothing is lost. Writes no audit entry.
   * @throws Error outside a transaction
   */
  async removeWritten(written: WrittenRoster): Promise<void> {
    if (!this.database.isInTransaction) throw new Error('An undo needs a transaction');
    const removed = await this.writtenRows.removeSeats(written.seats.map(({ seatTermId }) => seatTermId));
    await this.writtenRows.clearPhones(written.phones);
    await this.writtenRows.removeMembers(written.members.map(({ memberId }) => memberId));
    await this.writtenRows.removeTeams(written.teamIds);
    await this.writtenRows.release(written.villageIds);
    await this.writtenRows.removeVillages(written.villageIds);
    await this.seatTerms.refreshRights(removed.map(({ memberId }) => memberId));
    const [occurredAt, day] = [this.clock.now().toISOString(), this.clock.today()];
    await this.events.publishMany(
      SeatLeft,
      removed.map((seat) => ({ ...seat, id: newId(), occurredAt, day })),
    );
  }

  private async findBlockersOfMembers(written: WrittenRoster, removable: RemovableRows): Promise<UndoBlocker[]> {
    const termIds = written.seats.map(({ seatTermId }) => seatTermId);
    const memberOf = new Map(written.seats.map(({ seatTermId, memberId }) => [seatTermId, memberId]));
    const changed = (await this.writtenRows.changedSeats(termIds)).map((id) => memberOf.get(id) ?? id);
    const memberIds = written.members.map(({ memberId }) => memberId);
    const traces = (await this.writtenRows.tracesOf('member', memberIds, goingOf(written))).filter(
      ({ table }) => !removable.tables.includes(table),
    );
    const seated = traces.filter(({ table }) => table === 'org.seat_term').map(({ id }) => id);
    const reseated = new Set([...changed, ...seated]);
    // The act that changed the seat says the same once more.
    const rest = traces.filter(({ id, table }) => table !== 'org.seat_term' && !(table === ACTS && reseated.has(id)));
    const member = (what: string) => (id: string) => ({ kind: 'member' as const, id, what, name: null, words: null });
    return [
      ...[...reseated].map(member('seat-changed')),
      ...rest.map(({ id, table }) => member(table)(id)),
      ...(await this.writtenRows.correctedAmong(written.members)).map(member('corrected')),
    ];
  }

  private async findBlockersOfPlaces(
    kind: 'team' | 'unit',
    ids: readonly string[],
    going: readonly GoingRows[],
  ): Promise<UndoBlocker[]> {
    const traces = await this.writtenRows.tracesOf(kind, ids, going);
    const found = [
      ...(await this.writtenRows.changedPlaces(kind, ids)),
      ...traces.map(({ id, table }) => ({ id, what: table })),
    ];
    const names = await this.writtenRows.namesOf(kind, [...new Set(found.map(({ id }) => id))]);
    return found.map(({ id, what }) => ({
      kind: kind === 'team' ? ('team' as const) : ('village' as const),
      ...{ id, what, name: names.get(id) ?? '', words: builtOnPlace(kind, what).words },
    }));
  }
}

/** What goes in one step with the import. */
function goingOf({ members, seats, teamIds, villageIds }: WrittenRoster): GoingRows[] {
  return [
    goingById(
      'member',
      members.map(({ memberId }) => memberId),
    ),
    goingById(
      'seat_term',
      seats.map(({ seatTermId }) => seatTermId),
    ),
    goingById('team', teamIds),
    goingById('unit', villageIds),
  ];
}
