import { Injectable } from '@nestjs/common';

/** Who knows the designs of certificates: a library above this one. */
export interface DesignSource {
  /** @throws DomainError when a province has no such design, or papers of it would lack something */
  requireSound(provincePath: string, slug: string): Promise<void>;
}

/** Who knows how a province releases certificates: a library above this one. */
export interface ReleaseTermsSource {
  /** True where two people release the papers of the province above a path. */
  needsSecond(provincePath: string): Promise<boolean>;
}

/** What credentials know of a province before a round is opened: its certificate designs, and whether two people release. */
@Injectable()
export class CertificateTermsService implements DesignSource, ReleaseTermsSource {
  private readonly designSources: DesignSource[] = [];
  private readonly releaseSources: ReleaseTermsSource[] = [];

  addDesignSource(knower: DesignSource): void {
    this.designSources.push(knower);
  }

  async requireSound(provincePath: string, slug: string): Promise<void> {
    for (const knower of this.designSources) await knower.requireSound(provincePath, slug);
  }

  addReleaseSource(knower: ReleaseTermsSource): void {
    this.releaseSources.push(knower);
  }

  async needsSecond(provincePath: string): Promise<boolean> {
    for (const knower of this.releaseSources) if (await knower.needsSecond(provincePath)) return true;
    return false;
  }
}
