import { defineEvent, type EventPayload } from '@lopso/platform';
import { type TeamKind } from './teams/team.rules';

/** Who took or left which seat; ids of the member and the team, the team's unit with its ltree path. */
export interface SeatChanged extends EventPayload {
  /** The day it is about, `yyyy-mm-dd`: the first of holding it, or the first without; left out: that of `occurredAt` in Vietnam. */
  readonly day?: string;
  readonly memberId: string;
  readonly teamId: string;
  readonly teamKind: TeamKind;
  readonly unitId: string;
  readonly unitPath: string;
}

/** A member took a seat; published in the transaction that seated them. */
export const SeatTaken = defineEvent<SeatChanged>('org.seat-taken');

/** A member no longer holds a seat from the day of `occurredAt` in Vietnam on. */
export const SeatLeft = defineEvent<SeatChanged>('org.seat-left');
