import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';

export type RoundTaking = Answer<'get', '/api/rounds/{roundId}/taking-back'>;

/** Takes a round back that was opened wrongly: looked at first, then for as many people as were looked at. */
export class TakingBack extends Act {
  readonly preview: Resource<RoundTaking>;
  isOpen = $state(false);
  reason = $state('');
  #wasTried = $state(false);
  readonly #roundId: () => string;

  constructor(roundId: () => string) {
    super();
    this.#roundId = roundId;
    this.preview = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}/taking-back', { path: { roundId: roundId() }, signal }),
    );
  }

  /** The last look where nothing stands in the way; null: there is nothing to confirm. */
  get allowed(): RoundTaking | null {
    const { answer, current } = this.preview;
    return current.phase === 'ready' && answer?.obstacles.length === 0 ? answer : null;
  }

  /** What is wrong with the reason; empty: it is missing. */
  get reasonFault(): string | null {
    return this.fault('/reason') ?? (this.#wasTried && this.reason.trim() === '' ? '' : null);
  }

  async open(): Promise<void> {
    this.reason = '';
    this.problem = null;
    this.#wasTried = false;
    this.isOpen = true;
    await this.preview.load(true);
  }

  close(): void {
    this.preview.stop();
    this.isOpen = false;
  }

  /** True when it is gone, also by an answer that was lost or by somebody else. What stands by then is read anew where it was refused. */
  async take(): Promise<boolean> {
    this.#wasTried = true;
    const { allowed } = this;
    const reason = this.reason.trim();
    if (allowed === null || reason === '') return false;
    const path = { roundId: this.#roundId() };
    const body = { reason, people: allowed.people };
    const isTaken = await this.run(async () => {
      await call('post', '/api/rounds/{roundId}/taking-back', { path, body });
      return true;
    });
    if (isTaken === true || this.problem?.code === 'platform.not-found') return true;
    if (this.problem?.status === 409) await this.preview.load(true);
    return false;
  }
}
