import { Injectable } from '@nestjs/common';
import { Clock, Database, Events, newId } from '@lopso/platform';
import { SeatLeft } from '../org.events';
import { MemberTraceRepository, type WrittenMember } from '../storage/member-trace.repository';
import { RosterUndoRepository } from '../storage/roster-undo.repository';
import { SeatWriter } from './seat-writer';

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
  /** For a member `seat-changed`, `corrected` or the table that names them, such as `learning.evidence`; else `used`. */
  readonly what: string;
  /** Of the team or village; null for members, whom the caller knows. */
  readonly name: string | null;
}

/** Tables whose rows an undo removes by itself. */
const OWN = new Set(['org.seat_term', 'org.member_past_home']);

/** Takes back people, seats, teams and villages that one call wrote, as long as nobody built on them. */
@Injectable()
export class UndoRoster {
  constructor(
    private readonly traces: MemberTraceRepository,
    private readonly places: RosterUndoRepository,
    private readonly events: Events,
    private readonly writer: SeatWriter,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /**
   * Everything that stands in the way, in the order members, teams, villages. `removable` names tables whose rows the caller
   * takes back itself.
   */
  async blockers(written: WrittenRoster, removable: readonly string[]): Promise<UndoBlocker[]> {
    const memberIds = written.members.map(({ memberId }) => memberId);
    const termIds = written.seats.map(({ seatTermId }) => seatTermId);
    const teamIds = [...written.teamIds];
    const member = (what: string) => (id: string) => ({ kind: 'member' as const, id, what, name: null });
    const memberOf = new Map(written.seats.map(({ seatTermId, memberId }) => [seatTermId, memberId]));
    const changed = (await this.places.changedSeats(termIds)).map((id) => memberOf.get(id) ?? id);
    const moved = await this.places.otherwiseSeated(memberIds, termIds);
    const traces = (await this.traces.tracesOf(memberIds)).filter(
      ({ table }) => !OWN.has(table) && !removable.includes(table),
    );
    const [teams, villages] = [
      await this.places.usedTeams(teamIds, termIds),
      await this.places.usedVillages(written.villageIds, { memberIds, teamIds }),
    ];
    return [
      ...[...new Set([...changed, ...moved])].map(member('seat-changed')),
      ...(await this.traces.correctedAmong(written.members)).map(member('corrected')),
      ...traces.map(({ memberId, table }) => member(table)(memberId)),
      ...teams.map((team) => ({ kind: 'team' as const, ...team, what: 'used' })),
      ...villages.map((village) => ({ kind: 'village' as const, ...village, what: 'used' })),
    ];
  }

  /** Keeps anybody from building on these people until the caller's transaction ends. Before `blockers`, which is then final. */
  async hold(written: WrittenRoster): Promise<void> {
    const people = [...written.members, ...written.phones];
    await this.traces.lock([...new Set(people.map(({ memberId }) => memberId))]);
  }

  /**
   * Removes everything and publishes `SeatLeft` for each seat, inside the caller's transaction, after `hold` and with no blocker
   * left. A telephone that was corrected since stays: nothing is lost. Writes no audit entry.
   * @throws Error outside a transaction
   */
  async takeBack(written: WrittenRoster): Promise<void> {
    if (!this.database.isInTransaction) throw new Error('An undo needs a transaction');
    const removed = await this.places.removeSeats(written.seats.map(({ seatTermId }) => seatTermId));
    await this.places.clearPhones(written.phones);
    await this.traces.removeMembers(written.members.map(({ memberId }) => memberId));
    await this.places.removeTeams(written.teamIds);
    await this.places.removeVillages(written.villageIds);
    await this.writer.renewRights(removed.map(({ memberId }) => memberId));
    const [occurredAt, day] = [this.clock.now().toISOString(), this.clock.today()];
    await this.events.publishMany(
      SeatLeft,
      removed.map((seat) => ({ ...seat, id: newId(), occurredAt, day })),
    );
  }
}
