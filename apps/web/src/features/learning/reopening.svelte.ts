import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { t } from './messages/reopening';
import {
  type Named,
  type ReopeningDraft,
  type ReopeningOffer,
  type ReopeningView,
  type RoundReopenings,
  shortVersion,
} from './reopening-words';

/** What an officer enters beside what is asked and of whom; dates are `yyyy-mm-dd`, empty until chosen. */
export interface ReopeningEntries {
  title: string;
  decisionNumber: string;
  decidedOn: string;
  dueOn: string;
}
export type ReopeningEntry = keyof ReopeningEntries;

/** So many people a page of names. */
const PAGE = 25;

const readReopenings = (roundId: string, signal: AbortSignal): Promise<RoundReopenings> =>
  call('get', '/api/rounds/{roundId}/reopenings', { path: { roundId }, signal });

/** Major editions a round does not have, and what of them is asked anew. */
export class ReopeningsState {
  readonly reopenings: Resource<RoundReopenings>;

  constructor(roundId: () => string) {
    this.reopenings = new Resource((signal) => readReopenings(roundId(), signal));
  }
}

/** Takes a reopening back. */
export class UndoReopening extends Act {
  /** True when it is gone. */
  async undo(roundId: string): Promise<boolean> {
    const path = { roundId };
    const done = await this.run(async () => {
      await call('delete', '/api/rounds/{roundId}/reopening', { path });
      return true;
    });
    return done === true;
  }
}

/** The form that reopens a course: what is asked, of whom, looked at before it is saved. */
export class ReopeningForm extends Act {
  readonly offers: Resource<RoundReopenings>;
  readonly preview: Resource<ReopeningView>;
  edition = $state('');
  parts = $state.raw<readonly string[]>([]);
  named = $state<Named>('finished');
  finishedBefore = $state('');
  entries = $state<ReopeningEntries>({ title: '', decisionNumber: '', decidedOn: '', dueOn: '' });
  /** Names are shown; behind which person the page begins. */
  isNaming = $state(false);
  cursor = $state('');
  #wasTried = $state(false);
  #isSaved = $state(false);
  readonly #roundId: () => string;

  constructor(roundId: () => string, wanted: string) {
    super();
    this.#roundId = roundId;
    this.offers = new Resource(async (signal) => {
      const answer = await readReopenings(roundId(), signal);
      const offer = answer.offers.find(({ edition }) => edition === wanted) ?? answer.offers.at(-1);
      if (this.edition === '' && offer !== undefined) this.choose(offer);
      return answer;
    });
    this.preview = new Resource((signal) => {
      const page = this.isNaming ? { limit: PAGE, ...(this.cursor !== '' && { cursor: this.cursor }) } : {};
      const body = { ...this.#draft, ...page };
      return call('post', '/api/rounds/{roundId}/reopening-preview', { path: { roundId: roundId() }, body, signal });
    });
  }

  readonly offer = $derived.by(
    (): ReopeningOffer | null => this.offers.value?.offers.find(({ edition }) => edition === this.edition) ?? null,
  );

  get #draft(): ReopeningDraft {
    const { edition, parts, named, finishedBefore } = this;
    return { edition, parts: [...parts], named, ...(named === 'finished-before' && { finishedBefore }) };
  }

  /** Changes whenever something else is to be asked; null: what is chosen is not whole. */
  get key(): string | null {
    if (this.parts.length === 0 || (this.named === 'finished-before' && this.finishedBefore === '')) return null;
    return JSON.stringify([this.#draft, this.isNaming, this.cursor]);
  }

  /** The answer to what is asked now. */
  get answer(): ReopeningView | null {
    return this.key !== null && this.preview.current.phase === 'ready' ? this.preview.answer : null;
  }

  get isUnsaved(): boolean {
    const { decisionNumber, decidedOn, dueOn } = this.entries;
    return !this.#isSaved && [decisionNumber, decidedOn, dueOn].some((entry) => entry.trim() !== '');
  }

  get isNothingPicked(): boolean {
    return this.parts.length === 0;
  }

  /** Takes an edition with all its parts; its title is the round's until the officer writes another. */
  choose(offer: ReopeningOffer): void {
    if (this.entries.title === '' || this.entries.title === this.#suggested) this.entries.title = suggestedTitle(offer);
    this.edition = offer.edition;
    this.parts = offer.parts.map(({ id }) => id);
    this.cursor = '';
  }

  pick(id: string, isPicked: boolean): void {
    const others = this.parts.filter((one) => one !== id);
    this.parts = isPicked ? [...others, id] : others;
    this.cursor = '';
  }

  name(named: Named): void {
    this.named = named;
    this.cursor = '';
  }

  /** What is wrong with an entry, once saving was tried; empty: nothing is in it. */
  faultOf(entry: ReopeningEntry): string | null {
    const text = this.fault(`/${entry}`);
    return text ?? (this.#wasTried && this.entries[entry].trim() === '' ? '' : null);
  }

  /** What the server says of the day, looked at or saved; empty: it is missing. */
  get dayFault(): string | null {
    const text = this.fault('/finishedBefore') ?? this.#previewFault;
    return text ?? (this.#wasTried && this.named === 'finished-before' && this.finishedBefore === '' ? '' : null);
  }

  get #previewFault(): string | null {
    const { current } = this.preview;
    const problem = current.phase === 'failed' ? current.problem : null;
    return problem?.body.errors.some(({ pointer }) => pointer === '#/finishedBefore') === true
      ? problem.body.detail
      : null;
  }

  get #suggested(): string | null {
    return this.offer === null ? null : suggestedTitle(this.offer);
  }

  /** Saves what the preview showed; gives the round it opened, null when something is missing or it was refused. */
  async save(): Promise<string | null> {
    this.#wasTried = true;
    const { answer } = this;
    if (answer === null || Object.values(this.entries).some((entry) => entry.trim() === '')) return null;
    const body = { ...this.#draft, ...this.entries, people: answer.people };
    const path = { roundId: this.#roundId() };
    const saved = await this.run(() => call('post', '/api/rounds/{roundId}/reopenings', { path, body }));
    this.#isSaved = saved !== null;
    if (saved === null && this.problem?.status === 409) await this.preview.load(true);
    return saved?.roundId ?? null;
  }
}

function suggestedTitle({ courseTitle: course, version }: ReopeningOffer): string {
  return t('suggested', { course, version: shortVersion(version) });
}
