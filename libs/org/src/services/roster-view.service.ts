import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { type SeatLimits } from '../rules/team-kinds';
import { LikenessRepository, type LikenessQuestion, type LikePerson } from '../storage/likeness.repository';
import { type FormerUnitName, RosterRepository, type RosterUnit } from '../storage/roster.repository';
import { TeamRepository } from '../storage/team.repository';

/** What stands in the register today, for somebody about to bring many people: no access check. */
@Injectable()
export class RosterView {
  constructor(
    private readonly roster: RosterRepository,
    private readonly likeness: LikenessRepository,
    private readonly teams: TeamRepository,
    private readonly clock: Clock,
  ) {}

  /** Communes and villages below a path that exist today, communes first, each with its team and the numbers held. */
  async unitsUnder(path: string): Promise<RosterUnit[]> {
    return this.roster.unitsUnder(path, this.clock.today());
  }

  /** Names of communes of before July 2025 with the communes below a path that took them in, for names typed wrongly. */
  async formerCommunesUnder(path: string): Promise<FormerUnitName[]> {
    return this.roster.formerCommunesUnder(path);
  }

  /** Names that villages below a path had before a change of name or a merger, with the village of today. */
  async formerVillagesUnder(path: string): Promise<FormerUnitName[]> {
    return this.roster.formerVillagesUnder(path, this.clock.today());
  }

  /** How many places a team of each kind has in the province in which a path lies. */
  async seatLimits(path: string): Promise<SeatLimits> {
    return this.teams.seatLimits(path, this.clock.today());
  }

  /** People below a path who look like those asked about: same folded name or telephone, and the same birth year; or the same telephone. */
  async findLike(path: string, questions: readonly LikenessQuestion[]): Promise<LikePerson[]> {
    return questions.length === 0 ? [] : this.likeness.findLike(path, questions, this.clock.today());
  }

  /** Which of these records ended, since the department found the same person under another one. */
  async endedAmong(memberIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(memberIds.length === 0 ? [] : await this.roster.endedAmong(memberIds));
  }
}
