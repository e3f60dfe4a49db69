import { createContext } from 'svelte';
import type { Leaver } from './replace.svelte';
import type { Seat } from './types';

/** The words of a seat that sheets need; null when nobody holds it. */
export function leaverOf({ number, holder }: Seat): Leaver | null {
  if (holder === null) return null;
  const { seatTermId, memberId, fullName, position, heldFrom, until } = holder;
  return { seatTermId, memberId, fullName, number, position, heldFrom, until };
}

/**
 * Somebody lifted off a board, by mouse or by key, on the way to an empty place or another team: the board and the list of
 * teams beside it share one.
 */
export class Carrier {
  carried = $state.raw<(Leaver & { teamId: string }) | null>(null);
  /** What happens when the person is put down; the board sets it. */
  onput: ((teamId: string, seatNumber: number | null) => void) | null = null;

  lift(leaver: Leaver, teamId: string): void {
    this.carried = { ...leaver, teamId };
  }

  cancel(): void {
    this.carried = null;
  }

  /** True for a team the carried person may be put down in as a whole: any other than the own. */
  mayEnter(teamId: string): boolean {
    return this.carried !== null && this.carried.teamId !== teamId;
  }

  put(teamId: string, seatNumber: number | null): void {
    if (this.carried === null) return;
    this.onput?.(teamId, seatNumber);
  }
}

export const [getCarrier, setCarrier] = createContext<Carrier>();
