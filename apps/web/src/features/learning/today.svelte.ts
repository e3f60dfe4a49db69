import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { connection } from '../../lib/offline/connection.svelte';
import type { Home } from './today-words';

export type OwnCertificate = Answer<'get', '/api/certificates/mine'>[number];

/** A first page older than this is told as kept, with its time. */
const freshMs = 5 * 60_000;
/** A certificate that comes by itself takes a minute; after so long something else is said. */
const soonMs = 60 * 60_000;
const introKey = 'lopso.cloth-explained';

/** The member's first page. */
export class TodayState {
  readonly home: Resource<Home>;
  /** The paper of a finished round: the one that counts, null where there is none yet, `unknown` where nobody could be asked. */
  certificate = $state.raw<OwnCertificate | 'unknown' | null>(null);
  /** The cloth is explained until it has been put away once on this device. */
  isIntroOpen = $state(localStorage.getItem(introKey) === null);
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.home = new Resource(async (signal) => {
      const home = await call('get', '/api/me/home', { signal });
      this.certificate = await this.#findCertificate(home, signal);
      return home;
    });
  }

  /** True when what is shown was kept by this device and may have changed since. */
  isKept(home: Home): boolean {
    return !connection.isOnline || this.#now() - Date.parse(home.asOf) > freshMs;
  }

  /** The paper comes by itself and is not awaited for long yet. */
  isSoon({ round, asOf }: Home): boolean {
    return Date.parse(asOf) - Date.parse(round?.finishedAt ?? asOf) < soonMs;
  }

  hideIntro(): void {
    localStorage.setItem(introKey, '1');
    this.isIntroOpen = false;
  }

  /** Asked only when there can be one; without an answer the page still tells that the round is finished. */
  async #findCertificate({ round }: Home, signal: AbortSignal): Promise<OwnCertificate | 'unknown' | null> {
    if (round === null || round.finishedAt === null) return null;
    const mine = await call('get', '/api/certificates/mine', { signal }).catch(() => null);
    if (mine === null) return 'unknown';
    const ofRound = mine.filter((one) => one.title === round.title);
    return ofRound.find((one) => one.state === 'valid') ?? ofRound.find((one) => one.state !== 'replaced') ?? null;
  }
}
