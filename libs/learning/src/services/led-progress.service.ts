import { Injectable } from '@nestjs/common';
import { type LedGroup, LedGroups, type MemberSummary } from '@lopso/org';
import { type Actor, Audit, Clock } from '@lopso/platform';
import { CompletionRepository } from '../storage/completion.repository';
import { RoundRepository, type RoundSummary } from '../storage/round.repository';
import { progressOf, type SeatHolderProgress } from './team-progress.service';

/** One of the people somebody leads, and how far she is; `round` null: none runs for her team. */
export interface LedPerson {
  readonly member: MemberSummary;
  readonly round: RoundSummary | null;
  readonly progress: SeatHolderProgress;
}

/** The people of a group and how they stand. */
export interface LedProgressView {
  readonly group: LedGroup;
  readonly asOf: Date;
  readonly people: readonly LedPerson[];
}

/** Progress of the people one leads: names and what is missing, nothing else of them. */
@Injectable()
export class LedProgress {
  constructor(
    private readonly groups: LedGroups,
    private readonly rounds: RoundRepository,
    private readonly completions: CompletionRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By given name; written into the audit trail. @throws NotFound for a group the actor does not lead */
  async of(actor: Actor, groupId: string): Promise<LedProgressView> {
    const group = await this.groups.get(actor, groupId);
    await this.noteRead(actor, group);
    const people = await this.groups.people(group);
    const byKind = new Map<string, readonly MemberSummary[]>();
    for (const member of people) {
      const kind = member.teamKind ?? '';
      byKind.set(kind, [...(byKind.get(kind) ?? []), member]);
    }
    const found = new Map<string, LedPerson>();
    for (const [kind, members] of byKind) {
      for (const person of await this.standing(kind, members)) found.set(person.member.id, person);
    }
    return { group, asOf: this.clock.now(), people: people.flatMap(({ id }) => found.get(id) ?? []) };
  }

  private async noteRead(actor: Actor, { id, teamId, unitPath }: LedGroup): Promise<void> {
    await this.audit.recordRead(actor, {
      action: 'learning.led-people-read',
      subjectType: teamId === null ? 'grant' : 'team',
      subjectId: teamId ?? id,
      unitPath,
    });
  }

  /** People of one kind of team stand in its round of today; all of them lie in one province. */
  private async standing(teamKind: string, members: readonly MemberSummary[]): Promise<LedPerson[]> {
    const today = this.clock.today();
    const province = members[0]?.unitPath.split('.')[0] ?? '';
    const round = await this.rounds.findFor(teamKind, province, today);
    const ids = members.map(({ id }) => id);
    const stored = round === null ? [] : await this.completions.ofMembers(round.id, ids);
    const byMember = new Map(stored.map((one) => [one.memberId, one]));
    return members.map((member) => ({
      member,
      round,
      progress: progressOf(member.id, byMember.get(member.id), round?.dueOn ?? today, today),
    }));
  }
}
