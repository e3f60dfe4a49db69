import type { Problem } from '../../lib/api/problem';

const CODES = ['classes.session-changed-since', 'classes.class-changed-since'];

/** Others changed a session or a class since it was read: what was sent is not kept, and the page has to show it as it is. */
export const isOvertaken = (problem: Problem | null): boolean => CODES.includes(problem?.code ?? '');
