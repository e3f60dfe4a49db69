import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor, Clock } from '@lopso/platform';
import { type RequirementCompletion } from '../rules/completion';
import { type CycleState, cycleState } from '../rules/cycle-state';
import { type ReopenedFigure, type UnfinishedRound } from '../storage/person-round.repository';
import { type RoundSummary } from '../storage/round.repository';
import { PersonRounds, type PersonStanding } from './person-rounds.service';
import { ReadableTeams } from './readable-teams.service';

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

/** Progress of teams, for those who look after them. */
@Injectable()
export class TeamProgress {
  constructor(
    private readonly teams: ReadableTeams,
    private readonly members: MemberService,
    private readonly rounds: PersonRounds,
    private readonly clock: Clock,
  ) {}

  /** The seat holders of today by given name; written into the audit trail. @throws NotFound for a team outside the actor's units */
  async of(actor: Actor, teamId: string): Promise<TeamProgressView> {
    const team = await this.teams.open(actor, teamId);
    const today = this.clock.today();
    const holders = await this.members.listMembersOfTeams([teamId], today);
    const ids = holders.map((holder) => holder.id);
    const standings = await this.rounds.standings(
      { teamKind: team.kind, unitPath: team.unitPath, memberIds: ids },
      today,
    );
    await this.teams.noteRead(actor, { id: teamId, unitPath: team.unitPath }, ids);
    const reopened = await this.rounds.reopened(ids, today);
    const others = await this.rounds.others(ids, [standings, reopened], today);
    const members = ids.map((id) => {
      const standing = standings.people.get(id);
      const beside = { anew: anewOf(reopened.people.get(id)), others: others.get(id) ?? [] };
      return { ...progressOf(id, standing, today), round: standing?.round ?? null, ...beside };
    });
    const reopenings = await this.rounds.reopenedFigures(ids, today);
    const round = standings.rounds[0] ?? null;
    return { round, dueOn: dueOfMost(round, members), asOf: this.clock.now(), members, reopenings };
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
