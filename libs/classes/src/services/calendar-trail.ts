import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { AccountHomes, type Actor, Audit } from '@lopso/platform';
import { type CalendarReach } from '../rules/calendar-reach';

/** Writes down who made and ended an address of a calendar: for a commune's there, for a person's where the account belongs. */
@Injectable()
export class CalendarTrail {
  constructor(
    private readonly homes: AccountHomes,
    private readonly units: UnitService,
    private readonly audit: Audit,
  ) {}

  /** The path of a calendar's commune; null for a person's. */
  async pathOf(unitId: string | null): Promise<string | null> {
    return unitId === null ? null : (await this.units.getUnit(unitId)).path;
  }

  /** In the running transaction. The address stands nowhere. */
  async note(
    actor: Actor,
    action: 'classes.calendar-made' | 'classes.calendar-ended',
    calendar: { readonly reach: CalendarReach; readonly unitPath: string | null },
  ): Promise<void> {
    const { accountId, memberId } = actor;
    const paths = calendar.unitPath === null ? await this.homes.pathsOf({ accountId, memberId }) : [calendar.unitPath];
    const details = { reach: calendar.reach };
    await this.audit.recordAt(actor, paths, { action, subjectType: 'account', subjectId: accountId, details });
  }
}
