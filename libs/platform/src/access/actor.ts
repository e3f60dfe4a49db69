import { type Permission } from './permission';
import { type GrantBound, type Role } from './role';

/** A role held over the subtree of one unit. `path` is the unit's ltree path, for example `08.00691`. */
export interface Grant {
  readonly role: Role;
  readonly unitId: string;
  readonly path: string;
  /** Left out: the whole subtree. */
  readonly bound?: GrantBound;
  /** The first day it no longer holds, `yyyy-mm-dd`; left out: no end was set. */
  readonly until?: string;
  /** The account it is used on behalf of; left out: in one's own right. */
  readonly onBehalfOf?: string;
}

/** Who acts: an account, the member it belongs to if any, and what it was granted. Built from the access token. */
export interface Actor {
  readonly accountId: string;
  readonly memberId: string | null;
  /** The first day the member holds no seat any more, `yyyy-mm-dd`; left out while she holds one or never did. */
  readonly leftOn?: string;
  readonly sessionId: string;
  readonly grants: readonly Grant[];
  /** What the request was let through for; left out on routes that need no permission. */
  readonly acting?: Permission;
}
