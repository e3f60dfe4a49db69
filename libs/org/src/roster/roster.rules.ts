import { type Position } from '../teams/team.rules';

/** A team with the places that somebody holds from today on. */
export interface TeamPlaces {
  readonly limit: number;
  readonly held: ReadonlySet<number>;
  readonly hasLeader: boolean;
}

/** Who wants a place; `key` is the caller's own name for them. */
export interface PlaceWish {
  readonly key: number;
  readonly position: Position;
}

/** What a wish came to. */
export type PlaceGiven =
  | { readonly key: number; readonly kind: 'seated'; readonly number: number }
  | { readonly key: number; readonly kind: 'full'; readonly limit: number }
  | { readonly key: number; readonly kind: 'leader-exists' };

/**
 * Places for many people of one team at once, in their order: the lowest free number each, one leader, nobody beyond the cap.
 * The same order gives the same places. DESIGN 3, Seats.
 */
export function givePlaces(team: TeamPlaces, wishes: readonly PlaceWish[]): PlaceGiven[] {
  const held = new Set(team.held);
  let { hasLeader } = team;
  return wishes.map(({ key, position }) => {
    if (position === 'leader' && hasLeader) return { key, kind: 'leader-exists' };
    const number = lowestFree(held, team.limit);
    if (number === null) return { key, kind: 'full', limit: team.limit };
    held.add(number);
    hasLeader ||= position === 'leader';
    return { key, kind: 'seated', number };
  });
}

function lowestFree(held: ReadonlySet<number>, limit: number): number | null {
  for (let number = 1; number <= limit; number += 1) if (!held.has(number)) return number;
  return null;
}
