import { Injectable } from '@nestjs/common';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { MarkLedger } from './mark-ledger.service';

/** Who stands on the roll of a session. */
@Injectable()
export class RollPeople {
  constructor(
    private readonly booked: BookedSessionRepository,
    private readonly ledger: MarkLedger,
  ) {}

  /** Booked for it or marked in it. No access check. */
  async idsOf(classSessionId: string): Promise<string[]> {
    const booked = await this.booked.bookedFor(classSessionId);
    const marked = await this.ledger.latestOf(classSessionId);
    return [...new Set([...booked.keys(), ...marked.map(({ memberId }) => memberId)])];
  }
}
