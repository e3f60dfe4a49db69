import { type Actor } from '@lopso/platform';

/** A request that names an id beside its path: who asks, somebody else's id, and the request with an id in its place. */
export interface NamedIdCase {
  readonly as: Actor;
  readonly foreign: string;
  readonly url: string;
  /** Null: the id stands at the end of the address. */
  readonly body: ((id: string) => object) | null;
}

/** The id stands at the end of an address. */
export const inQuery = (as: Actor, foreign: string, url: string): NamedIdCase => ({ as, foreign, url, body: null });

/** The id stands in a body. */
export const inBody = (as: Actor, foreign: string, url: string, body: (id: string) => object): NamedIdCase => ({
  ...{ as, foreign, url, body },
});
