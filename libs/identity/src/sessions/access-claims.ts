import { type Actor, type Grant, type GrantBound, type Role, ROLES } from '@lopso/platform';

/** What narrows, ends or lends a grant: bound, first day it no longer holds, account represented. */
interface GrantLimits {
  readonly b?: GrantBound;
  readonly u?: string;
  readonly o?: string;
}

/** What an access token carries: account, member, session and grants, names kept short for the cookie. */
export interface AccessClaims {
  readonly sub: string;
  readonly mid: string | null;
  readonly sid: string;
  /** The first day the member holds no seat any more; may lie ahead. */
  readonly l?: string;
  /** `[role, unitId, unitPath]` each, with a fourth part where the grant has limits. */
  readonly g: readonly (readonly [Role, string, string, GrantLimits?])[];
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
    ...(actor.leftOn === undefined ? {} : { l: actor.leftOn }),
    g: actor.grants.map(claimOf),
  };
}

/**
 * The actor behind verified claims on a calendar date; grants with an unknown role and those that ended since the token
 * was made are dropped. A seat whose last day lay ahead then may be over by now.
 */
export function actorOf(claims: AccessClaims, today: string): Actor {
  const grants = claims.g.filter(([role]) => ROLES.includes(role)).map(grantOf);
  return {
    accountId: claims.sub,
    memberId: claims.mid,
    sessionId: claims.sid,
    ...(claims.l === undefined || today < claims.l ? {} : { leftOn: claims.l }),
    grants: grants.filter(({ until }) => until === undefined || today < until),
  };
}

function claimOf({ role, unitId, path, bound, until, onBehalfOf }: Grant): AccessClaims['g'][number] {
  if (bound === undefined && until === undefined && onBehalfOf === undefined) return [role, unitId, path];
  return [
    role,
    unitId,
    path,
    {
      ...(bound === undefined ? {} : { b: bound }),
      ...(until === undefined ? {} : { u: until }),
      ...(onBehalfOf === undefined ? {} : { o: onBehalfOf }),
    },
  ];
}

function grantOf([role, unitId, path, limits = {}]: AccessClaims['g'][number]): Grant {
  return {
    role,
    unitId,
    path,
    ...(limits.b === undefined ? {} : { bound: limits.b }),
    ...(limits.u === undefined ? {} : { until: limits.u }),
    ...(limits.o === undefined ? {} : { onBehalfOf: limits.o }),
  };
}
