import { Injectable } from '@nestjs/common';
import { type Actor, cleanText, Clock, newId } from '@lopso/platform';
import { partnerName } from '../rules/organisation-name';
import { OrganisationRepository, type PartnerName } from '../storage/organisation.repository';
import { UnitRepository } from '../storage/unit.repository';

/** On whose list a name stands. */
interface ListingUnit {
  readonly unitId: string;
  readonly unitPath: string;
}

/** The organisations that rounds and courses are held together with; who asks has checked the access to what they are about. */
@Injectable()
export class Partners {
  constructor(
    private readonly organisations: OrganisationRepository,
    private readonly units: UnitRepository,
    private readonly clock: Clock,
  ) {}

  /** Those on the lists of a unit and of those above it, by name. */
  async listOver(unitPath: string): Promise<PartnerName[]> {
    return this.organisations.listPartners(unitPath);
  }

  /**
   * The one somebody typed: “cong an tinh” is “Công an tỉnh” where that is on the list, any other name goes onto it. Joins a
   * transaction, in which the unit is held: the same name typed twice at once is one. `typed` is not blank.
   */
  async named(actor: Actor, typed: string, { unitId, unitPath }: ListingUnit): Promise<PartnerName> {
    await this.units.lock(unitId);
    const known = await this.organisations.listPartners(unitPath);
    const name = partnerName(typed, known) ?? cleanText(typed);
    const listed = known.find((one) => one.name === name);
    if (listed !== undefined) return listed;
    const partner = { id: newId(), name };
    await this.organisations.addPartner({
      ...{ ...partner, unitId, unitPath },
      ...{ addedBy: actor.accountId, addedAt: this.clock.now() },
    });
    return partner;
  }
}
