import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import { type Undone, undoAct } from './acts.svelte';
import type { SlipPerson } from './slips.svelte';
import type { CommuneTeams, MemberProgress, Seat, Team, TeamProgress } from './types';

/** How many of a team's people have finished the running round. */
export interface TeamFigure {
  finished: number;
  total: number;
}

async function readFigures(communeId: string, signal: AbortSignal): Promise<ReadonlyMap<string, TeamFigure>> {
  const rounds = await call('get', '/api/report-rounds', { signal });
  // Of those that were not ended the server tells first the one that the head of a team's page is about.
  const round = rounds.find(({ state }) => state === 'open');
  if (!round) return new Map();
  const path = { roundId: round.id, communeId };
  const { teams } = await call('get', '/api/rounds/{roundId}/communes/{communeId}', { path, signal });
  return new Map(teams.map(({ id, finished, total }) => [id, { finished, total }]));
}

/** The teams of a commune, for the list at the left, and how far each is; the list stands without the figures. */
export class CommuneState {
  readonly teams: Resource<CommuneTeams>;
  readonly figures: Resource<ReadonlyMap<string, TeamFigure>>;

  constructor(communeId: () => string) {
    this.teams = new Resource((signal) =>
      call('get', '/api/communes/{communeId}/teams', { path: { communeId: communeId() }, signal }),
    );
    this.figures = new Resource((signal) => readFigures(communeId(), signal));
  }

  /** After a change of people. */
  reload(): void {
    void this.teams.load();
    void this.figures.load();
  }
}

/** One team: its places, and how its people stand in the running round. */
export class TeamState {
  readonly team: Resource<Team>;
  readonly progress: Resource<TeamProgress>;
  readonly #day: () => string | null;
  selected = $state(0);

  constructor(teamId: () => string, day: () => string | null = () => null) {
    this.#day = day;
    const path = (): { teamId: string } => ({ teamId: teamId() });
    this.team = new Resource((signal) => {
      const on = day();
      return call('get', '/api/teams/{teamId}', { path: path(), query: on === null ? {} : { on }, signal });
    });
    this.progress = new Resource((signal) => call('get', '/api/teams/{teamId}/progress', { path: path(), signal }));
  }

  get seats(): readonly Seat[] {
    return this.team.value?.seats ?? [];
  }

  get held(): readonly Seat[] {
    return this.seats.filter((seat) => seat.holder !== null);
  }

  /** Who holds a place and who takes one later: a slip is handed out before the first day. */
  get slipPeople(): readonly SlipPerson[] {
    return this.seats.flatMap(({ holder, next }) => [holder, next].flatMap((person) => person ?? []));
  }

  get selectedSeat(): Seat | null {
    return this.seats[this.selected] ?? null;
  }

  /** The lowest empty number, one that stays empty before one somebody takes later; null in a full team. */
  get freeNumber(): number | null {
    const empty = this.seats.filter((seat) => seat.holder === null);
    return (empty.find((seat) => seat.next === null) ?? empty[0])?.number ?? null;
  }

  /** False on a board of another day, which is only looked at. */
  get isToday(): boolean {
    return this.#day() === null;
  }

  /** How people stand today; nothing on a board of another day. */
  get figures(): TeamProgress | null {
    return this.isToday ? this.progress.value : null;
  }

  /** People who have finished the round, of those in it. */
  get finished(): number {
    return this.figures?.members.filter((member) => member.finishedAt !== null).length ?? 0;
  }

  /** Not everybody is in the round of most of the team. */
  get hasSeveralRounds(): boolean {
    return this.figures?.members.some(({ memberId }) => this.otherRoundOf(memberId) !== '') ?? false;
  }

  /** The title of the round a person is in, where it is another one than that of most of the team; empty else. */
  otherRoundOf(memberId: string): string {
    const one = this.progressOf(memberId);
    return one === null || one.roundId === this.figures?.roundId ? '' : (one.roundTitle ?? '');
  }

  progressOf(memberId: string): MemberProgress | null {
    return this.figures?.members.find((member) => member.memberId === memberId) ?? null;
  }

  may(act: Team['can'][number]): boolean {
    return this.team.value?.can.includes(act) ?? false;
  }

  move(step: 1 | -1): void {
    this.selected = Math.min(Math.max(0, this.selected + step), Math.max(0, this.seats.length - 1));
  }

  /** Takes the team a write answered with; the people of the round follow. */
  take(team: Team): void {
    this.team.set(team);
    void this.progress.load();
  }

  /** Takes back that somebody was seated a moment ago. */
  async unseat(seatTermId: string): Promise<Problem | null> {
    return this.#back(() => call('post', '/api/seat-terms/{seatTermId}/end', { path: { seatTermId }, body: {} }));
  }

  /** Takes an act of today back, whole; answers why not where that is refused. */
  async undo(actId: string): Promise<Undone> {
    try {
      return await undoAct(actId);
    } finally {
      await this.#load();
    }
  }

  /** Whether it went or was refused, the page loads what is true. */
  async #back(work: () => Promise<unknown>): Promise<Problem | null> {
    try {
      await work();
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return error;
    } finally {
      await this.#load();
    }
  }

  async #load(): Promise<void> {
    await Promise.all([this.team.load(), this.progress.load()]);
  }
}
