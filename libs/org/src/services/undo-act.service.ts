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
} from '@lopso/platform';
import {
  ActIsUndone,
  JoinBuiltOn,
  JoinIsOver,
  SeatActBuiltOn,
  UndoTooLate,
  UnitActBuiltOn,
} from '../org-changes.errors';
import { DECIDE_PERSON_PAIRS, MANAGE_MEMBERS, MANAGE_TEAMS, REFORM_COMMUNES } from '../org.permissions';
import { type ActKind, type ActRow } from '../rules/acts';
import { ActRepository, type StayedMember, type StoredAct } from '../storage/act.repository';
import { ActRestorer } from './act-restorer';

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

/** Takes an act back within the day, whole or not at all. */
@Injectable()
export class UndoAct {
  constructor(
    private readonly acts: ActRepository,
    private readonly restorer: ActRestorer,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** True when taking the act back brings rights back and ends others. @throws NotFound when it lies outside the actor's units */
  async changesRights(actor: Actor, actId: string): Promise<boolean> {
    const act = await this.acts.find(actId);
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
  async undo(actor: Actor, actId: string): Promise<UndoneAct> {
    return this.transactions.run(async () => {
      const act = await this.acts.lock(actId);
      if (act === null) throw new NotFound();
      this.access.require(actor, PERMISSION[act.kind], act);
      if (act.undoneAt !== null) throw new ActIsUndone();
      const today = this.clock.today();
      if (act.doneOn !== today) throw new UndoTooLate(act.doneOn);
      const rows = await this.acts.rowsOf(actId);
      const changed = await this.restorer.changedSince(rows, today);
      if (changed !== null) throw builtOnError(act, changed);
      await this.restorer.restore(rows, today, () => builtOnError(act, null));
      await this.acts.markUndone(actId, this.clock.now());
      await this.audit.record(actor, {
        action: 'org.act-undone',
        subjectType: 'act',
        subjectId: actId,
        unitPath: act.unitPath,
        details: undoneDetails(act),
      });
      return { teamId: act.teamId, stayed: await this.acts.stayed(actId, today) };
    });
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
