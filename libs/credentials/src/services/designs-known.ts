import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CertificateDesigns, type DesignKnower } from '@lopso/learning';
import { UnitService } from '@lopso/org';
import { Templates } from './templates.service';

/** Lets rounds be opened only with designs that papers can be printed by. */
@Injectable()
export class DesignsKnown implements OnModuleInit, DesignKnower {
  constructor(
    private readonly asked: CertificateDesigns,
    private readonly templates: Templates,
    private readonly units: UnitService,
  ) {}

  onModuleInit(): void {
    this.asked.add(this);
  }

  async requireSound(provincePath: string, slug: string): Promise<void> {
    await this.templates.read((await this.units.getProvince(provincePath)).id, slug);
  }
}
