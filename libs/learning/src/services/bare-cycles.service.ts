import { Injectable } from '@nestjs/common';
import { BareCycleRepository } from '../storage/bare-cycle.repository';

/** Cycles that opened by themselves for people who turn out never to have been members. */
@Injectable()
export class BareCycles {
  constructor(private readonly cycles: BareCycleRepository) {}

  /**
   * Forgets the cycles of these members as long as no evidence was ever recorded for them; for taking back an import, in whose
   * transaction it joins. No access check. Gives how many cycles went.
   */
  async forget(memberIds: readonly string[]): Promise<number> {
    return memberIds.length === 0 ? 0 : this.cycles.removeBare(memberIds);
  }
}
