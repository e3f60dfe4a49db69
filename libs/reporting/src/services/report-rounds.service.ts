import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, NotFound, type Permission, Scope, scopePaths } from '@lopso/platform';
import { OPEN_ROUNDS } from '@lopso/learning';
import { READ_FIGURES } from '../reporting.permissions';
import { type Definition, definitionOf } from '../rules/definition';
import {
  type OrgFigures,
  type PartnerReach,
  type ReportRequirement,
  type ReportRound,
  ReportRoundRepository,
} from '../storage/report-round.repository';

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

/** Rounds, seen from the reports. */
@Injectable()
export class ReportRounds {
  constructor(
    private readonly rounds: ReportRoundRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The rounds the actor may see figures of; the first is the one that is told unless another is asked for: one that runs before one that is over or has not begun. */
  async list(actor: Actor): Promise<ReportRound[]> {
    const [scope, partners] = [this.access.scope(actor, READ_FIGURES), this.partnersOf(actor, READ_FIGURES)];
    return this.rounds.listRounds(scope, partners, this.clock.today());
  }

  /** How many communes, teams and seated members the actor may see today. */
  async orgFigures(actor: Actor): Promise<OrgFiguresNow> {
    const figures = await this.rounds.orgFigures(this.access.scope(actor, READ_FIGURES), this.clock.today());
    return { ...figures, canOpenRound: this.access.holds(actor, OPEN_ROUNDS), asOf: this.clock.now() };
  }

  /** The units over which the actor holds a permission of the reports. */
  scopeOf(actor: Actor, permission: Permission): Scope {
    return this.access.scope(actor, permission);
  }

  /** @throws NotFound when there is no such round or it touches no unit of the actor */
  async open(actor: Actor, permission: Permission, roundId: string): Promise<ReportView> {
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
  async sees(actor: Actor, roundId: string, within: Scope): Promise<boolean> {
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
}
