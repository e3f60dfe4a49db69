import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, cleanText, Clock, InvalidInput, NotFound, Transactions } from '@lopso/platform';
import { MANAGE_TEAMS } from '../org.permissions';
import { decidedOnFaults } from '../rules/team-decision';
import { TeamRepository } from '../storage/team.repository';

/** The decision that founded a team, as an officer types it. */
export interface TeamDecision {
  readonly decisionNumber: string | null;
  /** `yyyy-mm-dd`, from 2022 to today. */
  readonly decidedOn: string | null;
}

/** A decision number as it is kept: cleaned, null when nothing was typed. */
export function decisionNumberOf(typed: string | null): string | null {
  const cleaned = cleanText(typed ?? '');
  return cleaned === '' ? null : cleaned;
}

/** Corrects the decision of a team. */
@Injectable()
export class CorrectTeam {
  constructor(
    private readonly teams: TeamRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Writes number and date of the founding decision, later or again; the first day of the team stays what it was.
   * @throws NotFound when the team lies outside the actor's units; InvalidInput for a date to come or before there were teams
   */
  async correctDecision(actor: Actor, teamId: string, decision: TeamDecision): Promise<void> {
    const { decidedOn } = decision;
    const faults = decidedOnFaults(decidedOn, this.clock.today());
    if (faults.length > 0) throw new InvalidInput(faults);
    const decisionNumber = decisionNumberOf(decision.decisionNumber);
    await this.transactions.run(async () => {
      await this.teams.lock(teamId);
      const team = await this.teams.find(teamId);
      if (team === null) throw new NotFound();
      this.access.require(actor, MANAGE_TEAMS, team);
      await this.teams.correctDecision(teamId, decisionNumber, decidedOn);
      await this.audit.record(actor, {
        action: 'org.team-decision-corrected',
        subjectType: 'team',
        subjectId: teamId,
        unitPath: team.unitPath,
        details: {
          decisionNumber,
          decidedOn,
          before: { decisionNumber: team.decisionNumber, decidedOn: team.decidedOn },
        },
      });
    });
  }
}
