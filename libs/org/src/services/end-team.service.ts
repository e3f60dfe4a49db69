import { Injectable } from '@nestjs/common';
import { Access, type Actor, NotFound, Transactions } from '@lopso/platform';
import { MANAGE_TEAMS } from '../org.permissions';
import { TeamRepository } from '../storage/team.repository';
import { ActJournal } from './act-journal';
import { decisionNumberOf } from './correct-team.service';
import { TeamEnder } from './team-ender';

/** Ends teams by a decision. */
@Injectable()
export class EndTeam {
  constructor(
    private readonly teams: TeamRepository,
    private readonly ender: TeamEnder,
    private readonly journal: ActJournal,
    private readonly access: Access,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The team stands no longer from today on and everybody leaves their place; their records stay. May be taken back today.
   * @throws NotFound when the team lies outside the actor's units; TeamHasEnded; TeamIsNew
   */
  async endTeam(actor: Actor, teamId: string, decisionNumber: string | null): Promise<{ readonly actId: string }> {
    return this.transactions.run(async () => {
      const known = await this.teams.find(teamId);
      if (known === null) throw new NotFound();
      this.access.require(actor, MANAGE_TEAMS, known);
      const ending = await this.ender.open(teamId);
      const { unitId, unitPath, name: subject } = ending.team;
      const actId = await this.journal.keep(
        actor,
        { kind: 'team-ended', unitId, unitPath, teamId, subject },
        { team: [teamId], seat_term: ending.terms.map((term) => term.seatTermId) },
        () => this.ender.end(actor, ending, decisionNumberOf(decisionNumber)),
      );
      return { actId };
    });
  }
}
