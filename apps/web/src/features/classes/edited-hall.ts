import type { Equipment, Venue } from './types';

/** What a sheet is open about: a hall or a thing that is corrected, or a hall that closes. */
export type Edited =
  | { readonly kind: 'hall'; readonly of: Venue }
  | { readonly kind: 'closing'; readonly of: Venue }
  | { readonly kind: 'thing'; readonly of: Equipment };
