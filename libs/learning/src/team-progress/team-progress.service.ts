import { Injectable } from '@nestjs/common';
import { MemberService, TeamService } from '@lopso/org';
import { Access, type Actor, Audit, Clock } from '@lopso/platform';
import { CompletionRepository, type MemberCompletion } from '../completion/completion.repository';
import { type RequirementCompletion } from '../completion/completion.rules';
import { type CycleState, cycleState } from '../cycles/cycle.rules';
import { READ_PROGRESS } from '../learning.permissions';
import { RoundRepository, type RoundSummary, type TeamPeople } from '../rounds/round.repository';
import { PersonRoundRepository, type ReopenedFigure, type UnfinishedRound } from './person-round.repository';

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

/** How one seat holder stands in the round. */
export interface SeatHolderProgress {
  readonly memberId: string;
  /** Null while no cycle is opened for the member. */
  readonly cycleId: string | null;
  /** When she is due, `yyyy-mm-dd`: her own date, without a cycle that of the round. Null without a round, and without a cycle where each has a date of her own. */
  readonly dueOn: string | null;
  readonly doneSteps: number;
  readonly totalSteps: number;
  readonly finishedAt: Date | null;
  readonly state: CycleState;
  readonly requirements: readonly RequirementCompletion[];
}

/** A seat holder in the round that her own first page tells; null: none runs for her. */
export interface SeatHolderStanding extends SeatHolderProgress {
  readonly round: RoundSummary | null;
  /** What is asked of her anew and not done, beside that round; null: nothing. */
  readonly anew: {
    readonly round: RoundSummary;
    readonly dueOn: string;
    readonly requirements: readonly RequirementCompletion[];
  } | null;
  /** Her other rounds that are not finished, the one to be done next first. */
  readonly others: readonly UnfinishedRound[];
}

/** How the seat holders of a team stand, each in her own round. */
export interface TeamProgressView {
  /** The round of most of them. */
  readonly round: RoundSummary | null;
  /** When most of those in it are due, `yyyy-mm-dd`; of two dates that as many have the earlier one. Null: each has a date of her own, or there is no round. */
  readonly dueOn: string | null;
  readonly asOf: Date;
  readonly members: readonly SeatHolderStanding[];
  /** What is asked anew of some of them, the newest first. */
  readonly reopenings: readonly ReopenedFigure[];
}

const NO_CYCLE = {
  cycleId: null,
  doneSteps: 0,
  totalSteps: 0,
  finishedAt: null,
  state: 'not-started',
  requirements: [],
} as const;

/** How the members of a team stand, each in the round that their own first page tells. */
@Injectable()
export class TeamProgressService {
  constructor(
    private readonly members: MemberService,
    private readonly clock: Clock,
    private readonly choices: PersonRoundRepository,
    private readonly rounds: RoundRepository,
    private readonly completions: CompletionRepository,
    private readonly teams: TeamService,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The seat holders of today by given name; written into the audit trail. @throws NotFound for a team outside the actor's units */
  async getTeamProgress(actor: Actor, teamId: string): Promise<TeamProgressView> {
    const team = await this.requireReadableTeam(actor, teamId);
    const today = this.clock.today();
    const holders = await this.members.listMembersOfTeams([teamId], today);
    const ids = holders.map((holder) => holder.id);
    const standings = await this.standingsOf({ teamKind: team.kind, unitPath: team.unitPath, memberIds: ids }, today);
    await this.auditTeamRead(actor, { id: teamId, unitPath: team.unitPath }, ids);
    const reopened = await this.reopenedStandings(ids, today);
    const others = await this.otherRounds(ids, [standings, reopened], today);
    const members = ids.map((id) => {
      const standing = standings.people.get(id);
      const beside = { anew: anewOf(reopened.people.get(id)), others: others.get(id) ?? [] };
      return { ...progressOf(id, standing, today), round: standing?.round ?? null, ...beside };
    });
    const reopenings = await this.reopenedFigures(ids, today);
    const round = standings.rounds[0] ?? null;
    return { round, dueOn: dueOfMost(round, members), asOf: this.clock.now(), members, reopenings };
  }

  async standingsOf(people: TeamPeople, on: string): Promise<Standings> {
    return this.standingsIn(await this.groupByRound(people, on), on);
  }

  /** How they stand in what is asked of them anew; who has nothing of it left is missing. */
  async reopenedStandings(memberIds: readonly string[], on: string): Promise<Standings> {
    const asked = await this.choices.reopenedOf(memberIds, on);
    const rounds = await this.rounds.listOrdered([...new Set(asked.values())], on);
    const groups = rounds.map((round) => ({ round, memberIds: memberIds.filter((id) => asked.get(id) === round.id) }));
    return this.standingsIn(groups, on);
  }

  /** Member id → the rounds she has not finished beside those named as `told` of her, each once, the one to be done next first (decision 0111). */
  async otherRounds(
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
    for (const { round, memberIds } of await this.groupByRound(people, on))
      finished += await this.completions.countFinished(round.id, memberIds, on);
    return finished;
  }

  private async groupByRound({ teamKind, unitPath, memberIds }: TeamPeople, on: string): Promise<RoundPeople[]> {
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

  /** @throws NotFound outside the actor's units */
  async requireReadableTeam(
    actor: Actor,
    teamId: string,
  ): Promise<{ readonly kind: string; readonly unitPath: string }> {
    const team = await this.teams.getTeamSummary(teamId);
    this.access.require(actor, READ_PROGRESS, team);
    const { kind, unitPath } = team;
    return { kind, unitPath };
  }

  /** Writes into the audit trail that the actor read how these people of the team stand. */
  async auditTeamRead(
    actor: Actor,
    team: { readonly id: string; readonly unitPath: string },
    memberIds: readonly string[],
  ): Promise<void> {
    const entry = {
      action: 'learning.team-progress-read',
      subjectType: 'team',
      subjectId: team.id,
      unitPath: team.unitPath,
    };
    await this.audit.noteHeld(await this.audit.recordRead(actor, entry), memberIds);
  }
}

function anewOf(standing: PersonStanding | undefined): SeatHolderStanding['anew'] {
  if (standing?.stored === undefined) return null;
  const { round, stored } = standing;
  return { round, dueOn: stored.dueOn, requirements: stored.state.requirements };
}

/** How a member stands by what is stored of her; without a cycle, as one who has not begun, and never late. */
export function progressOf(memberId: string, standing: PersonStanding | undefined, today: string): SeatHolderProgress {
  if (standing?.stored === undefined) return { memberId, dueOn: dueOfAll(standing?.round ?? null), ...NO_CYCLE };
  const { cycleId, doneSteps, totalSteps, finishedAt, state, dueOn, lastOn } = standing.stored;
  return {
    memberId,
    cycleId,
    dueOn,
    doneSteps,
    totalSteps,
    finishedAt,
    state: cycleState({ isFinished: finishedAt !== null, doneSteps, lastOn }, today),
    requirements: state.requirements,
  };
}

/** When a round is due for everybody, `yyyy-mm-dd`; null where each has a date of her own. */
function dueOfAll(round: RoundSummary | null): string | null {
  return round === null || round.dueFrom !== null ? null : (round.extendedTo ?? round.dueOn);
}

function dueOfMost(round: RoundSummary | null, members: readonly SeatHolderStanding[]): string | null {
  if (round === null || round.dueFrom !== null) return null;
  const dates = members.flatMap(({ round: hers, cycleId, dueOn }) =>
    hers?.id === round.id && cycleId !== null ? (dueOn ?? []) : [],
  );
  const counts = new Map<string, number>();
  for (const on of dates) counts.set(on, (counts.get(on) ?? 0) + 1);
  // Of two dates that as many have the earlier one: newcomers have later ones of their own.
  const [most] = [...counts].sort(([a, many], [b, others]) => others - many || a.localeCompare(b));
  return most?.[0] ?? dueOfAll(round);
}
