import { Injectable } from '@nestjs/common';
import { Clock, type Grant } from '@lopso/platform';
import { GrantSource } from './directory';

/** What accounts were granted, as of today in Vietnam. */
@Injectable()
export class GrantsToday {
  constructor(
    private readonly grants: GrantSource,
    private readonly clock: Clock,
  ) {}

  of(accountId: string): Promise<Grant[]> {
    return this.grants.grantsOf(accountId, this.clock.today());
  }

  /** Names of units by id, as a person reads them. */
  unitNames(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.grants.unitNames(unitIds);
  }
}
