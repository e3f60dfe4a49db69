/** Reads of a member that may be answered from what this device saw last: home, courses, lessons, quizzes begun, tasks. */
export function isKeptRead(path: string): boolean {
  return (
    path === '/api/me/home' ||
    path === '/api/me/progress' ||
    /^\/api\/(attempts|courses|lessons|quizzes|tasks)(\/|$)/.test(path)
  );
}

/** Files the shell is made of. */
export function isShellFile(path: string, precache: readonly string[]): boolean {
  return precache.includes(path);
}

/** Name of the cache that belongs to one account. */
export const accountCache = (accountId: string): string => `account-${accountId}`;
