import { Injectable } from '@nestjs/common';

/** Who knows the designs of certificates: a library above this one. */
export interface DesignKnower {
  /** @throws DomainError when a province has no such design, or papers of it would lack something */
  requireSound(provincePath: string, slug: string): Promise<void>;
}

/** Asks, when a round is opened, whether its papers can be printed: a year later would be too late. */
@Injectable()
export class CertificateDesigns implements DesignKnower {
  private readonly knowers: DesignKnower[] = [];

  add(knower: DesignKnower): void {
    this.knowers.push(knower);
  }

  async requireSound(provincePath: string, slug: string): Promise<void> {
    for (const knower of this.knowers) await knower.requireSound(provincePath, slug);
  }
}
