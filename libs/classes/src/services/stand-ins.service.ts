import { Injectable } from '@nestjs/common';
import { type Actor, compareNames } from '@lopso/platform';
import { clashesWith, spanOf } from '../rules/found-clashes';
import { standingAlready } from '../rules/hand-over';
import { LONGEST_WAY_HOURS } from '../rules/way-between';
import { type ClassSession } from '../storage/class-session.repository';
import { type StaffMember } from '../storage/session-staff.repository';
import { type TakenRow, TakenHoursRepository } from '../storage/taken-hours.repository';
import { ClashWording, type ToldClash } from './clash-wording.service';
import { Teachers } from './teachers.service';
import { type MinutesBetween, TravelTimes } from './travel-times.service';

/** Somebody who teaches where a session is, and what keeps her from standing in; nothing: she is free. */
export interface StandIn extends StaffMember {
  readonly clashes: readonly ToldClash[];
}

/** Everything that is known of the people who might stand in. */
interface Ground {
  readonly taken: readonly TakenRow[];
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
  ) {}

  /** For each session those who teach in its commune but for who gives it away, by given name. */
  async of(actor: Actor, accountId: string, sessions: readonly ClassSession[]): Promise<Map<string, StandIn[]>> {
    const found = new Map<string, StandIn[]>();
    if (sessions.length === 0) return found;
    const teachers = await this.teachersOf(sessions);
    const ids = [...teachers.values()].flatMap((those) => [...those.keys()]);
    const ground = await this.groundOf([...new Set(ids)], sessions);
    for (const session of sessions) {
      const away = standingAlready(session, accountId);
      const those = [...(teachers.get(session.unitPath) ?? new Map<string, StaffMember>()).values()];
      const standIns: StandIn[] = [];
      for (const one of those.filter((teacher) => !away.has(teacher.accountId)))
        standIns.push({ ...one, clashes: await this.clashesOf(actor, one.accountId, session, ground) });
      found.set(
        session.id,
        standIns.sort((a, b) => compareNames(a.name, b.name)),
      );
    }
    return found;
  }

  /** Those who teach in each of the communes, by their account. */
  async teachersOf(sessions: readonly ClassSession[]): Promise<Map<string, Map<string, StaffMember>>> {
    const teachers = new Map<string, Map<string, StaffMember>>();
    for (const unitPath of new Set(sessions.map((session) => session.unitPath)))
      teachers.set(unitPath, await this.teachers.over(unitPath));
    return teachers;
  }

  private async groundOf(accountIds: readonly string[], sessions: readonly ClassSession[]): Promise<Ground> {
    const taken = await this.taken.within(spanOf(sessions, LONGEST_WAY_HOURS, 0), {
      ...{ venueIds: [], accountIds, equipmentIds: [], bookedFor: null, exceptIds: [] },
    });
    const communes = [...sessions, ...taken].map(({ communeId }) => communeId);
    return { taken, minutes: await this.travel.between(communes) };
  }

  private async clashesOf(
    actor: Actor,
    accountId: string,
    session: ClassSession,
    { taken, minutes }: Ground,
  ): Promise<ToldClash[]> {
    const own = taken.filter((row) => row.holderId === accountId && row.sessionId !== session.id);
    const found = clashesWith(session, own, minutes);
    return found.length === 0 ? [] : this.wording.of(actor, accountId, found);
  }
}
