import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, InvalidInput, newId, Transactions } from '@lopso/platform';
import { MANAGE_TEAMS } from '../org.permissions';
import { decidedOnFaults } from '../rules/team-decision';
import { ActJournal } from './act-journal';
import { TeamFounder } from './team-founder';
import { Units } from './units.service';

/** A team as the decision that founds it says; number and date may follow later. */
export interface TeamDraft {
  readonly unitId: string;
  readonly decisionNumber: string | null;
  /** `yyyy-mm-dd`, from 2022 to today. */
  readonly decidedOn: string | null;
}

/** Founds the team of a commune or village. */
@Injectable()
export class AddTeam {
  constructor(
    private readonly units: Units,
    private readonly founder: TeamFounder,
    private readonly journal: ActJournal,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Adds the team of a unit, of the kind its unit has, standing from the day of the decision or from today. May be taken
   * back today.
   * @throws NotFound when the unit lies outside the actor's units
   * @throws TeamExists when the unit has its team; UnitHasEnded when the unit exists no longer
   */
  async addTeam(actor: Actor, draft: TeamDraft): Promise<string> {
    const faults = decidedOnFaults(draft.decidedOn, this.clock.today());
    if (faults.length > 0) throw new InvalidInput(faults);
    return this.transactions.run(async () => {
      const unit = await this.units.getUnit(draft.unitId);
      this.access.require(actor, MANAGE_TEAMS, { unitPath: unit.path });
      const id = newId();
      const head = {
        kind: 'team-added' as const,
        unitId: unit.id,
        unitPath: unit.path,
        teamId: id,
        subject: unit.fullName,
      };
      await this.journal.keep(actor, head, { team: [id] }, () => this.founder.found(actor, unit, { ...draft, id }));
      return id;
    });
  }
}
