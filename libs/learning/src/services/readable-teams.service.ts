import { Injectable } from '@nestjs/common';
import { Teams } from '@lopso/org';
import { Access, type Actor, Audit } from '@lopso/platform';
import { READ_PROGRESS } from '../learning.permissions';

/** The teams whose progress an actor may read. */
@Injectable()
export class ReadableTeams {
  constructor(
    private readonly teams: Teams,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The team, its reading written into the audit trail. @throws NotFound outside the actor's units */
  async open(actor: Actor, teamId: string): Promise<{ readonly kind: string; readonly unitPath: string }> {
    const team = await this.teams.getSummary(teamId);
    this.access.require(actor, READ_PROGRESS, team);
    const { kind, unitPath } = team;
    await this.audit.recordRead(actor, {
      action: 'learning.team-progress-read',
      subjectType: 'team',
      subjectId: teamId,
      unitPath,
    });
    return { kind, unitPath };
  }
}
