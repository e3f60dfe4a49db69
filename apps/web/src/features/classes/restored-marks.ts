import { dayOf } from '../../lib/i18n/format';
import type { WriteQueue } from '../../lib/offline/queue.svelte';
import type { QueuedWrite } from '../../lib/offline/store';
import { textIn } from './card-wishes.svelte';
import { keptClock } from './kept-kit';
import type { Session } from './types';

type Standing = Pick<Session, 'id' | 'state' | 'startsAt'>;

/** What a mark is refused with whose session was cancelled before it came. */
const cancelledCode = 'classes.session-cancelled';

/** Marks and cards of a session that was cancelled before they came: they go up when it takes place after all. */
export const heldMarks = (queue: Pick<WriteQueue, 'waiting'>, sessionId: string): readonly QueuedWrite[] =>
  ['attendance', 'card']
    .flatMap((kind) => queue.waiting(`${kind}/${sessionId}/`, true))
    .filter(({ state, refusal }) => state === 'refused' && refusal === cancelledCode);

/** Whether it was made on the day on which the session is: restored at other hours, nobody was marked for those. */
function isOfItsDay(body: unknown, { id, startsAt }: Standing): boolean {
  const at = Date.parse(textIn(body, 'madeAt'));
  return !Number.isNaN(at) && dayOf(new Date(keptClock(id, at)).toISOString()) === dayOf(startsAt);
}

/** Sends once more what was refused because a session was cancelled, where the server says that it takes place after all. */
export async function sendRestored(queue: WriteQueue, sessions: readonly Standing[]): Promise<void> {
  for (const session of sessions.filter(({ state }) => state !== 'cancelled'))
    for (const { body, key, kind, method, address } of heldMarks(queue, session.id))
      if (isOfItsDay(body, session)) await queue.add({ key, kind, method, address, body });
}
