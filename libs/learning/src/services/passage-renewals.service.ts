import { Injectable } from '@nestjs/common';
import { type PassageRenewal, ValidityRepository } from '../storage/validity.repository';

/** How passages are renewed, for the library that issues certificates. No access check. */
@Injectable()
export class PassageRenewals {
  constructor(private readonly validity: ValidityRepository) {}

  /** Of these cycles, by id, at an instant; unknown ones are missing. */
  async of(cycleIds: readonly string[], at: Date): Promise<ReadonlyMap<string, PassageRenewal>> {
    const found = await this.validity.renewalsOf(cycleIds, at);
    return new Map(found.map((one) => [one.cycleId, one]));
  }
}
