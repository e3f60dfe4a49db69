import { Injectable } from '@nestjs/common';
import { HeldRightService, type LedGroup, type MemberSummary } from '@lopso/org';
import { type Actor, Audit, Clock, NotFound } from '@lopso/platform';
import { formatDay } from '../rules/days';
import { type ReopenedFigure, type UnfinishedRound } from '../storage/person-round.repository';
import { type RoundSummary } from '../storage/round.repository';
import { PersonRounds, type PersonStanding } from './person-rounds.service';
import { progressOf, type SeatHolderProgress } from './team-progress.service';
import { type WayInWords, WaysToFinish } from './ways-to-finish.service';

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

/** Progress of the people one leads: names and what is missing, nothing else of them. */
@Injectable()
export class LedProgress {
  constructor(
    private readonly heldRights: HeldRightService,
    private readonly rounds: PersonRounds,
    private readonly ways: WaysToFinish,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By given name; written into the audit trail. @throws NotFound for a group the actor does not lead */
  async of(
    actor: Actor,
    groupId: string,
    page: { readonly cursor: string | null; readonly limit: number },
  ): Promise<LedProgressView> {
    const group = await this.heldRights.getLedGroup(actor, groupId);
    const { items, nextCursor } = await this.heldRights.listLedPeople(group, page);
    await this.noteRead(actor, group, items);
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
  async person(
    actor: Actor,
    groupId: string,
    memberId: string,
  ): Promise<{ readonly group: LedGroup; readonly person: LedPerson }> {
    const group = await this.heldRights.getLedGroup(actor, groupId);
    const member = await this.heldRights.getLedPerson(group, memberId);
    await this.noteRead(actor, group, [member]);
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
      counts.finished += await this.rounds.countFinished(
        { teamKind, unitPath: province, memberIds },
        this.clock.today(),
      );
    }
    return { ...counts, reopenings: await this.rounds.reopenedFigures(all, this.clock.today()) };
  }

  private async noteRead(
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
    const standings = await this.rounds.standings({ teamKind, unitPath: province, memberIds }, today);
    const { rounds, people } = standings;
    const ways = await this.wordsIn(rounds, members, people);
    const reopened = await this.rounds.reopened(memberIds, today);
    const others = await this.rounds.others(memberIds, [standings, reopened], today);
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
    return unfinished.length === 0 ? new Map() : this.ways.of(round.id, unfinished);
  }
}

function reopenedWords({ round, stored }: PersonStanding, way: string): string {
  const { title, dueOn, extendedTo } = round;
  return `${title}, hạn ${formatDay(stored?.dueOn ?? extendedTo ?? dueOn)}${way === '' ? '.' : `: ${way}`}`;
}

function besidesWords({ title, dueOn, doneSteps, totalSteps }: UnfinishedRound): string {
  return `Còn đợt khác: ${title}, hạn ${formatDay(dueOn)}, đã xong ${doneSteps} trên ${totalSteps} bước.`;
}

const joined = (...sentences: readonly string[]): string => sentences.filter((one) => one !== '').join(' ');
