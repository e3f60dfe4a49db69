import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, translatingConstraints } from '@lopso/platform';
import { TeamExists, TeamKindDoesNotFit, UnitHasEnded } from '../org-changes.errors';
import { teamKindOf } from '../rules/team-kinds';
import { teamName } from '../rules/unit-names';
import { TeamRepository } from '../storage/team.repository';
import { type UnitSummary } from '../storage/unit.repository';
import { decisionNumberOf, type TeamDecision } from './correct-team.service';

/** Writes new teams down. */
@Injectable()
export class TeamFounder {
  constructor(
    private readonly teams: TeamRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Runs in the caller's transaction. @throws TeamKindDoesNotFit for a province; TeamExists; UnitHasEnded */
  async found(actor: Actor, unit: UnitSummary, draft: TeamDecision & { readonly id: string }): Promise<void> {
    const kind = teamKindOf(unit.kind);
    if (kind === null) throw new TeamKindDoesNotFit();
    if (unit.until !== null && unit.until <= this.clock.today()) throw new UnitHasEnded(unit.fullName, unit.until);
    const { id, decidedOn } = draft;
    const decisionNumber = decisionNumberOf(draft.decisionNumber);
    await translatingConstraints({ team_one_per_unit_excl: () => new TeamExists(unit.fullName) }, () =>
      this.teams.insert({
        id,
        unitId: unit.id,
        unitPath: unit.path,
        kind,
        name: teamName(unit.fullName),
        decisionNumber,
        decidedOn,
        validFrom: decidedOn ?? this.clock.today(),
      }),
    );
    await this.audit.record(actor, {
      action: 'org.team-added',
      subjectType: 'team',
      subjectId: id,
      unitPath: unit.path,
      details: { decisionNumber, decidedOn },
    });
  }
}
