import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Ending, EndingPreview, RoundEndings } from './ending-words';

/** How a round was ended and taken up again, and what is proposed about it. */
export class EndingsState extends Act {
  readonly list: Resource<RoundEndings>;
  readonly preview: Resource<EndingPreview>;
  paperNumber = $state('');
  reason = $state('');
  /** The answer being written. */
  acting = $state<'confirmation' | 'refusal' | null>(null);
  /** What is being proposed; null: nothing. */
  wish = $state<'end' | 'resume' | null>(null);
  #wasTried = $state(false);
  readonly #roundId: () => string;

  constructor(roundId: () => string) {
    super();
    this.#roundId = roundId;
    const path = (): { roundId: string } => ({ roundId: roundId() });
    this.list = new Resource((signal) => call('get', '/api/rounds/{roundId}/endings', { path: path(), signal }));
    this.preview = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}/endings/preview', { path: path(), signal }),
    );
  }

  /** Opens the form; an end is looked at first. */
  async open(wish: 'end' | 'resume'): Promise<void> {
    [this.paperNumber, this.reason] = ['', ''];
    this.problem = null;
    this.#wasTried = false;
    this.wish = wish;
    if (wish === 'end') await this.preview.load(true);
  }

  close(): void {
    this.preview.stop();
    this.wish = null;
    this.problem = null;
  }

  /** What is wrong with a field; empty: it is missing. */
  faultOf(field: 'paperNumber' | 'reason'): string | null {
    const isMissing = this.#wasTried && field === 'reason' && this.reason.trim() === '';
    return isMissing ? '' : this.fault(`/${field}`);
  }

  /** True when it is proposed; an end only once it was looked at. */
  async propose(): Promise<boolean> {
    this.#wasTried = true;
    const { wish } = this;
    const reason = this.reason.trim();
    const isSeen = wish === 'resume' || this.preview.current.phase === 'ready';
    if (wish === null || reason === '' || !isSeen) return false;
    const body = { act: wish, reason, paperNumber: this.paperNumber.trim() || undefined };
    const path = { roundId: this.#roundId() };
    const found = await this.run(() => call('post', '/api/rounds/{roundId}/endings', { path, body }));
    if (found === null) return false;
    this.list.set(found);
    this.wish = null;
    return true;
  }

  /** True when it is written; what stands by then is read anew where another was quicker. */
  async answer({ id: endingId }: Ending, what: 'confirmation' | 'refusal'): Promise<boolean> {
    const path = { roundId: this.#roundId(), endingId };
    this.acting = what;
    const found = await this.run(() => call('post', `/api/rounds/{roundId}/endings/{endingId}/${what}`, { path }));
    this.acting = null;
    if (found !== null) this.list.set(found);
    else if (this.problem?.code === 'learning.ending-answered') await this.list.load();
    return found !== null;
  }
}
