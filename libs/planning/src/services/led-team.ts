import { Injectable } from '@nestjs/common';
import { HeldRightService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, Clock, NotFound } from '@lopso/platform';
import { PROPOSE_NAMES } from '../planning.permissions';

/** A team never has more people than this. */
const TEAM_LARGEST = 100;

/** The team somebody leads, its people and its commune. */
@Injectable()
export class LedTeam {
  constructor(
    private readonly heldRights: HeldRightService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Its people are read, which is written into the audit trail. @throws Forbidden, NotFound for a group that is none of the actor's or no team */
  async of(
    actor: Actor,
    groupId: string,
  ): Promise<{
    readonly communePath: string;
    readonly people: readonly MemberSummary[];
    readonly today: string;
    readonly now: Date;
  }> {
    this.access.requireHeld(actor, PROPOSE_NAMES);
    const group = await this.heldRights.getLedGroup(actor, groupId);
    if (group.kind !== 'team') throw new NotFound();
    const { items: people } = await this.heldRights.listLedPeople(group, { cursor: null, limit: TEAM_LARGEST });
    const { teamId, unitPath } = group;
    const entry = { action: 'planning.led-names-read', subjectType: 'team', subjectId: teamId ?? groupId, unitPath };
    await this.audit.noteHeld(
      await this.audit.recordRead(actor, entry),
      people.map(({ id }) => id),
    );
    const communePath = group.unitPath.split('.').slice(0, 2).join('.');
    return { communePath, people, today: this.clock.today(), now: this.clock.now() };
  }
}
