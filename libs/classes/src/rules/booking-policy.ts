const HOUR_MS = 3_600_000;

/** What a class says about its places. */
export interface BookingPolicy {
  /** Free places go to the waiting by themselves until so many hours before the next session; 0 to 336. */
  readonly promotionStopsHours: number;
}

/** Of a class that says nothing: a day is enough to be told and to find a way there. */
export const DEFAULT_BOOKING_POLICY: BookingPolicy = { promotionStopsHours: 24 };

/** When free places stop going to the waiting by themselves; from then on whoever asks first gets them. */
export function promotionStopsAt(nextStartsAt: Date, policy: BookingPolicy): Date {
  return new Date(nextStartsAt.getTime() - policy.promotionStopsHours * HOUR_MS);
}
