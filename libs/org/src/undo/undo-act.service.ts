import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  type DomainError,
  NotFound,
  type Permission,
  Transactions,
  translatingConstraints,
  translatingForeignKeys,
} from '@lopso/platform';
import { MemberHomeService } from '../members/member-home.service';
import {
  ActIsUndone,
  JoinBuiltOn,
  JoinIsOver,
  SeatActBuiltOn,
  UndoTooLate,
  UnitActBuiltOn,
  UnitActInUse,
} from '../org.errors';
import { DECIDE_PERSON_PAIRS, MANAGE_MEMBERS, MANAGE_TEAMS, REFORM_COMMUNES } from '../org.permissions';
import { PlaceFollowers } from '../reforms/place-followers.service';
import { SeatTermService } from '../seats/seat-term.service';
import { type HeldSeat, SeatRepository } from '../seats/seat.repository';
import { daysOfRange, isHeldOn, isOver } from '../seats/seat.rules';
import { TeamRepository } from '../teams/team.repository';
import { TeamService } from '../teams/team.service';
import { ActRepository, type StayedMember, type StoredAct } from './act.repository';
import {
  type ActKind,
  type ActRow,
  builtOn,
  builtOnPlace,
  type Restoring,
  restoringsOf,
  standingWords,
} from './undo.rules';
import { goingById, type Trace, WrittenRowRepository } from './written-row.repository';

const isOf =
  (wanted: 'team' | 'unit') =>
  ({ kind, table }: Restoring): boolean =>
    kind === 'delete' && table === wanted;

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

const PERMISSION: Readonly<Record<ActKind, Permission>> = {
  'seat-taken': MANAGE_MEMBERS,
  'seat-ended': MANAGE_MEMBERS,
  'seat-replaced': MANAGE_MEMBERS,
  'seat-moved': MANAGE_MEMBERS,
  'team-added': MANAGE_TEAMS,
  'team-ended': MANAGE_TEAMS,
  'village-added': MANAGE_TEAMS,
  'village-renamed': MANAGE_TEAMS,
  'villages-merged': MANAGE_TEAMS,
  'village-ended': MANAGE_TEAMS,
  'communes-reformed': REFORM_COMMUNES,
  'records-joined': DECIDE_PERSON_PAIRS,
};

/** What gives or ends rights by a decision, done and undone. A leader's seat brings its right by itself (decision 0027). */
const CHANGES_RIGHTS: ReadonlySet<ActKind> = new Set<ActKind>(['communes-reformed']);

/** The permission that an act, and so its undoing, takes. */
export function permissionOfAct(kind: ActKind): Permission {
  return PERMISSION[kind];
}

/** What is told of an act that was taken back. */
export interface UndoneAct {
  /** The team of the act, if it had one. */
  readonly teamId: string | null;
  /** Who came in by it and holds no place now or on a coming day; null: nobody. */
  readonly stayed: StayedMember | null;
}

/** Undoes an act of the same day, unless something was built on it. */
@Injectable()
export class UndoActService {
  constructor(
    private readonly actRepository: ActRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly seatRepository: SeatRepository,
    private readonly teamRepository: TeamRepository,
    private readonly seatTerms: SeatTermService,
    private readonly teams: TeamService,
    private readonly writtenRows: WrittenRowRepository,
    private readonly memberHomes: MemberHomeService,
    private readonly standing: PlaceFollowers,
  ) {}

  /** True when taking the act back brings rights back and ends others. @throws NotFound when it lies outside the actor's units */
  async changesRights(actor: Actor, actId: string): Promise<boolean> {
    const act = await this.actRepository.find(actId);
    if (act === null) throw new NotFound();
    this.access.require(actor, PERMISSION[act.kind], act);
    return CHANGES_RIGHTS.has(act.kind);
  }

  /**
   * Everything an act changed stands again as before it; people who sit again or no longer are news (`SeatTaken`,
   * `SeatLeft`). A person written down for the act stays in the register: nobody is deleted.
   * @throws NotFound when the act lies outside the actor's units
   * @throws ActIsUndone, UndoTooLate (the day in Vietnam is over), SeatActBuiltOn and UnitActBuiltOn with what changed since, JoinBuiltOn, JoinIsOver
   */
  async undoAct(actor: Actor, actId: string): Promise<UndoneAct> {
    return this.transactions.run(async () => {
      const act = await this.actRepository.lock(actId);
      if (act === null) throw new NotFound();
      this.access.require(actor, PERMISSION[act.kind], act);
      if (act.undoneAt !== null) throw new ActIsUndone();
      const today = this.clock.today();
      if (act.doneOn !== today) throw new UndoTooLate(act.doneOn);
      const rows = await this.actRepository.rowsOf(actId);
      const changed = await this.findChangedSince(rows, today);
      if (changed !== null) throw builtOnError(act, changed);
      await this.restoreRows(rows, today, () => builtOnError(act, null));
      await this.actRepository.markUndone(actId, this.clock.now());
      await this.audit.record(actor, {
        action: 'org.act-undone',
        subjectType: 'act',
        subjectId: actId,
        unitPath: act.unitPath,
        details: undoneDetails(act),
      });
      return { teamId: act.teamId, stayed: await this.actRepository.stayed(actId, today) };
    });
  }

  /** The first row that changed since the act or would seat somebody who was erased or whose record ended, or null. Locks the teams first, as every seating does, then the rows. */
  async findChangedSince(rows: readonly ActRow[], today: string): Promise<ActRow | null> {
    const teamIds = rows.flatMap(({ table, rowId, before, after }) => {
      if (table === 'team') return [rowId];
      return [before, after].filter(isSeatImage).map((image) => image.team_id);
    });
    for (const teamId of [...new Set(teamIds)].sort()) await this.teamRepository.lock(teamId);
    const parted = await this.findLostPair(rows);
    if (parted !== null) return parted;
    const returning = rows.flatMap((row) =>
      isNotOver(row.before, today) ? [{ row, memberId: row.before.member_id }] : [],
    );
    const pairIds = rows.flatMap(({ table, rowId }) => (table === 'person_pair' ? rowId : []));
    const gone = await this.actRepository.goneAmong(
      returning.map(({ memberId }) => memberId),
      pairIds,
    );
    if (gone.length > 0) return returning.find(({ memberId }) => gone.includes(memberId))?.row ?? null;
    const present = new Map<string, object>();
    for (const table of new Set(rows.map((row) => row.table))) {
      const ids = rows.filter((row) => row.table === table).map((row) => row.rowId);
      for (const [id, image] of await this.actRepository.images(table, ids)) present.set(`${table} ${id}`, image);
    }
    return builtOn(rows, ({ table, rowId }) => present.get(`${table} ${rowId}`) ?? null);
  }

  /** Writes every row back and publishes what that means for people. `refuse` is thrown when something stands on it. */
  async restoreRows(rows: readonly ActRow[], today: string, refuse: () => DomainError): Promise<void> {
    const terms = rows.filter((row) => row.table === 'seat_term');
    const leaving = await this.readSeats(
      terms.filter(({ before, after }) => isHeld(after, today) && !isHeld(before, today)),
    );
    const refusals = Object.fromEntries(IN_THE_WAY.map((constraint) => [constraint, refuse]));
    await translatingForeignKeys(refuse, () => translatingConstraints(refusals, () => this.writeRowsBack(rows)));
    const returning = await this.readSeats(
      terms.filter(({ before, after }) => isHeld(before, today) && !isHeld(after, today)),
    );
    for (const seat of leaving) await this.seatTerms.publishLeft(seat.memberId, seat);
    for (const seat of returning) await this.seatTerms.publishTaken(seat.memberId, seat);
    await this.seatTerms.refreshRights(
      terms.flatMap(({ before, after }) => [before, after].filter(isSeatImage).map(memberOf)),
    );
    await this.teams.refreshRightsOver(rows.filter(({ table }) => table === 'unit').map(({ rowId }) => rowId));
  }

  /** The pair by which two records were one person's, where that is said no longer. */
  private async findLostPair(rows: readonly ActRow[]): Promise<ActRow | null> {
    const said = rows.filter(({ table, after }) => table === 'person_pair' && after !== null);
    if (said.length === 0) return null;
    const there = await this.actRepository.images(
      'person_pair',
      said.map(({ rowId }) => rowId),
    );
    return said.find(({ rowId }) => !there.has(rowId)) ?? null;
  }

  /** The places an act founded go last, when nothing of the act names them any more. */
  private async writeRowsBack(rows: readonly ActRow[]): Promise<void> {
    const idsOf = (wanted: ActRow['table']): string[] =>
      rows.flatMap(({ table, rowId }) => (table === wanted ? rowId : []));
    const [removals, others] = [[] as Restoring[], [] as Restoring[]];
    for (const step of restoringsOf(rows)) (this.isRemoval(step) ? removals : others).push(step);
    for (const step of others) await this.actRepository.restore(step);
    await this.removePlaces(removals, { memberIds: idsOf('member'), unitIds: idsOf('unit') });
  }

  private async readSeats(rows: readonly ActRow[]): Promise<HeldSeat[]> {
    return this.seatRepository.findTerms(rows.map((row) => row.rowId));
  }

  /** True for the steps that `remove` takes. */
  isRemoval(step: Restoring): boolean {
    return isOf('team')(step) || isOf('unit')(step);
  }

  /**
   * Once everything else is back: what lies with these people follows them out, what followed these units returns to them, then the places go,
   * with their history. The caller has locked the rows, so that nothing can be built between the question and the removal.
   * @throws UnitActInUse with what stands on them and what to do first
   */
  async removePlaces(
    steps: readonly Restoring[],
    moved: { readonly memberIds: readonly string[]; readonly unitIds: readonly string[] },
  ): Promise<void> {
    await this.memberHomes.tellFollowers(moved.memberIds);
    await this.standing.returnFollowing(moved.unitIds);
    if (steps.length === 0) return;
    const idsOf = (wanted: 'team' | 'unit'): string[] => steps.filter(isOf(wanted)).map(({ rowId }) => rowId);
    const [teamIds, unitIds] = [idsOf('team'), idsOf('unit')];
    const going = [goingById('team', teamIds), goingById('unit', unitIds)];
    await this.requireNothingBuilt('unit', await this.writtenRows.tracesOf('unit', unitIds, going));
    await this.requireNothingBuilt('team', await this.writtenRows.tracesOf('team', teamIds, going));
    await this.writtenRows.release(unitIds);
    for (const step of steps.filter(isOf('team'))) await this.actRepository.restore(step);
    for (const step of steps.filter(isOf('unit'))) await this.actRepository.restore(step);
  }

  /** @throws UnitActInUse about the first of them */
  private async requireNothingBuilt(kind: 'team' | 'unit', traces: readonly Trace[]): Promise<void> {
    const [first] = traces;
    if (first === undefined) return;
    const built = traces.filter(({ id }) => id === first.id).map(({ table }) => builtOnPlace(kind, table));
    throw new UnitActInUse(standingWords(await this.writtenRows.nameOf(kind, first.id), built));
  }
}

/** What was undone and about whom: who took the seat, or gave it up where nobody took it; erasable like any value. */
function undoneDetails({
  kind,
  teamId,
  seatNumber,
  tookMemberId,
  leftMemberId,
  subject,
}: StoredAct): Record<string, unknown> {
  const [memberId, otherMemberId] = tookMemberId === null ? [leftMemberId, null] : [tookMemberId, leftMemberId];
  const isSame = otherMemberId === memberId;
  // The subject of an act about a seat is a coming day, not a name.
  const isOfSeat = kind.startsWith('seat-');
  return {
    ...{
      actKind: kind,
      teamId,
      number: seatNumber ?? undefined,
      subject: isOfSeat ? undefined : (subject ?? undefined),
    },
    ...{ memberId: memberId ?? undefined, otherMemberId: isSame ? undefined : (otherMemberId ?? undefined) },
  };
}

function builtOnError(act: StoredAct, row: ActRow | null): DomainError {
  if (act.kind === 'records-joined') return row?.table === 'person_pair' ? new JoinIsOver() : new JoinBuiltOn();
  const isSeat = row === null ? act.seatNumber !== null : row.table === 'seat_term';
  return isSeat && act.seatNumber !== null ? new SeatActBuiltOn(act.seatNumber) : new UnitActBuiltOn();
}
