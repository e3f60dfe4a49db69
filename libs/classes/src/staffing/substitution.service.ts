import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  compareNames,
  IdempotencyConflict,
  NotFound,
  Transactions,
} from '@lopso/platform';
import { AvailabilityRepository, type TakenRow } from '../clashes/availability.repository';
import { LONGEST_WAY_HOURS } from '../clashes/availability.rules';
import { AvailabilityService } from '../clashes/availability.service';
import { clashesWith, type FoundClash, spanOf } from '../clashes/clash.rules';
import { ClashService, leaveRows, type ToldClash } from '../clashes/clash.service';
import { ReplacementOvertaken, StandInBusy, StandInUnfit } from '../classes.errors';
import {
  READ_ANY_STAFF_REPLACEMENTS,
  READ_STAFF_REPLACEMENTS,
  REPLACE_ANY_STAFF,
  REPLACE_STAFF,
} from '../classes.permissions';
import { ClassAccess } from '../scheduling/class-access.service';
import { endOfDayInVietnam, instantInVietnam, vietnamDateOf } from '../scheduling/schedule.rules';
import { type ClassSession, ClassSessionRepository } from '../sessions/class-session.repository';
import { StaffAway, StaffClash, StaffTooFar } from '../sessions/hours-taken';
import { type SessionSummary, SessionSummaryService } from '../sessions/session-summary.service';
import { CommuneService, type MinutesBetween } from '../venues/commune.service';
import { StaffingRepository, type StaffMember } from './staffing.repository';
import { StaffingService } from './staffing.service';
import {
  type BusyStaff,
  type ReplacedSession,
  type ReplaceReach,
  type ReplaceScopes,
  type Substitution,
  SubstitutionRepository,
} from './substitution.repository';
import { dutyIn, faultOfHandOver, type HandedDuty, standingAlready } from './substitution.rules';

/** Calendar days in Vietnam, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const MOST_SESSIONS = 100;

/** Somebody who teaches where a session is, and what keeps her from standing in, a leave too; nothing: she is free. */
export interface Substitute extends StaffMember {
  readonly clashes: readonly ToldClash[];
}

/** Everything that is known of the people who might stand in. */
interface Ground {
  /** By who is taken. */
  readonly taken: ReadonlyMap<string, readonly TakenRow[]>;
  readonly minutes: MinutesBetween;
}

function byHolder(rows: readonly TakenRow[]): Map<string, TakenRow[]> {
  const held = new Map(rows.map(({ holderId }): [string, TakenRow[]] => [holderId, []]));
  for (const row of rows) held.get(row.holderId)?.push(row);
  return held;
}

/** What keeps somebody from a session; that she stands before it doesn't, a place among its people does. */
function clashesOf(
  { accountId }: StaffMember,
  session: ClassSession,
  { taken, minutes }: Ground,
): FoundClash<TakenRow>[] {
  const own = (taken.get(accountId) ?? []).filter(
    ({ sessionId, isLearning }) => sessionId !== session.id || isLearning,
  );
  return clashesWith(session, own, minutes);
}

/** Who gives sessions to whom, and how the trail calls it. */
export interface Giving {
  readonly accountId: string;
  readonly standInId: string;
  readonly action: 'classes.staff-replaced' | 'classes.staff-given-back';
}

/** As the class announced her. */
function nameIn({ trainerId, trainerName, assistants }: ClassSession, accountId: string): string {
  if (trainerId === accountId) return trainerName;
  return assistants.find((one) => one.accountId === accountId)?.name ?? '';
}

const REFUSALS = [StaffAway, StaffClash, StaffTooFar];

/** Who is to stand in for whom, and before which sessions. */
export interface SubstitutionRequest {
  /** Names the form: sent twice, it makes one replacement. Becomes its id. */
  readonly clientKey: string;
  readonly accountId: string;
  readonly standInId: string;
  readonly sessionIds: readonly string[];
}

/** A session that may be given to others, and to whom. */
export interface ReplaceableSession {
  readonly session: SessionSummary;
  /** What the person does there. */
  readonly duty: HandedDuty;
  /** Who teaches in its commune, by given name, with what keeps each of them. */
  readonly standIns: readonly Substitute[];
}

/** A replacement in a list. */
export interface SubstitutionSummary {
  readonly id: string;
  readonly name: string;
  readonly standInName: string;
  readonly madeAt: Date;
  readonly isUndone: boolean;
  /** None of its sessions began, all are still with who stood in, and the caller may give them back. */
  readonly canUndo: boolean;
  readonly sessions: readonly SubstitutedSession[];
}

/** A session of a replacement. */
export interface SubstitutedSession {
  readonly title: string;
  readonly number: number;
  readonly startsAt: Date;
  readonly duty: HandedDuty;
}

const MOST = 10;

/** Gives the sessions of who falls ill to substitutes, says who could substitute, lists substitutions and undoes them. */
@Injectable()
export class SubstitutionService {
  constructor(
    private readonly replacements: SubstitutionRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly summaries: SessionSummaryService,
    private readonly sessions: ClassSessionRepository,
    private readonly access: Access,
    private readonly classAccess: ClassAccess,
    private readonly staff: StaffingRepository,
    private readonly availabilityRows: AvailabilityRepository,
    private readonly availability: AvailabilityService,
    private readonly audit: Audit,
    private readonly accounts: AccountService,
    private readonly staffing: StaffingService,
    private readonly communes: CommuneService,
    private readonly clashes: ClashService,
  ) {}

  /**
   * All of the sessions or none: the stand-in calls their roll and closes them from now on.
   * @throws StandInBusy naming the clashes, StandInUnfit, ReplacementOvertaken, NotYourClass, IdempotencyConflict, NotFound
   */
  async substitute(actor: Actor, wish: SubstitutionRequest): Promise<void> {
    if (await this.isWritten(wish)) return;
    const giving: Giving = { ...wish, action: 'classes.staff-replaced' };
    await this.namingSubstitute(actor, giving, wish.sessionIds, () =>
      this.transactions.run(async () => {
        const held = await this.holdSessions(wish.sessionIds);
        // The same form, sent twice at once: the other one has written it while this one waited.
        if (await this.isWritten(wish)) return;
        const sessions = this.requireReplaceable(actor, wish.sessionIds, held);
        const replaced = await this.giveSession(actor, giving, sessions);
        const stamp = { id: wish.clientKey, madeBy: actor.accountId, madeAt: this.clock.now() };
        if (!(await this.replacements.insert({ ...wish, ...stamp, sessions: replaced })))
          throw new IdempotencyConflict();
      }),
    );
  }

  /**
   * Gives the sessions back while none of them began. Twice is harmless.
   * @throws ReplacementOvertaken, StandInBusy, StandInUnfit, NotFound
   */
  async undoSubstitution(actor: Actor, id: string): Promise<void> {
    const known = await this.getSubstitution(actor, id);
    const giving: Giving = {
      ...{ accountId: known.standInId, standInId: known.accountId },
      action: 'classes.staff-given-back',
    };
    const ids = known.sessions.map(({ sessionId }) => sessionId);
    await this.namingSubstitute(actor, giving, ids, () => this.transactions.run(() => this.undo(actor, known, giving)));
  }

  private async undo(actor: Actor, { id, sessions: replaced }: Substitution, giving: Giving): Promise<void> {
    const sessions = await this.lockReplaceable(
      actor,
      replaced.map(({ sessionId }) => sessionId),
    );
    const stored = await this.replacements.lock(id);
    if (stored === null || stored.undoneAt !== null) return;
    const dutyOf = new Map(replaced.map((one) => [one.sessionId, one]));
    const given = await this.giveSession(actor, giving, sessions);
    if (given.some((one) => one.duty !== dutyOf.get(one.sessionId)?.duty)) throw new ReplacementOvertaken();
    const helped = sessions.filter((session) => dutyOf.get(session.id)?.wasAssistant === true);
    await this.assistAgain(helped, giving.accountId);
    await this.replacements.markUndone(id, actor.accountId, this.clock.now());
  }

  private async isWritten({ clientKey, accountId, standInId, sessionIds }: SubstitutionRequest): Promise<boolean> {
    const found = await this.replacements.find(clientKey);
    if (found === null) return false;
    const text = (ids: readonly string[]): string => [...new Set(ids)].sort().join();
    const isSame =
      found.accountId === accountId &&
      found.standInId === standInId &&
      text(found.sessions.map(({ sessionId }) => sessionId)) === text(sessionIds);
    if (!isSame) throw new IdempotencyConflict();
    return true;
  }

  /** Who stands before sessions to come that the actor may give to others, by given name. */
  async listBusyStaff(actor: Actor, days: Days): Promise<BusyStaff[]> {
    return this.busyStaff(actor, days);
  }

  /** Sessions of one person, by start; none for an account that is hidden or is none. */
  async listReplaceableSessions(actor: Actor, accountId: string, days: Days): Promise<ReplaceableSession[]> {
    const sessions = await this.replaceableSessionsOf(actor, accountId, days);
    const standIns = await this.substitutesOf(actor, accountId, sessions);
    const summaries = await this.summaries.summariesOf(actor, sessions);
    return summaries.map((session) => ({
      session,
      duty: dutyIn(session, accountId) ?? 'assistant',
      standIns: standIns.get(session.id) ?? [],
    }));
  }

  /** Who stands before them, by given name. */
  async busyStaff(actor: Actor, days: Days): Promise<BusyStaff[]> {
    const found = await this.replacements.busyStaff(this.reachOf(actor, days));
    return found.sort((a, b) => compareNames(a.name, b.name));
  }

  /** Those of one person, by start, 100 at most; nobody's for an account that is hidden or is none. */
  async replaceableSessionsOf(actor: Actor, accountId: string, days: Days): Promise<ClassSession[]> {
    const ids = await this.replacements.sessionIdsOf(accountId, this.reachOf(actor, days), MOST_SESSIONS);
    return this.sessions.findSessions(ids);
  }

  /** Sessions to be given over, kept as they are until the transaction ends. @throws NotYourClass; NotFound, for hidden ones as for none */
  async lockReplaceable(actor: Actor, ids: readonly string[]): Promise<ClassSession[]> {
    return this.requireReplaceable(actor, ids, await this.holdSessions(ids));
  }

  /** Keeps sessions as they are until the transaction ends, before `judge`. */
  async holdSessions(ids: readonly string[]): Promise<ClassSession[]> {
    return this.sessions.lockSessions(ids);
  }

  /** Those that are held, if the actor may give away each of the named ones. @throws NotYourClass; NotFound, for hidden ones as for none */
  requireReplaceable(actor: Actor, ids: readonly string[], sessions: ClassSession[]): ClassSession[] {
    const byId = new Map(sessions.map((session) => [session.id, session]));
    for (const id of ids) this.classAccess.replaceable(actor, byId.get(id) ?? null);
    return sessions;
  }

  /** A replacement that was made. @throws NotFound, for a hidden one as for none */
  async getSubstitution(actor: Actor, id: string): Promise<Substitution> {
    const found = await this.replacements.findWithin(id, this.scopesOf(actor));
    if (found === null) throw new NotFound();
    return found;
  }

  private scopesOf(actor: Actor): ReplaceScopes {
    return {
      scope: this.access.scope(actor, REPLACE_ANY_STAFF),
      ownReach: this.access.scope(actor, REPLACE_STAFF),
      accountId: actor.accountId,
    };
  }

  private reachOf(actor: Actor, { from, to }: Days): ReplaceReach {
    const [startsAt, end] = [instantInVietnam(from, '00:00'), endOfDayInVietnam(to)];
    return {
      scope: this.access.scope(actor, READ_ANY_STAFF_REPLACEMENTS),
      ownReach: this.access.scope(actor, READ_STAFF_REPLACEMENTS),
      accountId: actor.accountId,
      now: this.clock.now(),
      // Days the wrong way round hold nothing.
      span: { startsAt, endsAt: end > startsAt ? end : startsAt },
    };
  }

  /** All of the sessions or none. Needs a transaction. Taken back, they are hers again though she be on leave. @throws ReplacementOvertaken, NoTeachingRight, StandInUnfit, StaffClash, StaffAway, StaffTooFar */
  async giveSession(actor: Actor, giving: Giving, sessions: readonly ClassSession[]): Promise<ReplacedSession[]> {
    const standIns = await this.fitFor(giving, sessions);
    const { accountId, standInId } = giving;
    const isBack = giving.action === 'classes.staff-given-back';
    await this.availabilityRows.lockHours([accountId, standInId]);
    await this.availability.holdPeople([accountId, standInId], []);
    await this.availability.requireStaffInReach(
      [standInId],
      sessions,
      sessions.map(({ id }) => id),
      isBack ? sessions.map(({ startsAt }) => ({ on: vietnamDateOf(startsAt), accountIds: [standInId] })) : [],
    );
    const replaced: ReplacedSession[] = [];
    for (const session of sessions) {
      const duty = dutyIn(session, accountId);
      const standIn = standIns.get(session.id);
      if (duty === null || standIn === undefined) continue;
      await this.staff.handOver(session.id, duty, accountId, standIn);
      await this.auditSubstitution(actor, giving, session, standIn);
      replaced.push({ sessionId: session.id, duty, wasAssistant: dutyIn(session, standInId) === 'assistant' });
    }
    return replaced;
  }

  /** Who assisted before she stood in, and is the trainer still named by these sessions, assists again. Needs a transaction. @throws StaffClash */
  async assistAgain(sessions: readonly ClassSession[], accountId: string): Promise<void> {
    for (const { id, assistants, trainerName: name } of sessions)
      await this.staff.setAssistants(id, [...assistants, { accountId, name }]);
  }

  /** Who stands in, by session, as the class announces her. @throws ReplacementOvertaken, NoTeachingRight, StandInUnfit */
  private async fitFor(giving: Giving, sessions: readonly ClassSession[]): Promise<Map<string, StaffMember>> {
    const teachers = await this.teachersOf(sessions);
    const fit = new Map<string, StaffMember>();
    for (const session of sessions) {
      const those = teachers.get(session.id) ?? new Map<string, StaffMember>();
      const hand = { ...giving, teacherIds: new Set(those.keys()), now: this.clock.now() };
      const fault = faultOfHandOver(session, hand);
      if (fault === 'overtaken') throw new ReplacementOvertaken();
      const standIn = those.get(giving.standInId);
      if (fault !== null || standIn === undefined) {
        await this.requireRightOfSubstitute(giving.standInId, session);
        throw new StandInUnfit();
      }
      fit.set(session.id, standIn);
    }
    return fit;
  }

  private async auditSubstitution(
    actor: Actor,
    giving: Giving,
    session: ClassSession,
    standIn: StaffMember,
  ): Promise<void> {
    const { id, unitPath } = session;
    await this.audit.record(actor, {
      ...{ action: giving.action, subjectType: 'class-session', subjectId: id, unitPath },
      details: { away: nameIn(session, giving.accountId), standIn: standIn.name },
    });
  }

  /** The last ten the actor made, or all of whose sessions lie where the actor sees those of everybody; the newest first. */
  async listSubstitutions(actor: Actor): Promise<SubstitutionSummary[]> {
    const found = await this.replacements.lastOnes(
      actor.accountId,
      this.access.scope(actor, READ_ANY_STAFF_REPLACEMENTS),
      MOST,
    );
    const names = await this.accounts.describeAccounts(
      found.flatMap(({ accountId, standInId }) => [accountId, standInId]),
    );
    const ids = found.flatMap(({ sessions }) => sessions.map(({ sessionId }) => sessionId));
    const sessions = new Map((await this.sessions.findSessions(ids)).map((session) => [session.id, session]));
    const nameOf = (id: string): string => names.get(id)?.displayName ?? '';
    return found.map((one) => ({
      ...{ id: one.id, name: nameOf(one.accountId), standInName: nameOf(one.standInId), madeAt: one.madeAt },
      isUndone: one.undoneAt !== null,
      canUndo: this.canUndo(one, sessions) && this.mayUndo(actor, one, sessions),
      sessions: one.sessions.flatMap(({ sessionId, duty }) => {
        const session = sessions.get(sessionId);
        if (session === undefined) return [];
        return [{ title: session.title, number: session.number, startsAt: session.startsAt, duty }];
      }),
    }));
  }

  private mayUndo(actor: Actor, { madeBy, sessions }: Substitution, byId: ReadonlyMap<string, ClassSession>): boolean {
    if (madeBy === actor.accountId) return this.access.holds(actor, REPLACE_STAFF);
    const scope = this.access.scope(actor, REPLACE_ANY_STAFF);
    return sessions.every(({ sessionId }) => scope.contains(byId.get(sessionId)?.unitPath ?? ''));
  }

  private canUndo(one: Substitution, sessions: ReadonlyMap<string, ClassSession>): boolean {
    const now = this.clock.now();
    const isLeft = ({ sessionId, duty }: { sessionId: string; duty: HandedDuty }): boolean => {
      const session = sessions.get(sessionId);
      if (session?.state !== 'planned' || session.startsAt <= now) return false;
      return dutyIn(session, one.standInId) === duty;
    };
    return one.undoneAt === null && one.sessions.every(isLeft);
  }

  /** For each session those who teach in its commune on its day but for who gives it away, by given name. */
  async substitutesOf(
    actor: Actor,
    accountId: string,
    sessions: readonly ClassSession[],
  ): Promise<Map<string, Substitute[]>> {
    if (sessions.length === 0) return new Map();
    const teachers = await this.teachersOf(sessions);
    const people = new Map([...teachers.values()].flatMap((those) => [...those]));
    const ground = await this.groundOf([...people.values()], sessions);
    const judged = sessions.flatMap((session) => {
      const away = standingAlready(session, accountId);
      const those = [...(teachers.get(session.id) ?? new Map<string, StaffMember>()).values()];
      return those
        .filter((one) => !away.has(one.accountId))
        .map((one) => ({ ...{ session, one, trainerId: one.accountId }, clashes: clashesOf(one, session, ground) }));
    });
    const told = await this.clashes.wordedOfEach(actor, judged);
    const found = new Map(sessions.map(({ id }): [string, Substitute[]] => [id, []]));
    judged.forEach(({ session, one }, at) => found.get(session.id)?.push({ ...one, clashes: told[at] ?? [] }));
    for (const standIns of found.values()) standIns.sort((a, b) => compareNames(a.name, b.name));
    return found;
  }

  /** By session those who teach in its commune on its day, by their account. */
  async teachersOf(sessions: readonly ClassSession[]): Promise<Map<string, Map<string, StaffMember>>> {
    const teachers = new Map<string, Map<string, StaffMember>>();
    const known = new Map<string, Map<string, StaffMember>>();
    for (const { id, unitPath, startsAt } of sessions) {
      const day = vietnamDateOf(startsAt);
      const those = known.get(`${unitPath} ${day}`) ?? (await this.staffing.trainersOver(unitPath, day));
      known.set(`${unitPath} ${day}`, those);
      teachers.set(id, those);
    }
    return teachers;
  }

  /** In a transaction, of who stands in. @throws NoTeachingRight where she teaches in the commune, but not on the day of the session */
  async requireRightOfSubstitute(accountId: string, session: ClassSession): Promise<void> {
    await this.availability.requireRightOn([accountId], [session]);
  }

  private async groundOf(people: readonly StaffMember[], sessions: readonly ClassSession[]): Promise<Ground> {
    const accountIds = people.map(({ accountId }) => accountId);
    const span = spanOf(sessions, LONGEST_WAY_HOURS, 0);
    const taken = await this.availabilityRows.takenWithin(span, {
      ...{ venueIds: [], accountIds, equipmentIds: [], bookedFor: null, exceptIds: [] },
    });
    const communes = [...sessions, ...taken].map(({ communeId }) => communeId);
    const leaves = await leaveRows(this.availability, people, span);
    return { taken: byHolder([...taken, ...leaves]), minutes: await this.communes.travelMinutesBetween(communes) };
  }

  /** Runs a hand-over. @throws StandInBusy naming every clash, each with its `sessionId` */
  async namingSubstitute<T>(
    actor: Actor,
    giving: Giving,
    sessionIds: readonly string[],
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!REFUSALS.some((refusal) => error instanceof refusal)) throw error;
      throw (await this.named(actor, giving, sessionIds)) ?? error;
    }
  }

  private async named(actor: Actor, giving: Giving, sessionIds: readonly string[]): Promise<Error | null> {
    const found = await this.substitutesOf(actor, giving.accountId, await this.sessions.findSessions(sessionIds));
    const of = (sessionId: string) => found.get(sessionId)?.find(({ accountId }) => accountId === giving.standInId);
    const clashes = sessionIds.flatMap((sessionId) =>
      (of(sessionId)?.clashes ?? []).map((clash) => ({ ...clash, sessionId })),
    );
    const name = sessionIds.map((id) => of(id)?.name).find((one) => one !== undefined);
    return name === undefined || clashes.length === 0 ? null : new StandInBusy(name, clashes);
  }
}
