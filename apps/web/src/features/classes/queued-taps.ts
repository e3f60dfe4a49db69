import type { QueuedWrite } from '../../lib/offline/store';
import { type MarkState, type MarkWord, settle, stateOf } from './mark-state';
import type { Tap } from './roll-view';
import type { Roll } from './types';

/** What a write says of somebody. */
export interface SentMark extends MarkWord {
  memberId: string;
}

const marks: readonly unknown[] = ['present', 'absent', 'excused'];

const isMark = (body: unknown): body is SentMark =>
  typeof body === 'object' && body !== null && 'memberId' in body && 'mark' in body && marks.includes(body.mark);

/** The word of a write; null of one that says something else. */
export const sentMarkOf = (body: unknown): SentMark | null => (isMark(body) ? body : null);

/**
 * The last tap on each row by the writes that this device holds, waiting or refused, oldest first. A browser writes the page's own notes down some seconds
 * late, and a killed one not at all; the queue is written at once. Rows whose note is the newest keep it.
 */
export function tapsInQueue(
  { rows, session }: Pick<Roll, 'rows'> & { session: Pick<Roll['session'], 'startsAt'> },
  noted: Readonly<Record<string, Tap>>,
  held: readonly QueuedWrite[],
): Record<string, Tap> {
  const byMember = new Map(rows.map((row) => [row.memberId, row]));
  const found: Record<string, Tap> = {};
  for (const { key, body, state } of held) {
    const row = isMark(body) ? byMember.get(body.memberId) : undefined;
    if (!isMark(body) || row === undefined) continue;
    const note = noted[row.memberId];
    // She was marked again since, and that has gone up.
    if (state === 'refused' && note !== undefined && note.key !== key) continue;
    const before: MarkState = found[row.memberId]?.said ?? stateOf(row);
    found[row.memberId] = note?.key === key ? note : { key, mark: body.mark, said: settle(body, before, session), row };
  }
  return found;
}

/** Whose marks among these writes wait, or were refused, each once. */
export const membersIn = (held: readonly QueuedWrite[], state: QueuedWrite['state']): string[] => [
  ...new Set(held.flatMap((write) => (write.state === state && isMark(write.body) ? [write.body.memberId] : []))),
];
