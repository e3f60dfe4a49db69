import { Injectable } from '@nestjs/common';
import { AccessEpochs } from '@lopso/platform';
import { GrantFateRepository } from '../storage/grant-fate.repository';

/** Tells those who hold rights over units that these have changed place: their next request has the paths of now. */
@Injectable()
export class UnitHolders {
  constructor(
    private readonly grants: GrantFateRepository,
    private readonly epochs: AccessEpochs,
  ) {}

  /** Joins the transaction of what changed. */
  async tell(unitIds: readonly string[]): Promise<void> {
    await this.epochs.bumpAll(await this.grants.holdersOver(unitIds));
  }
}
