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

/**
 * Who a permission may name: a role, a member who holds no seat any more, or a partner. The second keeps only what is hers by law
 * (decision 0016); whatever names `member` alone ends with the last seat. A partner is who holds a leader's right for one
 * organisation (decision 0074): nothing that names `leader` is hers.
 */
export type PermissionHolder = Role | 'former-member' | 'partner';

/**
 * What narrows a role below its unit: the people of one team, the members of one organisation, or the classes one
 * teaches oneself. A narrowed grant counts only for permissions that are declared for its kind.
 */
export type GrantBound =
  | { readonly kind: 'team'; readonly teamId: string }
  | { readonly kind: 'organisation'; readonly organisation: string }
  | { readonly kind: 'own-classes' };
