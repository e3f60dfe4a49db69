import { type Actor, type Grant, type Role, ROLES } from '@lopso/platform';

/** What an access token carries: account, member, session and grants, names kept short for the cookie. */
export interface AccessClaims {
  readonly sub: string;
  readonly mid: string | null;
  readonly sid: string;
  /** `[role, unitId, unitPath]` each. */
  readonly g: readonly (readonly [Role, string, string])[];
  /** The access epoch the token was made in (`AccessEpochs`). */
  readonly ev: string;
  /** Seconds since 1970; checked against the application's clock. */
  readonly exp: number;
}

/** The claims of an actor without the expiry. */
export function claimsOf(actor: Actor, epoch: string): Omit<AccessClaims, 'exp'> {
  return {
    sub: actor.accountId,
    mid: actor.memberId,
    sid: actor.sessionId,
    ev: epoch,
    g: actor.grants.map((grant) => [grant.role, grant.unitId, grant.path] as const),
  };
}

/** The actor behind verified claims; grants with an unknown role are dropped. */
export function actorOf(claims: AccessClaims): Actor {
  const grants: Grant[] = claims.g
    .filter(([role]) => ROLES.includes(role))
    .map(([role, unitId, path]) => ({ role, unitId, path }));
  return { accountId: claims.sub, memberId: claims.mid, sessionId: claims.sid, grants };
}
