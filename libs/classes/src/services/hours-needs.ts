import { Injectable } from '@nestjs/common';

/** Who knows of whom hours in class are still asked. */
export interface HoursNeedSource {
  /**
   * Those of the members for whom hours of a class about a course (null: about none) still count toward something; also those of whom
   * nobody ever asked any. Left out: who has finished, and whom two people let off.
   */
  stillNeeding(memberIds: readonly string[], topic: string | null): Promise<ReadonlySet<string>>;
}

/**
 * Of whom hours are still asked. Rounds live in `learning`, which imports this library and answers for them from its start on; without
 * it everybody needs what she missed.
 */
@Injectable()
export class HoursNeeds {
  private source: HoursNeedSource | null = null;

  /** @throws Error when somebody else answers already */
  answeredBy(source: HoursNeedSource): void {
    if (this.source !== null && this.source !== source) throw new Error('Two providers say who needs hours');
    this.source = source;
  }

  /** As `HoursNeedSource` says; joins a running transaction. */
  async stillNeeding(memberIds: readonly string[], topic: string | null): Promise<ReadonlySet<string>> {
    if (memberIds.length === 0 || this.source === null) return new Set(memberIds);
    return this.source.stillNeeding(memberIds, topic);
  }
}
