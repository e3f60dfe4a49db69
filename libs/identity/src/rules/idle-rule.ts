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
