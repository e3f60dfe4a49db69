import { Injectable } from '@nestjs/common';
import { type Actor, Audit, type NotedReading } from '@lopso/platform';
import { FigureRepository } from '../storage/figure.repository';
import { type ReportView } from './report-rounds.service';

/** Writes into the audit trail who read names behind figures. */
@Injectable()
export class NotedReadings {
  constructor(
    private readonly audit: Audit,
    private readonly figures: FigureRepository,
  ) {}

  /** A list of people of a round, of one commune or of all the actor sees. */
  async list(actor: Actor, view: ReportView, communeId: string | null): Promise<NotedReading> {
    const asked = communeId === null ? null : await this.figures.pathOfUnit(communeId);
    const within = asked !== null && view.scope.contains(asked) ? view.scope.narrowedTo(asked) : view.scope;
    return this.audit.recordReadOver(actor, within, {
      action: 'reporting.people-listed',
      subject: { type: 'round', id: view.round.id },
    });
  }

  /** One person. */
  async person(actor: Actor, person: { readonly memberId: string; readonly communeId: string }): Promise<void> {
    await this.audit.recordRead(actor, {
      action: 'reporting.person-read',
      subjectType: 'member',
      subjectId: person.memberId,
      unitPath: await this.figures.pathOfUnit(person.communeId),
    });
  }

  /** The people of a team. */
  async team(actor: Actor, teamId: string, memberIds: readonly string[]): Promise<void> {
    const unitPath = await this.figures.pathOfTeam(teamId);
    const reading = await this.audit.recordRead(actor, {
      action: 'reporting.team-read',
      subjectType: 'team',
      subjectId: teamId,
      unitPath,
    });
    await this.held(reading, memberIds);
  }

  /** The results of a class. */
  async classResults(
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
    await this.held(reading, memberIds);
  }

  /** Whom a page of what was read held. */
  async held(reading: NotedReading, memberIds: readonly string[]): Promise<void> {
    await this.audit.noteHeld(reading, memberIds);
  }
}
