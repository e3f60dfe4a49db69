const keptReads = [
  /^\/api\/me\/(home|progress|card|after-class)$/,
  /^\/api\/courses(\/[^/]+(\/(sheet|field-task))?)?$/,
  /^\/api\/(lessons|quizzes|tasks)\/[^/]+$/,
  /^\/api\/attempts\/[^/]+(\/result)?$/,
];

/** Reads of a member that may be answered from what this device saw last: home, her card, what she is asked after classes, courses, lessons, quizzes begun, tasks. */
export const isKeptRead = (path: string): boolean => keptReads.some((read) => read.test(path));

/**
 * Whether an answer may be kept for an account: the server says whom it was made for. Between a sign-in and the worker's hearing of it
 * another one's cookie goes along.
 */
export const isReadFor = (accountId: string, answer: Pick<Response, 'ok' | 'headers'>): boolean =>
  answer.ok && answer.headers.get('x-read-for') === accountId;

/** Files the shell is made of. */
export function isShellFile(path: string, precache: readonly string[]): boolean {
  return precache.includes(path);
}

/** Name of the cache that belongs to one account. */
export const accountCache = (accountId: string): string => `account-${accountId}`;

/** Whose cache it is; null for one of nobody. */
export const accountOfCache = (name: string): string | null =>
  name.startsWith('account-') ? name.slice('account-'.length) : null;
