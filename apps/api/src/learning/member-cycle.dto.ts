import { ApiProperty } from '@nestjs/swagger';
import { type MemberCycle, type PassageStanding, PASSAGE_STANDINGS } from '@lopso/learning';

/** A passage of a member through a round, and how it stands. */
export class MemberCycleResponse {
  cycleId: string;
  roundTitle: string;
  /** Which passage of the round, from 1. */
  number: number;
  /** `ended`: something was missing when she left her seat; `round-ended`: when its round was ended. */
  @ApiProperty({ enum: PASSAGE_STANDINGS })
  state: PassageStanding;
  /** When it was finished, is due, or ended with the seat or the round, `yyyy-mm-dd`; null: no seat is known that it ended with. */
  on: string | null;

  static from(cycle: MemberCycle): MemberCycleResponse {
    return { ...cycle };
  }
}
