import type { WriteState } from './store';

/** What stands between a write and the device's store: it is on its way there, or the device could not take it. */
export type Keeping = 'underway' | 'failed';

/** What is known of a write: `answer` is the server's receipt once it is sent. */
export interface WriteStatus {
  state: WriteState;
  /** Left out once the device holds it. Until then it lives with the page, and nothing may call it kept. */
  keeping?: Keeping;
  refusal?: string;
  answer?: unknown;
}

/** A write the server has confirmed, with its receipt. */
export interface SentWrite {
  body: unknown;
  answer: unknown;
}

/** Where a write stands, as a page says it. `unkept`: neither sent nor kept by this device. */
export type Standing = 'saving' | 'on-device' | 'unkept' | 'sent' | 'refused';

/** Only what the device holds is said to be on it; a browser killed a moment earlier would have lost it. */
export function standingOf({ state, keeping }: Pick<WriteStatus, 'state' | 'keeping'>): Standing {
  if (state !== 'on-device' || keeping === undefined) return state;
  return keeping === 'underway' ? 'saving' : 'unkept';
}
