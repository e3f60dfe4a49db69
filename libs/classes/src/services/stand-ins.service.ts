import { Injectable } from '@nestjs/common';
import { type Actor, compareNames } from '@lopso/platform';
import { clashesWith, type FoundClash, spanOf } from '../rules/found-clashes';
import { standingAlready } from '../rules/hand-over';
import { vietnamDateOf } from '../rules/vietnam-time';
import { LONGEST_WAY_HOURS } from '../rules/way-between';
import { type ClassSession } from '../storage/class-session.repository';
import { type StaffMember } from '../storage/session-staff.repository';
import { type TakenRow, TakenHoursRepository } from '../storage/taken-hours.repository';
import { leaveRows } from './leave-rows';
import { LocalDays } from './local-days';
import { ClashWording, type ToldClash } from './clash-wording.service';
import { Teachers } from './teachers.service';
import { TeachingRights } from './teaching-rights.service';
import { type MinutesBetween, TravelTimes } from './travel-times.service';

/** Somebody who teaches where a session is, and what keeps her from standing in, a leave too; nothing: she is free. */
export interface StandIn extends StaffMember {
  readonly clashes: readonly ToldClash[];
}

/** Everything that is known of the people who might stand in. */
interface Ground {
  /** By who is taken. */
  readonly taken: ReadonlyMap<string, readonly TakenRow[]>;
  readonly minutes: MinutesBetween;
}

/** Who might stand in before sessions, and who of them is free. */
@Injectable()
export class StandIns {
  constructor(
    private readonly teachers: Teachers,
    private readonly taken: TakenHoursRepository,
    private readonly travel: TravelTimes,
    private readonly wording: ClashWording,
    private readonly days: LocalDays,
    private readonly rights: TeachingRights,
  ) {}

  /** For each session those who teach in its commune on its day but for who gives it away, by given name. */
  async of(actor: Actor, accountId: string, sessions: readonly ClassSession[]): Promise<Map<string, StandIn[]>> {
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
    const told = await this.wording.ofEach(actor, judged);
    const found = new Map(sessions.map(({ id }): [string, StandIn[]] => [id, []]));
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
      const those = known.get(`${unitPath} ${day}`) ?? (await this.teachers.over(unitPath, day));
      known.set(`${unitPath} ${day}`, those);
      teachers.set(id, those);
    }
    return teachers;
  }

  /** In a transaction, of who stands in. @throws NoTeachingRight where she teaches in the commune, but not on the day of the session */
  async requireRight(accountId: string, session: ClassSession): Promise<void> {
    await this.rights.requireOn([accountId], [session]);
  }

  private async groundOf(people: readonly StaffMember[], sessions: readonly ClassSession[]): Promise<Ground> {
    const accountIds = people.map(({ accountId }) => accountId);
    const span = spanOf(sessions, LONGEST_WAY_HOURS, 0);
    const taken = await this.taken.within(span, {
      ...{ venueIds: [], accountIds, equipmentIds: [], bookedFor: null, exceptIds: [] },
    });
    const communes = [...sessions, ...taken].map(({ communeId }) => communeId);
    const leaves = await leaveRows(this.days, people, span);
    return { taken: byHolder([...taken, ...leaves]), minutes: await this.travel.between(communes) };
  }
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
