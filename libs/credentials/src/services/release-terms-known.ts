import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CertificateTermsService, type ReleaseTermsSource } from '@lopso/learning';
import { UnitService } from '@lopso/org';
import { ReleaseRepository } from '../storage/release.repository';

/** Lets no round be opened that would issue papers by itself where two people release them. */
@Injectable()
export class ReleaseTermsKnown implements OnModuleInit, ReleaseTermsSource {
  constructor(
    private readonly certificateTerms: CertificateTermsService,
    private readonly releases: ReleaseRepository,
    private readonly units: UnitService,
  ) {}

  onModuleInit(): void {
    this.certificateTerms.addReleaseSource(this);
  }

  async needsSecond(provincePath: string): Promise<boolean> {
    return (await this.releases.ruleOf((await this.units.getProvince(provincePath)).id)).needsSecond;
  }
}
