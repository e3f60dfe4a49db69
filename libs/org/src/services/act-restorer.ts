import { Injectable } from '@nestjs/common';
import { type DomainError, translatingConstraints, translatingForeignKeys } from '@lopso/platform';
import { type ActRow, builtOn, type Restoring, restoringsOf } from '../rules/acts';
import { daysOfRange, isHeldOn, isOver } from '../rules/seat-days';
import { ActRepository } from '../storage/act.repository';
import { type HeldSeat, SeatRepository } from '../storage/seat.repository';
import { TeamRepository } from '../storage/team.repository';
import { FoundedPlaces } from './founded-places';
import { SeatWriter } from './seat-writer';
import { UnitHolders } from './unit-holders';

/** What stands in the way when somebody built on an act, beside any foreign key: constraints by name, so that a defect stays a defect. */
const IN_THE_WAY = [
  'seat_term_number_excl',
  'seat_term_member_excl',
  'seat_term_leader_excl',
  'team_one_per_unit_excl',
  'unit_path_uq',
  'role_grant_once_excl',
  // Of what followed a commune and stands beside something that was called so since.
  'venue_name_uq',
  'equipment_name_uq',
  'market_name_uq',
] as const;

interface SeatImage {
  readonly team_id: string;
  readonly member_id: string;
  readonly held: string;
}

const isSeatImage = (image: object | null): image is SeatImage =>
  image !== null && 'held' in image && 'team_id' in image;
const memberOf = (image: SeatImage): string => image.member_id;
const isNotOver = (image: object | null, day: string): image is SeatImage =>
  isSeatImage(image) && !isOver(daysOfRange(image.held), day);
const isHeld = (image: object | null, day: string): boolean =>
  isSeatImage(image) && isHeldOn(daysOfRange(image.held), day);

/** Puts the rows of an act back, and tells who sits again and who no longer. */
@Injectable()
export class ActRestorer {
  constructor(
    private readonly acts: ActRepository,
    private readonly seats: SeatRepository,
    private readonly teams: TeamRepository,
    private readonly writer: SeatWriter,
    private readonly holders: UnitHolders,
    private readonly founded: FoundedPlaces,
  ) {}

  /** The first row that changed since the act or would seat somebody who was erased or whose record ended, or null. Locks the teams first, as every seating does, then the rows. */
  async changedSince(rows: readonly ActRow[], today: string): Promise<ActRow | null> {
    const teamIds = rows.flatMap(({ table, rowId, before, after }) => {
      if (table === 'team') return [rowId];
      return [before, after].filter(isSeatImage).map((image) => image.team_id);
    });
    for (const teamId of [...new Set(teamIds)].sort()) await this.teams.lock(teamId);
    const parted = await this.lostPair(rows);
    if (parted !== null) return parted;
    const returning = rows.flatMap((row) =>
      isNotOver(row.before, today) ? [{ row, memberId: row.before.member_id }] : [],
    );
    const pairIds = rows.flatMap(({ table, rowId }) => (table === 'person_pair' ? rowId : []));
    const gone = await this.acts.goneAmong(
      returning.map(({ memberId }) => memberId),
      pairIds,
    );
    if (gone.length > 0) return returning.find(({ memberId }) => gone.includes(memberId))?.row ?? null;
    const present = new Map<string, object>();
    for (const table of new Set(rows.map((row) => row.table))) {
      const ids = rows.filter((row) => row.table === table).map((row) => row.rowId);
      for (const [id, image] of await this.acts.images(table, ids)) present.set(`${table} ${id}`, image);
    }
    return builtOn(rows, ({ table, rowId }) => present.get(`${table} ${rowId}`) ?? null);
  }

  /** Writes every row back and publishes what that means for people. `refuse` is thrown when something stands on it. */
  async restore(rows: readonly ActRow[], today: string, refuse: () => DomainError): Promise<void> {
    const terms = rows.filter((row) => row.table === 'seat_term');
    const leaving = await this.seatsOf(
      terms.filter(({ before, after }) => isHeld(after, today) && !isHeld(before, today)),
    );
    const refusals = Object.fromEntries(IN_THE_WAY.map((constraint) => [constraint, refuse]));
    await translatingForeignKeys(refuse, () => translatingConstraints(refusals, () => this.writeBack(rows)));
    const returning = await this.seatsOf(
      terms.filter(({ before, after }) => isHeld(before, today) && !isHeld(after, today)),
    );
    for (const seat of leaving) await this.writer.tellLeft(seat.memberId, seat);
    for (const seat of returning) await this.writer.tellTaken(seat.memberId, seat);
    await this.writer.renewRights(
      terms.flatMap(({ before, after }) => [before, after].filter(isSeatImage).map(memberOf)),
    );
    await this.holders.tell(rows.filter(({ table }) => table === 'unit').map(({ rowId }) => rowId));
  }

  /** The pair by which two records were one person's, where that is said no longer. */
  private async lostPair(rows: readonly ActRow[]): Promise<ActRow | null> {
    const said = rows.filter(({ table, after }) => table === 'person_pair' && after !== null);
    if (said.length === 0) return null;
    const there = await this.acts.images(
      'person_pair',
      said.map(({ rowId }) => rowId),
    );
    return said.find(({ rowId }) => !there.has(rowId)) ?? null;
  }

  /** The places an act founded go last, when nothing of the act names them any more. */
  private async writeBack(rows: readonly ActRow[]): Promise<void> {
    const idsOf = (wanted: ActRow['table']): string[] =>
      rows.flatMap(({ table, rowId }) => (table === wanted ? rowId : []));
    const [removals, others] = [[] as Restoring[], [] as Restoring[]];
    for (const step of restoringsOf(rows)) (this.founded.isRemoval(step) ? removals : others).push(step);
    for (const step of others) await this.acts.restore(step);
    await this.founded.remove(removals, { memberIds: idsOf('member'), unitIds: idsOf('unit') });
  }

  private async seatsOf(rows: readonly ActRow[]): Promise<HeldSeat[]> {
    return this.seats.findTerms(rows.map((row) => row.rowId));
  }
}
