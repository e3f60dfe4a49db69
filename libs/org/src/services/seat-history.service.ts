import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, NotFound } from '@lopso/platform';
import { READ_MEMBERS } from '../org.permissions';
import { SeatHistoryRepository, type SeatTermOfSeat } from '../storage/seat-history.repository';
import { TeamRepository } from '../storage/team.repository';

/** Who held the numbered places of teams. */
@Injectable()
export class SeatHistory {
  constructor(
    private readonly teams: TeamRepository,
    private readonly history: SeatHistoryRepository,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /**
   * Everybody who held a place of a team, the latest first; written into the audit trail.
   * @throws NotFound outside the actor's units, or no such place
   */
  async holdersOf(actor: Actor, teamId: string, number: number): Promise<SeatTermOfSeat[]> {
    const team = await this.teams.find(teamId);
    if (team === null) throw new NotFound();
    this.access.require(actor, READ_MEMBERS, team);
    const { unitPath } = team;
    const reading = await this.audit.recordRead(actor, {
      action: 'org.seat-history-read',
      subjectType: 'team',
      subjectId: teamId,
      unitPath,
      details: { number },
    });
    const terms = await this.history.holdersOf(teamId, number);
    if (terms.length === 0 && !(await this.teams.hasNumber(teamId, number))) throw new NotFound();
    await this.audit.noteHeld(
      reading,
      terms.map(({ memberId }) => memberId),
    );
    return terms;
  }
}
