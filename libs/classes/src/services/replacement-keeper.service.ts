import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock } from '@lopso/platform';
import { ReplacementOvertaken, StandInUnfit } from '../classes-crew.errors';
import { dutyIn, faultOfHandOver } from '../rules/hand-over';
import { type ClassSession } from '../storage/class-session.repository';
import { HourLocksRepository } from '../storage/hour-locks.repository';
import { type ReplacedSession } from '../storage/replacement.repository';
import { SessionStaffRepository, type StaffMember } from '../storage/session-staff.repository';
import { vietnamDateOf } from '../rules/vietnam-time';
import { PersonalWays } from './personal-ways.service';
import { StandIns } from './stand-ins.service';

/** Who gives sessions to whom, and how the trail calls it. */
export interface Giving {
  readonly accountId: string;
  readonly standInId: string;
  readonly action: 'classes.staff-replaced' | 'classes.staff-given-back';
}

/** Writes that somebody stands before sessions in another's place; callers hold the locks on them and have checked access. */
@Injectable()
export class ReplacementKeeper {
  constructor(
    private readonly standIns: StandIns,
    private readonly staff: SessionStaffRepository,
    private readonly locks: HourLocksRepository,
    private readonly ways: PersonalWays,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** All of the sessions or none. Needs a transaction. Taken back, they are hers again though she be on leave. @throws ReplacementOvertaken, NoTeachingRight, StandInUnfit, StaffClash, StaffAway, StaffTooFar */
  async give(actor: Actor, giving: Giving, sessions: readonly ClassSession[]): Promise<ReplacedSession[]> {
    const standIns = await this.fitFor(giving, sessions);
    const { accountId, standInId } = giving;
    const isBack = giving.action === 'classes.staff-given-back';
    await this.locks.hold([accountId, standInId]);
    await this.ways.holdPeople([accountId, standInId], []);
    await this.ways.requireStaff(
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
      await this.note(actor, giving, session, standIn);
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
    const teachers = await this.standIns.teachersOf(sessions);
    const fit = new Map<string, StaffMember>();
    for (const session of sessions) {
      const those = teachers.get(session.id) ?? new Map<string, StaffMember>();
      const hand = { ...giving, teacherIds: new Set(those.keys()), now: this.clock.now() };
      const fault = faultOfHandOver(session, hand);
      if (fault === 'overtaken') throw new ReplacementOvertaken();
      const standIn = those.get(giving.standInId);
      if (fault !== null || standIn === undefined) {
        await this.standIns.requireRight(giving.standInId, session);
        throw new StandInUnfit();
      }
      fit.set(session.id, standIn);
    }
    return fit;
  }

  private async note(actor: Actor, giving: Giving, session: ClassSession, standIn: StaffMember): Promise<void> {
    const { id, unitPath } = session;
    await this.audit.record(actor, {
      ...{ action: giving.action, subjectType: 'class-session', subjectId: id, unitPath },
      details: { away: nameIn(session, giving.accountId), standIn: standIn.name },
    });
  }
}

/** As the class announced her. */
function nameIn({ trainerId, trainerName, assistants }: ClassSession, accountId: string): string {
  if (trainerId === accountId) return trainerName;
  return assistants.find((one) => one.accountId === accountId)?.name ?? '';
}
