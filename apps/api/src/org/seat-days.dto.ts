import { IsOptional } from 'class-validator';
import { type SeatDaysWish } from '@lopso/org';
import { IsDay } from '@lopso/platform';

/** The days a place is to be held. */
export interface SeatDaysRequest {
  from?: string;
  until?: string;
}

/** When a holding ends. */
export class EndSeatRequest {
  /** First day no longer held, `yyyy-mm-dd`, today or to come; null: without an end; left out: today. */
  @IsOptional()
  @IsDay()
  until?: string | null;
}

/** The days of a request as the library takes them. */
export function daysOf({ from, until }: SeatDaysRequest): SeatDaysWish {
  return { from: from ?? null, until: until ?? null };
}
