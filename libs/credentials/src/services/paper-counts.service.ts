import { Injectable } from '@nestjs/common';
import { CertificateRepository } from '../storage/certificate.repository';

/** How many papers people have, for who compares two records. */
@Injectable()
export class PaperCounts {
  constructor(private readonly certificates: CertificateRepository) {}

  /** Papers that stand today, by member id; who has none is missing. No access check. */
  of(memberIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.certificates.countStanding(memberIds);
  }
}
