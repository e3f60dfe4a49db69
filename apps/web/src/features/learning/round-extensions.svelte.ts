import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { fieldText } from '../../lib/api/problem-text';
import { Resource } from '../../lib/api/resource.svelte';
import type { Option } from './audience-words';
import type { RoundExtensionList, RoundExtensionPreview } from './round-extension-words';

export type ExtensionWho = 'all' | 'communes';

/** Later dates for a whole round or for communes: what was given, and what an officer gives. */
export class RoundExtensionsState extends Act {
  readonly list: Resource<RoundExtensionList>;
  readonly preview: Resource<RoundExtensionPreview>;
  readonly communes = new Resource<readonly Option[]>(async (signal) => {
    const { items } = await call('get', '/api/communes', { signal });
    return items.map(({ id, fullName }) => ({ value: id, label: fullName }));
  });
  who = $state<ExtensionWho>('all');
  chosen = $state.raw<readonly string[]>([]);
  dueOn = $state('');
  paperNumber = $state('');
  reason = $state('');
  /** What is asked whether it is to be taken back. */
  ending = $state<string | null>(null);
  #isOpen = $state(false);
  #wasTried = $state(false);
  readonly #roundId: () => string;

  constructor(roundId: () => string) {
    super();
    this.#roundId = roundId;
    const path = (): { roundId: string } => ({ roundId: roundId() });
    this.list = new Resource((signal) => call('get', '/api/rounds/{roundId}/extensions', { path: path(), signal }));
    this.preview = new Resource((signal) =>
      call('post', '/api/rounds/{roundId}/extensions-preview', { path: path(), body: this.#aim, signal }),
    );
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isUnsaved(): boolean {
    return this.#isOpen && (this.dueOn !== '' || this.reason !== '' || this.chosen.length > 0);
  }

  /** Changes whenever something else is to be looked at; null: there is nothing to look at. */
  get key(): string | null {
    const isWhole = this.dueOn !== '' && (this.who === 'all' || this.chosen.length > 0);
    return this.#isOpen && isWhole ? JSON.stringify(this.#aim) : null;
  }

  /** The answer to what the form says now. */
  get answer(): RoundExtensionPreview | null {
    return this.key !== null && this.preview.current.phase === 'ready' ? this.preview.answer : null;
  }

  /** What is wrong with the communes, the date or the reason; empty: it is missing. */
  faultOf(field: 'communeIds' | 'dueOn' | 'reason'): string | null {
    return this.#said(`/${field}`) ?? (this.#wasTried && this.#isMissing(field) ? '' : null);
  }

  open(): void {
    [this.who, this.chosen, this.dueOn, this.paperNumber, this.reason] = ['all', [], '', '', ''];
    this.problem = null;
    this.#wasTried = false;
    this.#isOpen = true;
  }

  close(): void {
    this.#isOpen = false;
    this.problem = null;
  }

  choose(id: string, isChosen: boolean): void {
    const others = this.chosen.filter((one) => one !== id);
    this.chosen = isChosen ? [...others, id] : others;
  }

  /** Gives what the preview showed; true when it is given. */
  async save(): Promise<boolean> {
    this.#wasTried = true;
    const { answer } = this;
    if (answer === null || this.#isMissing('reason')) return false;
    const paperNumber = this.paperNumber.trim() || undefined;
    const body = { ...this.#aim, reason: this.reason.trim(), paperNumber, people: answer.people };
    const path = { roundId: this.#roundId() };
    const found = await this.run(() => call('post', '/api/rounds/{roundId}/extensions', { path, body }));
    if (found === null) {
      if (this.problem?.status === 409) await this.preview.load(true);
      return false;
    }
    this.list.set(found);
    this.#isOpen = false;
    return true;
  }

  /** Takes back what is asked about; true when it is. What stands by then is read anew where another was quicker. */
  async end(): Promise<boolean> {
    const extensionId = this.ending ?? '';
    this.ending = null;
    const path = { roundId: this.#roundId(), extensionId };
    const found = await this.run(() => call('delete', '/api/rounds/{roundId}/extensions/{extensionId}', { path }));
    if (found !== null) this.list.set(found);
    else if (this.problem?.status === 409) await this.list.load();
    return found !== null;
  }

  get #aim(): { dueOn: string; communeIds: string[] } {
    return { dueOn: this.dueOn, communeIds: this.who === 'all' ? [] : [...this.chosen] };
  }

  #isMissing(field: 'communeIds' | 'dueOn' | 'reason'): boolean {
    if (field === 'communeIds') return this.who === 'communes' && this.chosen.length === 0;
    return this[field].trim() === '';
  }

  /** What the server says of a field, looked at or sent. */
  #said(pointer: string): string | null {
    const { current } = this.preview;
    const looked = this.key !== null && current.phase === 'failed' ? current.problem : null;
    return this.fault(pointer) ?? fieldText(looked, pointer);
  }
}
