import { Injectable } from '@nestjs/common';
import { countedMinutes } from '@lopso/classes';
import { Access, type Actor, Clock, NotFound } from '@lopso/platform';
import { type Count } from '../figures/figure.rules';
import { type PersonState } from '../people/person.rules';
import { READ_CLASS_RESULTS } from '../reporting.permissions';
import { ReportRoundService } from '../rounds/report-round.service';
import { missingSentence } from '../rounds/requirement.rules';
import { type ClassMemberRow, ClassResultRepository, type PresentStay } from './class-result.repository';

/** Somebody of a class: attendance there, and how they stand in the round that runs. */
export interface ClassMemberResult {
  readonly memberId: string;
  readonly fullName: string;
  /** They asked that the record be used no further. */
  readonly isRestricted: boolean;
  readonly unitName: string;
  readonly presentSessions: number;
  /** What counts by the rule of the class. */
  readonly presentMinutes: number;
  /** Null, like the steps, for who is not counted in a round. */
  readonly state: PersonState | null;
  readonly doneSteps: number | null;
  readonly totalSteps: number | null;
  /** In words; empty when nothing is missing or nothing is counted. */
  readonly missing: string;
}

/** What became of the people of a class. */
export interface ClassResults {
  readonly classGroupId: string;
  readonly title: string;
  readonly closedSessions: number;
  /** Of those who are counted in the round. */
  readonly count: Count;
  readonly members: readonly ClassMemberResult[];
  readonly asOf: Date;
}

function resultOf({ cycleId: _, unmet, stays, ...row }: ClassMemberRow): ClassMemberResult {
  const presentMinutes = stays.reduce((sum, stay) => sum + minutesOf(stay), 0);
  return { ...row, presentMinutes, missing: missingSentence(unmet ?? []) };
}

function minutesOf({ minutes, plannedMinutes, rule, ...at }: PresentStay): number {
  const stay = { cameAt: dateOf(at.cameAt), leftAt: dateOf(at.leftAt), minutes };
  const hours = { startsAt: new Date(at.startsAt), endsAt: new Date(at.endsAt), wentUntil: dateOf(at.wentUntil) };
  return countedMinutes(stay, { ...hours, plannedMinutes }, rule);
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** What the people of a class have attended and still miss. */
@Injectable()
export class ClassResultService {
  constructor(
    private readonly classResultRepository: ClassResultRepository,
    private readonly access: Access,
    private readonly reportRounds: ReportRoundService,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound for a class that somebody else runs, or outside the actor's units */
  async getClassResults(actor: Actor, classGroupId: string): Promise<ClassResults> {
    const today = this.clock.today();
    const group = await this.classResultRepository.findClass(classGroupId, today);
    if (group === null || group.trainerId !== actor.accountId) throw new NotFound();
    const scope = this.access.reach(actor, READ_CLASS_RESULTS);
    if (!scope.contains(group.unitPath)) throw new NotFound();
    const rows = await this.classResultRepository.listMembers(scope, group, today);
    const memberIds = rows.map(({ memberId }) => memberId);
    await this.reportRounds.recordClassResultsRead(actor, group, memberIds);
    const counted = rows.filter(({ state }) => state !== null);
    return {
      classGroupId: group.id,
      title: group.title,
      closedSessions: group.closedSessions,
      count: { finished: counted.filter(({ state }) => state === 'finished').length, total: counted.length },
      members: rows.map(resultOf),
      asOf: this.clock.now(),
    };
  }
}
