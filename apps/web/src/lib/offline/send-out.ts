import type { WriteQueue } from './queue.svelte';

const patience = { turns: 80, pauseMs: 100 };
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, patience.pauseMs));

/**
 * Sends what waits under keys that begin with one of these, and gives a sending that runs already a while to end. True when nothing waits
 * any more.
 */
export async function sendOut(queue: WriteQueue, ...prefixes: readonly string[]): Promise<boolean> {
  const isWaiting = (): boolean => prefixes.some((prefix) => queue.waiting(prefix).length > 0);
  for (let turn = 0; turn < patience.turns && queue.isSending && isWaiting(); turn += 1) await pause();
  if (isWaiting()) await queue.flush();
  return !isWaiting();
}
