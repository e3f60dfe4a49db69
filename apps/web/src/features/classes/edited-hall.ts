import type { Equipment, Venue } from './types';

/** What a sheet is open about: a hall or a thing that is corrected, or a hall that closes. */
export type Edited =
  | { readonly kind: 'hall'; readonly of: Venue }
  | { readonly kind: 'closing'; readonly of: Venue }
  | { readonly kind: 'thing'; readonly of: Equipment };

export type HallState = Pick<Venue, 'name' | 'capacity' | 'closedOn'>;
export type ThingState = Pick<Equipment, 'name' | 'isPutAway'>;

/** What is to be sent of a hall: the rest may have been corrected by another since. */
export const hallChanges = (was: HallState, wish: HallState): Partial<HallState> => ({
  ...(was.name === wish.name ? {} : { name: wish.name }),
  ...(was.capacity === wish.capacity ? {} : { capacity: wish.capacity }),
  ...(was.closedOn === wish.closedOn ? {} : { closedOn: wish.closedOn }),
});

/** The same of a thing. */
export const thingChanges = (was: ThingState, wish: ThingState): Partial<ThingState> => ({
  ...(was.name === wish.name ? {} : { name: wish.name }),
  ...(was.isPutAway === wish.isPutAway ? {} : { isPutAway: wish.isPutAway }),
});
