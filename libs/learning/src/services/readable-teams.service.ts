import { Injectable } from '@nestjs/common';
import { TeamService } from '@lopso/org';
import { Access, type Actor, Audit } from '@lopso/platform';
import { READ_PROGRESS } from '../learning.permissions';

/** The teams whose progress an actor may read. */
@Injectable()
export class ReadableTeams {
  constructor(
    private readonly teams: TeamService,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound outside the actor's units */
  async open(actor: Actor, teamId: string): Promise<{ readonly kind: string; readonly unitPath: string }> {
    const team = await this.teams.getTeamSummary(teamId);
    this.access.require(actor, READ_PROGRESS, team);
    const { kind, unitPath } = team;
    return { kind, unitPath };
  }

  /** Writes into the audit trail that the actor read how these people of the team stand. */
  async noteRead(
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
