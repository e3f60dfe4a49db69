import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CertificateTermsService, type DesignSource } from '@lopso/learning';
import { UnitService } from '@lopso/org';
import { Templates } from './templates.service';

/** Lets rounds be opened only with designs that papers can be printed by. */
@Injectable()
export class DesignsKnown implements OnModuleInit, DesignSource {
  constructor(
    private readonly certificateTerms: CertificateTermsService,
    private readonly templates: Templates,
    private readonly units: UnitService,
  ) {}

  onModuleInit(): void {
    this.certificateTerms.addDesignSource(this);
  }

  async requireSound(provincePath: string, slug: string): Promise<void> {
    await this.templates.read((await this.units.getProvince(provincePath)).id, slug);
  }
}
