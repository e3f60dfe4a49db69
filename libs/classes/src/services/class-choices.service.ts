import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { type Actor, compareNames } from '@lopso/platform';
import { ClassChoiceRepository, type UsedVenue } from '../storage/class-choice.repository';
import { type StaffMember } from '../storage/session-staff.repository';
import { ClassAccess } from './class-access.service';

/** By whom and by which halls a list of classes can be narrowed. */
export interface ClassChoices {
  /** By given name. */
  readonly staff: readonly StaffMember[];
  /** By name. */
  readonly venues: readonly (UsedVenue & { readonly communeName: string })[];
}

/** Tells what the classes somebody sees can be narrowed by: who ever stood before one, and every hall that was ever used. */
@Injectable()
export class ClassChoicesReading {
  constructor(
    private readonly choices: ClassChoiceRepository,
    private readonly access: ClassAccess,
    private readonly units: UnitService,
  ) {}

  async of(
    actor: Actor,
    query: { readonly isMine: boolean; readonly communeId: string | null },
  ): Promise<ClassChoices> {
    const scope = this.access.readScope(actor);
    const classes = { trainerId: actor.accountId, reach: this.access.ownReach(actor), ...query };
    const staff = await this.choices.staffOf(scope, classes);
    const venues = await this.choices.venuesOf(scope, classes);
    const names = await this.units.getUnitNames(venues.map(({ unitPath }) => unitPath));
    return {
      staff: staff.sort((one, other) => compareNames(one.name, other.name)),
      venues: venues.map((venue) => ({ ...venue, communeName: names.get(venue.unitPath) ?? '' })),
    };
  }
}
