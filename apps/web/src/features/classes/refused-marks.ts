import type { QueuedWrite } from '../../lib/offline/store';
import { textIn } from './card-wishes.svelte';
import { type SentMark, sentMarkOf } from './queued-taps';

/** The last word on somebody that the server refused. */
export interface RefusedTap {
  readonly memberId: string;
  /** Null: neither the roll nor what this phone keeps of it has her. */
  readonly fullName: string | null;
  readonly mark: SentMark['mark'];
  /** When it was made, by this phone's clock; null where the write does not say. */
  readonly madeAt: string | null;
}

/** Somebody of a roll. */
export interface Named {
  readonly memberId: string;
  readonly fullName: string;
}

/** Of writes, oldest first, the last word on each person, the newest first. */
export function lastOfEach(writes: readonly QueuedWrite[], names: readonly Named[]): RefusedTap[] {
  const nameOf = new Map(names.map(({ memberId, fullName }) => [memberId, fullName]));
  const last = new Map<string, RefusedTap>();
  for (const { body } of [...writes].reverse()) {
    const said = sentMarkOf(body);
    if (said === null || last.has(said.memberId)) continue;
    const { memberId, mark } = said;
    last.set(memberId, {
      ...{ memberId, mark, fullName: nameOf.get(memberId) ?? null },
      madeAt: textIn(body, 'madeAt') || null,
    });
  }
  return [...last.values()];
}

/** The server's words of refused writes, each once; none of those that an earlier version of this page kept. */
export const reasonsOf = (writes: readonly QueuedWrite[]): string[] => [
  ...new Set(writes.flatMap(({ reason = '' }) => (reason === '' ? [] : [reason]))),
];
