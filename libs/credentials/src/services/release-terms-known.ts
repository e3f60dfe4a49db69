import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReleaseTerms, type ReleaseTermsKnower } from '@lopso/learning';
import { UnitService } from '@lopso/org';
import { ReleaseRepository } from '../storage/release.repository';

/** Lets no round be opened that would issue papers by itself where two people release them. */
@Injectable()
export class ReleaseTermsKnown implements OnModuleInit, ReleaseTermsKnower {
  constructor(
    private readonly asked: ReleaseTerms,
    private readonly releases: ReleaseRepository,
    private readonly units: UnitService,
  ) {}

  onModuleInit(): void {
    this.asked.add(this);
  }

  async needsSecond(provincePath: string): Promise<boolean> {
    return (await this.releases.ruleOf((await this.units.getProvince(provincePath)).id)).needsSecond;
  }
}
