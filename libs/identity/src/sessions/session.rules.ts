/** How a session was opened. */
export type SignInWay = 'password' | 'slip' | 'passkey' | 'pin' | 'oidc';
/**
 * Minutes without use after which a session ends, read from a setting `role=minutes,…`; the shortest of the roles counts. Null:
 * none of the roles has one, the device stays remembered as long as its refresh token is good.
 */
export function idleMinutesOf(setting: string, roles: readonly string[]): number | null {
  const limits = setting
    .split(',')
    .map((pair) => pair.split('='))
    .filter(([role]) => role !== undefined && roles.includes(role.trim()))
    .map(([, minutes]) => Number(minutes));
  return limits.length === 0 ? null : Math.min(...limits);
}

/**
 * True when a session was left alone for longer than it may be. A session is only seen when its access token is renewed, so the
 * life of one access token is added: nobody is signed out while working.
 */
export function isLeftAlone(lastUsedAt: Date, now: Date, idleMinutes: number | null, accessMinutes: number): boolean {
  if (idleMinutes === null) return false;
  return now.getTime() - lastUsedAt.getTime() > (idleMinutes + accessMinutes) * 60_000;
}
/** How long the predecessor of a refresh token stays good: a lost reply on 3G is no theft. */
export const PREDECESSOR_GRACE_SECONDS = 60;

/** The row of a presented token with the state of its session. */
export interface PresentedToken {
  readonly succeededAt: Date | null;
  readonly expiresAt: Date;
  readonly isSessionEnded: boolean;
}

/**
 * What to do with a presented refresh token: `renew` makes its successor, `repeat` hands out the same successor again,
 * `reuse` ends the whole session (somebody holds a copy), `ended` only says the session is over.
 */
export type RefreshVerdict = 'renew' | 'repeat' | 'reuse' | 'ended';

/** Judges a presented refresh token at an instant (RFC 9700, 4.14.2, with a grace for lost replies). */
export function judgeRefresh(token: PresentedToken, now: Date): RefreshVerdict {
  if (token.isSessionEnded) return 'ended';
  if (token.succeededAt === null) return now.getTime() >= token.expiresAt.getTime() ? 'ended' : 'renew';
  const ageSeconds = (now.getTime() - token.succeededAt.getTime()) / 1000;
  return ageSeconds <= PREDECESSOR_GRACE_SECONDS ? 'repeat' : 'reuse';
}
/** The four desks of the web client. */
export const WORKSPACES = ['member', 'trainer', 'commune', 'department'] as const;

export type Workspace = (typeof WORKSPACES)[number];

const BY_ROLE: Readonly<Record<string, Workspace>> = {
  member: 'member',
  'team-leader': 'member',
  trainer: 'trainer',
  'commune-officer': 'commune',
  'department-officer': 'department',
  'department-admin': 'department',
  leader: 'department',
  auditor: 'department',
};

/** The desks that these roles open, widest first, so that the first is where the person lands. */
export function workspacesOf(roles: readonly string[]): Workspace[] {
  const open = new Set(roles.map((role) => BY_ROLE[role]));
  return [...WORKSPACES].reverse().filter((workspace) => open.has(workspace));
}
