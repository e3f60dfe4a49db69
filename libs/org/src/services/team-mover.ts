import { Injectable } from '@nestjs/common';
import { TeamRepository } from '../storage/team.repository';
import { UnitHolders } from './unit-holders';

/** Lets teams go on as those of other units. */
@Injectable()
export class TeamMover {
  constructor(
    private readonly teams: TeamRepository,
    private readonly holders: UnitHolders,
  ) {}

  /** Its leader's right follows by the foreign key. Runs in the caller's transaction, which holds the locks. */
  async moveTo(teamId: string, unit: { readonly id: string; readonly path: string }, name: string): Promise<void> {
    await this.teams.moveTo(teamId, unit, name);
    await this.holders.tell([unit.id]);
  }
}
