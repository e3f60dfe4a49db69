import { sendOut } from './send-out';
import type { WriteQueue } from './queue.svelte';

/** Asks the server once more for the refused writes under keys that begin so: what they were refused for may be over. Resolves when each was answered, or none can be. */
export async function sendAgain(queue: WriteQueue, prefix: string): Promise<void> {
  const refused = queue.waiting(prefix, true).filter(({ state }) => state === 'refused');
  for (const { key, kind, method, address, body } of refused) await queue.add({ key, kind, method, address, body });
  await sendOut(queue, prefix);
}
