import { call } from '../../lib/api/client';
import { follow, Resource } from '../../lib/api/resource.svelte';
import type { RoundDetail, RoundList } from './rounds-words';

/** How often the opening of a round is looked at. */
const lookAgainMs = 1000;

/** All rounds of the department. */
export class RoundsState {
  readonly rounds = new Resource<RoundList>((signal) => call('get', '/api/rounds', { signal }));
}

/** One round; while it is being opened it is looked at every second. */
export class RoundState {
  readonly round: Resource<RoundDetail>;

  constructor(roundId: () => string) {
    this.round = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}', { path: { roundId: roundId() }, signal }),
    );
  }

  get isOpening(): boolean {
    return this.round.value?.state === 'opening';
  }

  /** Looks again until the round is open; gives what ends it. */
  follow(): () => void {
    return follow(this.round, lookAgainMs);
  }
}
