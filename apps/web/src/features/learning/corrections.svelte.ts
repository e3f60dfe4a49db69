import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Correction, RoundCorrections, RoundWords } from './correction-words';

const texts = ['title', 'decisionNumber', 'reason'] as const;

/** How title and decision of a round were put right, and what is proposed about them. */
export class CorrectionsState extends Act {
  readonly list: Resource<RoundCorrections>;
  title = $state('');
  decisionNumber = $state('');
  decidedOn = $state('');
  paperNumber = $state('');
  reason = $state('');
  /** The answer being written. */
  acting = $state<'confirmation' | 'refusal' | null>(null);
  #isOpen = $state(false);
  #wasTried = $state(false);
  readonly #round: () => RoundWords & { readonly id: string };

  constructor(round: () => RoundWords & { readonly id: string }) {
    super();
    this.#round = round;
    this.list = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}/corrections', { path: { roundId: round().id }, signal }),
    );
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The words are those of the round already. */
  get isUnchanged(): boolean {
    const now = this.#round();
    const said = (text: string): string => text.trim().normalize('NFC');
    return (
      said(this.title) === now.title &&
      said(this.decisionNumber) === now.decisionNumber &&
      this.decidedOn === now.decidedOn
    );
  }

  /** It was sent with nothing changed. */
  get isNothing(): boolean {
    return this.#wasTried && this.isUnchanged;
  }

  /** Opens the form with what the round has now. */
  open(): void {
    const { title, decisionNumber, decidedOn } = this.#round();
    [this.title, this.decisionNumber, this.decidedOn] = [title, decisionNumber, decidedOn];
    [this.paperNumber, this.reason] = ['', ''];
    this.problem = null;
    this.#wasTried = false;
    this.#isOpen = true;
  }

  close(): void {
    this.#isOpen = false;
    this.problem = null;
  }

  /** What is wrong with a field; empty: it is missing. */
  faultOf(field: 'title' | 'decisionNumber' | 'decidedOn' | 'paperNumber' | 'reason'): string | null {
    const isMissing = this.#wasTried && field !== 'paperNumber' && this[field].trim() === '';
    return isMissing ? '' : this.fault(`/${field}`);
  }

  /** True when it is proposed. */
  async propose(): Promise<boolean> {
    this.#wasTried = true;
    const isWhole = texts.every((field) => this[field].trim() !== '') && this.decidedOn !== '';
    if (!isWhole || this.isUnchanged) return false;
    const { title, decisionNumber, decidedOn, reason } = this;
    const paperNumber = this.paperNumber.trim() || undefined;
    const body = { title, decisionNumber, decidedOn, reason, paperNumber };
    const path = { roundId: this.#round().id };
    const found = await this.run(() => call('post', '/api/rounds/{roundId}/corrections', { path, body }));
    if (found === null) return false;
    this.list.set(found);
    this.#isOpen = false;
    return true;
  }

  /** True when it is written; what stands by then is read anew where another was quicker. */
  async answer({ id: correctionId }: Correction, what: 'confirmation' | 'refusal'): Promise<boolean> {
    const path = { roundId: this.#round().id, correctionId };
    this.acting = what;
    const found = await this.run(() =>
      call('post', `/api/rounds/{roundId}/corrections/{correctionId}/${what}`, { path }),
    );
    this.acting = null;
    if (found !== null) this.list.set(found);
    else if (this.problem?.code === 'learning.correction-answered') await this.list.load();
    return found !== null;
  }
}
