import { Injectable } from '@nestjs/common';
import { CompletionRepository, type MemberCompletion } from '../storage/completion.repository';
import { PersonRoundRepository, type ReopenedFigure, type UnfinishedRound } from '../storage/person-round.repository';
import { RoundRepository, type RoundSummary, type TeamPeople } from '../storage/round.repository';

/** People who have the same round. */
interface RoundPeople {
  readonly round: RoundSummary;
  readonly memberIds: readonly string[];
}

/** One person's round, and how she stands in it; `stored` undefined: she has no cycle in it yet. */
export interface PersonStanding {
  readonly round: RoundSummary;
  readonly stored: MemberCompletion | undefined;
}

/** How people stand, each in her own round. */
export interface Standings {
  /** The rounds they are in, that of most of them first. */
  readonly rounds: readonly RoundSummary[];
  /** By member id; who has no round is missing. */
  readonly people: ReadonlyMap<string, PersonStanding>;
}

/**
 * Which round people are shown in to those who look after them: each in the one that her own first page tells, what is asked of her anew beside it
 * (decision 0073). A round for a few never hides the one the others are in. Who is in none is asked for the round that is for everybody in such a team. No access check.
 */
@Injectable()
export class PersonRounds {
  constructor(
    private readonly choices: PersonRoundRepository,
    private readonly rounds: RoundRepository,
    private readonly completions: CompletionRepository,
  ) {}

  async standings(people: TeamPeople, on: string): Promise<Standings> {
    return this.standingsIn(await this.groups(people, on), on);
  }

  /** How they stand in what is asked of them anew; who has nothing of it left is missing. */
  async reopened(memberIds: readonly string[], on: string): Promise<Standings> {
    const asked = await this.choices.reopenedOf(memberIds, on);
    const rounds = await this.rounds.listOrdered([...new Set(asked.values())], on);
    const groups = rounds.map((round) => ({ round, memberIds: memberIds.filter((id) => asked.get(id) === round.id) }));
    return this.standingsIn(groups, on);
  }

  /** Member id → the rounds she has not finished beside those named as `told` of her, each once, the one to be done next first (decision 0111). */
  async others(
    memberIds: readonly string[],
    told: readonly Standings[],
    on: string,
  ): Promise<ReadonlyMap<string, readonly UnfinishedRound[]>> {
    const found = new Map<string, UnfinishedRound[]>(memberIds.map((id) => [id, []]));
    for (const { memberId, ...one } of await this.choices.unfinishedOf(memberIds, on)) {
      const hers = found.get(memberId) ?? [];
      const isTold = told.some(({ people }) => people.get(memberId)?.round.id === one.roundId);
      if (!isTold && !hers.some(({ roundId }) => roundId === one.roundId)) hers.push(one);
    }
    return found;
  }

  /** How many of them have done what is asked of them anew, the newest first; nothing of it is theirs: empty. */
  reopenedFigures(memberIds: readonly string[], on: string): Promise<ReopenedFigure[]> {
    return this.choices.figuresOf(memberIds, on);
  }

  private async standingsIn(groups: readonly RoundPeople[], on: string): Promise<Standings> {
    const found = new Map<string, PersonStanding>();
    for (const { round, memberIds } of groups) {
      const stored = new Map(
        (await this.completions.ofMembers(round.id, memberIds, on)).map((one) => [one.memberId, one]),
      );
      for (const id of memberIds) found.set(id, { round, stored: stored.get(id) });
    }
    return { rounds: groups.map(({ round }) => round), people: found };
  }

  /** How many have finished their round. */
  async countFinished(people: TeamPeople, on: string): Promise<number> {
    let finished = 0;
    for (const { round, memberIds } of await this.groups(people, on))
      finished += await this.completions.countFinished(round.id, memberIds, on);
    return finished;
  }

  private async groups({ teamKind, unitPath, memberIds }: TeamPeople, on: string): Promise<RoundPeople[]> {
    const own = await this.choices.of(memberIds, on);
    const isInNone = memberIds.length === 0 || memberIds.some((id) => !own.has(id));
    const general = isInNone ? await this.rounds.findForEverybody(teamKind, unitPath, on) : null;
    const rounds = await this.rounds.listOrdered(
      [...new Set([...own.values(), ...(general === null ? [] : [general.id])])],
      on,
    );
    return rounds
      .map((round) => ({ round, memberIds: memberIds.filter((id) => (own.get(id) ?? general?.id) === round.id) }))
      .sort((one, other) => other.memberIds.length - one.memberIds.length);
  }
}
