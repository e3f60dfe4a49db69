import { Injectable } from '@nestjs/common';
import { EvidenceRepository } from '../storage/evidence.repository';

/** How much people learnt, for who compares two records. */
@Injectable()
export class LearntCounts {
  constructor(private readonly evidence: EvidenceRepository) {}

  /** Facts that stand, by member id; of whom nothing stands is missing. No access check. */
  of(memberIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.evidence.countStanding(memberIds);
  }
}
