import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { fieldText } from '../../lib/api/problem-text';
import { follow, Resource } from '../../lib/api/resource.svelte';
import { daysOf } from './due-form.svelte';
import type { NewcomersPreview, RoundNewcomers, Terms } from './newcomers-words';

export type NewcomerWay = 'open' | 'until' | 'none';

/** How often it is looked whether everybody is in. */
const lookAgainMs = 1000;
/** What the form proposes where the round gave newcomers nothing. */
const PROPOSED_DAYS = '60';

const takesIn = ({ changes }: RoundNewcomers): boolean => changes[0]?.isRunning === true;

/** How an open round takes newcomers: what is, and what an officer changes it to. */
export class NewcomersState extends Act {
  readonly list: Resource<RoundNewcomers>;
  readonly preview: Resource<NewcomersPreview>;
  way = $state<NewcomerWay>('open');
  days = $state(PROPOSED_DAYS);
  /** Empty until a day is chosen. */
  lastDay = $state('');
  #isOpen = $state(false);
  #wasTried = $state(false);
  readonly #roundId: () => string;

  /** `onsettled`: everybody is in, so the round has other people and dates than were shown. */
  constructor(roundId: () => string, onsettled: () => void = () => undefined) {
    super();
    this.#roundId = roundId;
    const path = (): { roundId: string } => ({ roundId: roundId() });
    this.list = new Resource(async (signal) => {
      const found = await call('get', '/api/rounds/{roundId}/newcomers', { path: path(), signal });
      if (this.isRunning && !takesIn(found)) onsettled();
      return found;
    });
    this.preview = new Resource((signal) =>
      call('post', '/api/rounds/{roundId}/newcomers-preview', { path: path(), body: this.#body, signal }),
    );
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isUnsaved(): boolean {
    return this.#isOpen && this.isChanged;
  }

  /** People are being taken in after a change. */
  get isRunning(): boolean {
    return this.list.value !== null && takesIn(this.list.value);
  }

  /** What the form says; what is not whole is null. */
  readonly terms = $derived.by((): Terms | null => {
    if (this.way === 'none') return { newcomerDays: null, newcomersUntil: null };
    const newcomerDays = daysOf(this.days, 1, 1100);
    if (newcomerDays === null || (this.way === 'until' && this.lastDay === '')) return null;
    return { newcomerDays, newcomersUntil: this.way === 'until' ? this.lastDay : null };
  });

  get isChanged(): boolean {
    const [now, wanted] = [this.list.value, this.terms];
    if (now === null || wanted === null) return wanted === null;
    return now.newcomerDays !== wanted.newcomerDays || now.newcomersUntil !== wanted.newcomersUntil;
  }

  /** Changes whenever something else is to be looked at; null: there is nothing to look at. */
  get key(): string | null {
    return this.#isOpen && this.terms !== null && this.isChanged ? JSON.stringify(this.terms) : null;
  }

  /** The answer to what the form says now. */
  get answer(): NewcomersPreview | null {
    return this.key !== null && this.preview.current.phase === 'ready' ? this.preview.answer : null;
  }

  /** What is wrong with the days; empty: they are missing or none. */
  get daysFault(): string | null {
    if (this.way === 'none') return null;
    return this.#said('/newcomerDays') ?? (this.#wasTried && daysOf(this.days, 1, 1100) === null ? '' : null);
  }

  /** What is wrong with the last day; empty: it is missing. */
  get dayFault(): string | null {
    if (this.way !== 'until') return null;
    return this.#said('/newcomersUntil') ?? (this.#wasTried && this.lastDay === '' ? '' : null);
  }

  /** Opens the form with what the round has now. */
  open(): void {
    const now = this.list.value;
    if (now === null) return;
    this.way = now.newcomersUntil === null ? 'open' : 'until';
    this.days = now.newcomerDays?.toString() ?? PROPOSED_DAYS;
    this.lastDay = now.newcomersUntil ?? '';
    this.problem = null;
    this.#wasTried = false;
    this.#isOpen = true;
  }

  close(): void {
    this.#isOpen = false;
  }

  /** Looks again until everybody is in; gives what ends it. */
  follow(): () => void {
    return follow(this.list, lookAgainMs);
  }

  /** Saves what the preview showed; true when it is saved. */
  async save(): Promise<boolean> {
    this.#wasTried = true;
    const { answer } = this;
    if (answer === null) return false;
    const body = { ...this.#body, revision: answer.revision };
    const path = { roundId: this.#roundId() };
    const saved = await this.run(() => call('post', '/api/rounds/{roundId}/newcomer-changes', { path, body }));
    if (saved === null) {
      if (this.problem?.status === 409) await Promise.all([this.list.load(), this.preview.load(true)]);
      return false;
    }
    this.list.set(saved);
    this.#isOpen = false;
    return true;
  }

  /** Takes the last change back; true when it is. */
  async undo(changeId: string): Promise<boolean> {
    const path = { roundId: this.#roundId(), changeId };
    const left = await this.run(() => call('delete', '/api/rounds/{roundId}/newcomer-changes/{changeId}', { path }));
    if (left !== null) this.list.set(left);
    return left !== null;
  }

  get #body(): { newcomerDays?: number; newcomersUntil?: string } {
    const { newcomerDays, newcomersUntil } = this.terms ?? { newcomerDays: null, newcomersUntil: null };
    return { ...(newcomerDays !== null && { newcomerDays }), ...(newcomersUntil !== null && { newcomersUntil }) };
  }

  /** What the server says of a field, looked at or saved. */
  #said(pointer: string): string | null {
    const { current } = this.preview;
    const looked = this.key !== null && current.phase === 'failed' ? current.problem : null;
    return this.fault(pointer) ?? fieldText(looked, pointer);
  }
}
