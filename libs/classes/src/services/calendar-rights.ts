import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { Access, type Actor, NotFound, Scope } from '@lopso/platform';
import { ATTEND_CLASSES, READ_CLASSES, SCHEDULE_CLASSES } from '../classes.permissions';
import { type CalendarReach } from '../rules/calendar-reach';

/** Which calendar is meant; `communeId` for that of a commune alone. */
export interface CalendarWish {
  readonly reach: CalendarReach;
  readonly communeId: string | null;
}

/** A calendar somebody may have: of which commune, and whose classes. */
export interface OpenCalendar {
  /** The commune; null for a person's. */
  readonly commune: { readonly id: string; readonly path: string; readonly fullName: string } | null;
  /** The member for whom it shows booked sessions; null for the others. */
  readonly memberId: string | null;
  /** The units where it shows the classes the actor gives. */
  readonly teachingReach: Scope;
}

/** Who may have which calendar; asked when an address is made, and again at every reading. */
@Injectable()
export class CalendarRights {
  constructor(
    private readonly access: Access,
    private readonly units: UnitService,
  ) {}

  /** @throws Forbidden, MembershipOver for a person's; NotFound for a commune whose classes the actor does not see */
  async require(actor: Actor, wish: CalendarWish): Promise<OpenCalendar> {
    switch (wish.reach) {
      case 'own':
        return { ...NOBODYS, memberId: this.access.requireMember(actor, ATTEND_CLASSES) };
      case 'teaching':
        return this.teaching(actor);
      case 'commune':
        return this.commune(actor, wish.communeId);
    }
  }

  private teaching(actor: Actor): OpenCalendar {
    this.access.requireHeld(actor, SCHEDULE_CLASSES);
    return { ...NOBODYS, teachingReach: this.access.reach(actor, SCHEDULE_CLASSES) };
  }

  private async commune(actor: Actor, communeId: string | null): Promise<OpenCalendar> {
    if (communeId === null) throw new NotFound();
    const unit = await this.units.getUnit(communeId);
    this.access.require(actor, READ_CLASSES, { unitPath: unit.path });
    if (unit.kind !== 'commune') throw new NotFound();
    return { ...NOBODYS, commune: unit };
  }
}

const NOBODYS: OpenCalendar = { commune: null, memberId: null, teachingReach: Scope.ofPaths([]) };
