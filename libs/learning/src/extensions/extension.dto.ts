import { IsString, MaxLength } from 'class-validator';
import { IsDay, IsSaid } from '@lopso/platform';
import { type CycleDue, explainDue } from '../cycles/due-date.rules';

export class ExtendDueRequest {
  /** The new due date, `yyyy-mm-dd`; the round's own takes back what was given. */
  @IsDay()
  dueOn: string;

  /** The member reads it. */
  @IsString()
  @IsSaid(1)
  @MaxLength(500)
  reason: string;
}

/** The proof that it was given. */
export class ExtensionReceiptResponse {
  extensionId: string;
  /** The date that holds now, `yyyy-mm-dd`: a later one that many were given, where that stands. */
  dueOn: string;
}

/** A due date that an officer gave. */
export class GivenDueResponse {
  dueOn: string;
  reason: string;
  /** Instant, ISO 8601 in UTC. */
  givenAt: string;
}

/** When a cycle is due, and why. Dates are `yyyy-mm-dd`. */
export class CycleDueResponse {
  dueOn: string;
  /** The last day of grace; the due date itself without one. */
  lastOn: string;
  /** What follows from the round's rule. */
  ruleDueOn: string;
  /** The earliest date that may be given to her alone: the rule's, or a later one that all of the round or her commune was given. */
  floorOn: string;
  /** In Vietnamese. */
  explanation: string;
  /** The newest first; the first one counts. */
  given: GivenDueResponse[];

  static from(due: CycleDue): CycleDueResponse {
    const { dueOn, lastOn, ruleDueOn, floorOn } = due;
    const given = due.given.map((one) => ({
      dueOn: one.dueOn,
      reason: one.reason,
      givenAt: one.givenAt.toISOString(),
    }));
    return { dueOn, lastOn, ruleDueOn, floorOn, explanation: explainDue(due), given };
  }
}
