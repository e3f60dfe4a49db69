import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { mendWhenBack, Resource } from '../../lib/api/resource.svelte';
import { isSparingData } from '../../lib/offline/save-data';
import type { Router } from '../../lib/router/router.svelte';
import { hallStanding, type HallStanding, nearSessions } from './hall-standing';
import { fetchKit, type Keeping } from './kept-kit';
import { agreeKept, keepRoll, keptRoll } from './kept-roll';
import { bringHallPages } from './ready-for-hall';
import { repeat } from './repeat';
import { readRoll } from './roll-acts';
import type { Session } from './types';
import { addDays, today } from './week';

/** How far this phone is ready for the hall of a session; `no-page`: its pages don't open without network. */
export type Readiness = 'ready' | 'no-codes' | 'no-page' | 'fetching' | 'missing' | 'full';

export interface NearHall {
  session: Session;
  readiness: Readiness;
  /** When the list was as it lies here; null where none does. */
  asOf: string | null;
  /** What lies here is old, or nothing does: it may be fetched by a press. */
  isStale: boolean;
  /** The last time it was fetched it did not come. */
  hasFailed: boolean;
}

const againMs = 600_000;
const unseen: HallStanding = { holds: 'nothing', asOf: null, isStale: true };

/** The taps noted on the roll stay. */
async function bringRoll(sessionId: string): Promise<Keeping> {
  try {
    const roll = await readRoll(sessionId);
    return keepRoll(sessionId, { roll, taps: keptRoll(sessionId)?.taps ?? {} }) ? 'kept' : 'full';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return 'failed';
  }
}

/** Makes the phone ready for the halls of the next 24 hours while there is a network (decision 0127): one session after the other, each only when it is missing or old. */
export class NearHalls {
  readonly sessions: Resource<readonly Session[]>;
  #standings = $state.raw<Readonly<Record<string, HallStanding>>>({});
  /** What became of each when it was last fetched. */
  #keepings = $state.raw<Readonly<Record<string, Keeping>>>({});
  #fetchingId = $state<string | null>(null);
  /** The pages open without network; null until that was found out. */
  #hasPages = $state<boolean | null>(null);
  #last: Promise<void> = Promise.resolve();
  #isPreparing = false;
  #isOver = false;
  readonly #router: Pick<Router, 'fetchPage'>;

  constructor(router: Pick<Router, 'fetchPage'>) {
    this.#router = router;
    this.sessions = new Resource(async (signal) => {
      const query = { from: today(), to: addDays(today(), 1), isMine: true };
      const { items } = await call('get', '/api/class-sessions', { query, signal });
      agreeKept(items, query.from, query.to);
      return nearSessions(items, Date.now());
    });
  }

  readonly halls = $derived.by((): readonly NearHall[] =>
    (this.sessions.value ?? []).map((session) => {
      const standing = this.#standings[session.id] ?? unseen;
      const hasFailed = this.#keepings[session.id] === 'failed';
      return { session, readiness: this.#readinessOf(session.id, standing), ...standing, hasFailed };
    }),
  );

  #readinessOf(id: string, { holds }: HallStanding): Readiness {
    if (this.#fetchingId === id) return 'fetching';
    if (holds === 'nothing') return this.#keepings[id] === 'full' ? 'full' : 'missing';
    if (this.#hasPages === null) return 'fetching';
    if (!this.#hasPages) return 'no-page';
    return holds === 'all' ? 'ready' : 'no-codes';
  }

  /** Prepares now, again and again while the page is looked at, and when the network is back. Returns what ends it. */
  follow(): () => void {
    const again = (): Promise<void> => this.#prepare();
    void again();
    const mend = async (): Promise<void> => (this.#isLacking() ? again() : undefined);
    const ends = [repeat(() => void again(), againMs), mendWhenBack({ loadIfFailed: mend })];
    return () => {
      this.#isOver = true;
      this.sessions.stop();
      for (const end of ends) end();
    };
  }

  #isLacking(): boolean {
    const isReady = ({ isStale, readiness }: NearHall): boolean => !isStale && readiness !== 'no-page';
    return this.sessions.current.phase === 'failed' || !this.halls.every(isReady);
  }

  /** Fetches what the hall of a session needs, after what is being fetched. */
  async fetch(session: Session): Promise<void> {
    await this.#inTurn(session);
    await this.#findPages();
  }

  #inTurn(session: Session): Promise<void> {
    const run = this.#last.then(() => this.#fetchNow(session));
    this.#last = run.catch(() => undefined);
    return run;
  }

  async #prepare(): Promise<void> {
    if (this.#isPreparing || this.#isOver) return;
    this.#isPreparing = true;
    try {
      await this.sessions.load();
      this.#look();
      const isAsked = !isSparingData() && this.sessions.current.phase === 'ready';
      for (const { session, isStale } of isAsked ? this.halls : [])
        if (isStale && !this.#isOver) await this.#inTurn(session);
      await this.#findPages();
    } finally {
      this.#isPreparing = false;
    }
  }

  async #fetchNow({ id }: Session): Promise<void> {
    this.#fetchingId = id;
    try {
      const roll = await bringRoll(id);
      const keeping = roll === 'kept' ? await fetchKit(id) : roll;
      this.#keepings = { ...this.#keepings, [id]: keeping };
    } finally {
      this.#fetchingId = null;
      this.#look();
    }
  }

  /** Whether the pages are here, too: on a new phone the worker takes its time. */
  async #findPages(): Promise<void> {
    const held = this.halls.find(({ asOf }) => asOf !== null);
    if (held && this.#hasPages !== true) this.#hasPages = await bringHallPages(held.session.id, this.#router);
  }

  #look(): void {
    const now = Date.now();
    const known = (this.sessions.value ?? []).map((session) => [session.id, hallStanding(session, now)] as const);
    this.#standings = Object.fromEntries(known);
  }
}
