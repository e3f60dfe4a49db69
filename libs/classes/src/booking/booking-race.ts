import { BookingRaced } from '../classes.errors';

const MAX_RUNS = 4;

/**
 * Runs a booking again when another one changed the same hours or places in between: on the second look the other one
 * is seen and told as a clash.
 */
export async function retryWhenRaced<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof BookingRaced) || attempt >= MAX_RUNS) throw error;
    }
  }
}
