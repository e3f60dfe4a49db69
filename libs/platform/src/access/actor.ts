/** The roles of DESIGN 2. `member` comes with an account that belongs to a member; the others are granted over a unit. */
export const ROLES = [
  'department-admin',
  'department-officer',
  'commune-officer',
  'trainer',
  'team-leader',
  'member',
  'leader',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

/** A role held over the subtree of one unit. `path` is the unit's ltree path, for example `08.00691`. */
export interface Grant {
  readonly role: Role;
  readonly unitId: string;
  readonly path: string;
}

/** Who acts: an account, the member it belongs to if any, and what it was granted. Built from the access token. */
export interface Actor {
  readonly accountId: string;
  readonly memberId: string | null;
  readonly sessionId: string;
  readonly grants: readonly Grant[];
}
