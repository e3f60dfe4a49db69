import { Injectable } from '@nestjs/common';
import { OPEN_ROUNDS } from '@lopso/learning';
import {
  Access,
  type Actor,
  Audit,
  Clock,
  type NotedReading,
  NotFound,
  type Permission,
  Scope,
  scopePaths,
} from '@lopso/platform';
import { FigureRepository } from '../figures/figure.repository';
import { READ_FIGURES } from '../reporting.permissions';
import {
  type OrgFigures,
  type PartnerReach,
  type ReportRequirement,
  type ReportRound,
  ReportRoundRepository,
} from './report-round.repository';
import { type Definition, definitionOf } from './requirement.rules';

/** A round as one actor may see it, at one instant: what every report starts from. */
export interface ReportView {
  readonly round: ReportRound;
  readonly requirements: readonly ReportRequirement[];
  readonly definition: Definition;
  /** The part of the round the actor may see. */
  readonly scope: Scope;
  readonly asOf: Date;
  /** The calendar date of `asOf` in Vietnam. */
  readonly today: string;
}

/** What can be said before any round is open, and whether the actor may open one. */
export interface OrgFiguresNow extends OrgFigures {
  readonly canOpenRound: boolean;
  readonly asOf: Date;
}

/** Rounds as the caller may see them in reports, and the audit of reading people in them. */
@Injectable()
export class ReportRoundService {
  constructor(
    private readonly rounds: ReportRoundRepository,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly figureRepository: FigureRepository,
  ) {}

  /** The rounds the actor may see figures of; the first is the one that is told unless another is asked for: one that runs before one that is over or has not begun. */
  async listRounds(actor: Actor): Promise<ReportRound[]> {
    const [scope, partners] = [this.access.scope(actor, READ_FIGURES), this.partnersOf(actor, READ_FIGURES)];
    return this.rounds.listRounds(scope, partners, this.clock.today());
  }

  /** How many communes, teams and seated members the actor may see today. */
  async getOrgFigures(actor: Actor): Promise<OrgFiguresNow> {
    const figures = await this.rounds.orgFigures(this.access.scope(actor, READ_FIGURES), this.clock.today());
    return { ...figures, canOpenRound: this.access.holds(actor, OPEN_ROUNDS), asOf: this.clock.now() };
  }

  /** The units over which the actor holds a permission of the reports. */
  scopeOf(actor: Actor, permission: Permission): Scope {
    return this.access.scope(actor, permission);
  }

  /** @throws NotFound when there is no such round or it touches no unit of the actor */
  async openRound(actor: Actor, permission: Permission, roundId: string): Promise<ReportView> {
    const partners = this.partnersOf(actor, permission);
    // Asked together: a round of others costs the same statements as none.
    const [round, requirements, shared] = await Promise.all([
      this.rounds.find(roundId),
      this.rounds.requirementsOf(roundId),
      partners.length === 0 ? [] : this.rounds.sharedPaths(roundId, partners),
    ]);
    if (round === null) throw new NotFound();
    const own = scopePaths(this.access.scope(actor, permission));
    const scope = Scope.ofPaths([...own, ...shared]).narrowedTo(round.unitPath);
    if (scope.isEmpty) throw new NotFound();
    const definition = definitionOf(requirements, round.dueFrom);
    return { round, requirements, definition, scope, asOf: this.clock.now(), today: this.clock.today() };
  }

  /** True when a round may be looked at within these units: as one's own, or because it is held together with the actor's organisation. */
  async seesRound(actor: Actor, roundId: string, within: Scope): Promise<boolean> {
    const own = this.access.scope(actor, READ_FIGURES);
    if (scopePaths(within).every((path) => own.contains(path))) return true;
    return (await this.rounds.sharedPaths(roundId, this.partnersOf(actor, READ_FIGURES))).length > 0;
  }

  private partnersOf(actor: Actor, permission: Permission): PartnerReach[] {
    return this.access
      .grantsFor(actor, permission)
      .flatMap(({ bound, path }) =>
        bound?.kind === 'organisation' ? [{ organisation: bound.organisation, path }] : [],
      );
  }

  /** A list of people of a round, of one commune or of all the actor sees. */
  async recordListRead(actor: Actor, view: ReportView, communeId: string | null): Promise<NotedReading> {
    const asked = communeId === null ? null : await this.figureRepository.pathOfUnit(communeId);
    const within = asked !== null && view.scope.contains(asked) ? view.scope.narrowedTo(asked) : view.scope;
    return this.audit.recordReadOver(actor, within, {
      action: 'reporting.people-listed',
      subject: { type: 'round', id: view.round.id },
    });
  }

  /** One person. */
  async recordPersonRead(
    actor: Actor,
    person: { readonly memberId: string; readonly communeId: string },
  ): Promise<void> {
    await this.audit.recordRead(actor, {
      action: 'reporting.person-read',
      subjectType: 'member',
      subjectId: person.memberId,
      unitPath: await this.figureRepository.pathOfUnit(person.communeId),
    });
  }

  /** The people of a team. */
  async recordTeamRead(actor: Actor, teamId: string, memberIds: readonly string[]): Promise<void> {
    const unitPath = await this.figureRepository.pathOfTeam(teamId);
    const reading = await this.audit.recordRead(actor, {
      action: 'reporting.team-read',
      subjectType: 'team',
      subjectId: teamId,
      unitPath,
    });
    await this.recordHeld(reading, memberIds);
  }

  /** The results of a class. */
  async recordClassResultsRead(
    actor: Actor,
    group: { readonly id: string; readonly unitPath: string },
    memberIds: readonly string[],
  ): Promise<void> {
    const { id: subjectId, unitPath } = group;
    const reading = await this.audit.recordRead(actor, {
      action: 'reporting.class-results-read',
      subjectType: 'class-group',
      subjectId,
      unitPath,
    });
    await this.recordHeld(reading, memberIds);
  }

  /** Whom a page of what was read held. */
  async recordHeld(reading: NotedReading, memberIds: readonly string[]): Promise<void> {
    await this.audit.noteHeld(reading, memberIds);
  }
}
