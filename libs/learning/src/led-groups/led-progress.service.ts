import { Injectable } from '@nestjs/common';
import { HeldRightService, type LedGroup, type MemberSummary } from '@lopso/org';
import { type Actor, Audit, Clock, NotFound } from '@lopso/platform';
import { formatDay } from '../cycles/due-date.rules';
import { RemainingWorkService, type WayInWords } from '../remaining-work/remaining-work.service';
import { type RoundSummary } from '../rounds/round.repository';
import { type ReopenedFigure, type UnfinishedRound } from '../team-progress/person-round.repository';
import {
  type PersonStanding,
  progressOf,
  type SeatHolderProgress,
  TeamProgressService,
} from '../team-progress/team-progress.service';

/** One of the people somebody leads, and how far she is in the round that her own first page tells; `round` null: none runs for her. */
export interface LedPerson {
  readonly member: MemberSummary;
  readonly round: RoundSummary | null;
  readonly progress: SeatHolderProgress;
  /** The shortest way to finish, one sentence, and another one for what is asked of her anew and for each of her other rounds; empty when nothing is left of any. */
  readonly way: string;
}

/** A page of the people of a group and how they stand. */
export interface LedProgressView {
  readonly group: LedGroup;
  readonly asOf: Date;
  readonly people: readonly LedPerson[];
  /** The opaque end of the page; null on the last one. */
  readonly nextCursor: string | null;
  /** How many people the group has, on all pages. */
  readonly total: number;
  /** How many of them have finished their own round of today. */
  readonly finished: number;
  /** What is asked anew of some of them, the newest first: of how many, and how many have done it. */
  readonly reopenings: readonly ReopenedFigure[];
}

function reopenedWords({ round, stored }: PersonStanding, way: string): string {
  const { title, dueOn, extendedTo } = round;
  return `${title}, hạn ${formatDay(stored?.dueOn ?? extendedTo ?? dueOn)}${way === '' ? '.' : `: ${way}`}`;
}

function besidesWords({ title, dueOn, doneSteps, totalSteps }: UnfinishedRound): string {
  return `Còn đợt khác: ${title}, hạn ${formatDay(dueOn)}, đã xong ${doneSteps} trên ${totalSteps} bước.`;
}

const joined = (...sentences: readonly string[]): string => sentences.filter((one) => one !== '').join(' ');

/** Somebody who is to be reminded, and the group she is led in. */
export interface Reminded {
  readonly group: LedProgressView['group'];
  readonly person: LedPerson;
}

/** The people of a group for its leader: how far each is, what is missing in words, and who was reminded. */
@Injectable()
export class LedProgressService {
  constructor(
    private readonly heldRights: HeldRightService,
    private readonly teamProgress: TeamProgressService,
    private readonly remainingWork: RemainingWorkService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By given name; written into the audit trail. @throws NotFound for a group the actor does not lead */
  async listPeople(
    actor: Actor,
    groupId: string,
    page: { readonly cursor: string | null; readonly limit: number },
  ): Promise<LedProgressView> {
    const group = await this.heldRights.getLedGroup(actor, groupId);
    const { items, nextCursor } = await this.heldRights.listLedPeople(group, page);
    await this.auditRead(actor, group, items);
    const byKind = new Map<string, readonly MemberSummary[]>();
    for (const member of items) {
      const kind = member.teamKind ?? '';
      byKind.set(kind, [...(byKind.get(kind) ?? []), member]);
    }
    const found = new Map<string, LedPerson>();
    for (const [kind, members] of byKind) {
      for (const person of await this.standing(kind, members)) found.set(person.member.id, person);
    }
    const people = items.flatMap(({ id }) => found.get(id) ?? []);
    return { group, asOf: this.clock.now(), people, nextCursor, ...(await this.countsOf(group)) };
  }

  /** One of the people, found by id however large the group is. @throws NotFound outside the actor's groups */
  async getPerson(
    actor: Actor,
    groupId: string,
    memberId: string,
  ): Promise<{ readonly group: LedGroup; readonly person: LedPerson }> {
    const group = await this.heldRights.getLedGroup(actor, groupId);
    const member = await this.heldRights.getLedPerson(group, memberId);
    await this.auditRead(actor, group, [member]);
    const [person] = await this.standing(member.teamKind ?? '', [member]);
    if (person === undefined) throw new NotFound();
    return { group, person };
  }

  private async countsOf(group: LedGroup): Promise<Pick<LedProgressView, 'total' | 'finished' | 'reopenings'>> {
    const province = group.unitPath.split('.')[0] ?? '';
    const counts = { total: 0, finished: 0 };
    const all: string[] = [];
    for (const { teamKind, memberIds } of await this.heldRights.getLedMemberIds(group)) {
      all.push(...memberIds);
      counts.total += memberIds.length;
      counts.finished += await this.teamProgress.countFinished(
        { teamKind, unitPath: province, memberIds },
        this.clock.today(),
      );
    }
    return { ...counts, reopenings: await this.teamProgress.reopenedFigures(all, this.clock.today()) };
  }

  private async auditRead(
    actor: Actor,
    { id, teamId, unitPath }: LedGroup,
    read: readonly MemberSummary[],
  ): Promise<void> {
    const reading = await this.audit.recordRead(actor, {
      action: 'learning.led-people-read',
      subjectType: teamId === null ? 'grant' : 'team',
      subjectId: teamId ?? id,
      unitPath,
    });
    await this.audit.noteHeld(
      reading,
      read.map((member) => member.id),
    );
  }

  /** People of one kind of team; all of them lie in one province. */
  private async standing(teamKind: string, members: readonly MemberSummary[]): Promise<LedPerson[]> {
    const today = this.clock.today();
    const province = members[0]?.unitPath.split('.')[0] ?? '';
    const memberIds = members.map(({ id }) => id);
    const standings = await this.teamProgress.standingsOf({ teamKind, unitPath: province, memberIds }, today);
    const { rounds, people } = standings;
    const ways = await this.wordsIn(rounds, members, people);
    const reopened = await this.teamProgress.reopenedStandings(memberIds, today);
    const others = await this.teamProgress.otherRounds(memberIds, [standings, reopened], today);
    const again = await this.wordsIn(reopened.rounds, members, reopened.people);
    return members.map((member) => {
      const standing = people.get(member.id);
      const progress = progressOf(member.id, standing, today);
      const asked = reopened.people.get(member.id);
      const anew = asked === undefined ? '' : reopenedWords(asked, again.get(member.id) ?? '');
      const besides = (others.get(member.id) ?? []).map(besidesWords);
      return {
        member,
        round: standing?.round ?? null,
        progress,
        way: joined(ways.get(member.id) ?? '', anew, ...besides),
      };
    });
  }

  private async wordsIn(
    rounds: readonly RoundSummary[],
    members: readonly MemberSummary[],
    people: ReadonlyMap<string, PersonStanding>,
  ): Promise<ReadonlyMap<string, string>> {
    const words = new Map<string, string>();
    for (const round of rounds) {
      for (const [id, way] of await this.waysIn(round, members, people)) words.set(id, way.words);
    }
    return words;
  }

  /** Of those of the people who are in that round and have not finished it. */
  private async waysIn(
    round: RoundSummary,
    members: readonly MemberSummary[],
    people: ReadonlyMap<string, PersonStanding>,
  ): Promise<ReadonlyMap<string, WayInWords>> {
    const unfinished = members.flatMap(({ id: memberId, communeId, unitPath }) => {
      const one = people.get(memberId);
      if (one?.round.id !== round.id || one.stored === undefined || one.stored.finishedAt !== null) return [];
      const { state, lastOn } = one.stored;
      return [{ memberId, communeId, unitPath, completion: state.requirements, lastOn }];
    });
    return unfinished.length === 0 ? new Map() : this.remainingWork.findWays(round.id, unfinished);
  }

  /** @throws NotFound for a group the actor does not lead, somebody outside it, and the actor herself */
  async findToRemind(actor: Actor, groupId: string, memberId: string): Promise<Reminded> {
    const found = await this.getPerson(actor, groupId, memberId);
    if (memberId === actor.memberId) throw new NotFound();
    return found;
  }

  /** Writes down that a reminder was made, so that the person can see who reminded her. */
  async auditReminder(actor: Actor, { group, person }: Reminded): Promise<void> {
    await this.audit.record(actor, {
      action: 'learning.reminder-written',
      subjectType: 'member',
      subjectId: person.member.id,
      unitPath: group.unitPath,
      details: { memberId: person.member.id },
    });
  }
}
