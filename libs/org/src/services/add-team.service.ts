import { Injectable } from '@nestjs/common';
import {
  Access,
  type Actor,
  Audit,
  cleanText,
  Clock,
  InvalidInput,
  newId,
  Transactions,
  translatingConstraints,
} from '@lopso/platform';
import { TeamExists, TeamKindDoesNotFit } from '../org.errors';
import { MANAGE_TEAMS } from '../org.permissions';
import { teamKindOf } from '../rules/team-kinds';
import { teamName } from '../rules/unit-names';
import { TeamRepository } from '../storage/team.repository';
import { type UnitSummary } from '../storage/unit.repository';
import { Units } from './units.service';

/** A team as the decision that founds it says; number and date may follow later. */
export interface TeamDraft {
  readonly unitId: string;
  readonly decisionNumber: string | null;
  /** `yyyy-mm-dd`, not after today. */
  readonly decidedOn: string | null;
}

/** Founds the team of a commune or village. */
@Injectable()
export class AddTeam {
  constructor(
    private readonly units: Units,
    private readonly teams: TeamRepository,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Adds the team of a unit, of the kind its unit has, standing from the day of the decision or from today.
   * @throws NotFound when the unit lies outside the actor's units
   * @throws TeamExists when the unit has its team
   */
  async addTeam(actor: Actor, draft: TeamDraft): Promise<string> {
    const today = this.clock.today();
    if (draft.decidedOn !== null && draft.decidedOn > today) {
      throw new InvalidInput([{ pointer: '#/decidedOn', code: 'org.date-in-future' }]);
    }
    return this.transactions.run(async () => {
      const unit = await this.units.getUnit(draft.unitId);
      this.access.require(actor, MANAGE_TEAMS, { unitPath: unit.path });
      const id = await this.insert(unit, draft, today);
      await this.audit.record(actor, {
        action: 'org.team-added',
        subjectType: 'team',
        subjectId: id,
        unitPath: unit.path,
        details: { decisionNumber: draft.decisionNumber, decidedOn: draft.decidedOn },
      });
      return id;
    });
  }

  private async insert(unit: UnitSummary, draft: TeamDraft, today: string): Promise<string> {
    const kind = teamKindOf(unit.kind);
    if (kind === null) throw new TeamKindDoesNotFit();
    const decisionNumber = cleanText(draft.decisionNumber ?? '');
    const id = newId();
    await translatingConstraints({ team_one_per_unit_excl: () => new TeamExists(unit.fullName) }, () =>
      this.teams.insert({
        id,
        unitId: unit.id,
        unitPath: unit.path,
        kind,
        name: teamName(unit.fullName),
        decisionNumber: decisionNumber === '' ? null : decisionNumber,
        decidedOn: draft.decidedOn,
        validFrom: draft.decidedOn ?? today,
      }),
    );
    return id;
  }
}
