import type { Problem } from '../../lib/api/problem';

/** Others changed a session since it was read: what was sent is not kept, and the page has to show it as it is. */
export const isOvertaken = (problem: Problem | null): boolean => problem?.code === 'classes.session-changed-since';
