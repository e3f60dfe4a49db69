import { Problem } from '../../lib/api/problem';
import { randomId } from '../../lib/offline/device';
import { type MarkState, type MarkWord, stateOf, wordOfChange } from './mark-state';
import { inSheetOrder } from './roll-numbers';
import type { RollLine } from './roll-view';
import type { RollState } from './roll.svelte';

/** A correction that waits for its turn: the server takes one after the other. */
interface Correction {
  memberId: string;
  word: MarkWord;
  clientKey: string;
}

const mostDigits = 3;

/** Types a signed list in: each key marks the line that is chosen and goes on to the next; a number goes to its line. */
export class PaperEntry {
  /** A number being typed. */
  typed = $state('');
  problem = $state.raw<Problem | null>(null);
  /** Whose line is chosen: people come and go while it is typed. */
  #chosen = $state<string | 'first' | 'past-last'>('first');
  #waiting = $state.raw<readonly Correction[]>([]);
  #done: readonly { memberId: string; before: MarkState }[] = [];
  #isSending = false;
  readonly #roll: RollState;

  constructor(roll: RollState) {
    this.#roll = roll;
  }

  /** In the order of the printed list; who is on no print yet stands behind. */
  readonly lines = $derived.by(() => inSheetOrder(this.#roll.lines));
  /** Which line is chosen, from 0; one past the last: the list is through; -1: whose line it was is not there any more. */
  readonly at = $derived.by(() => {
    if (this.#chosen === 'first') return 0;
    if (this.#chosen === 'past-last') return this.lines.length;
    return this.lines.findIndex(({ memberId }) => memberId === this.#chosen);
  });
  readonly current = $derived.by((): RollLine | null => this.lines[this.at] ?? null);
  readonly markedCount = $derived.by(() => this.lines.filter(({ mark }) => mark !== null).length);

  /** Her correction has not come back yet. */
  isSaving(id: string): boolean {
    return this.#waiting.some(({ memberId }) => memberId === id);
  }

  /** A digit of a number as it is printed before the name; the line of what is typed so far is chosen. */
  digit(digit: string): void {
    this.typed = (this.typed + digit).slice(-mostDigits);
    this.#chosen = this.#typedLine()?.memberId ?? this.#chosen;
  }

  /** True when a number is typed that no line has. */
  readonly isBeyond = $derived.by(() => this.typed !== '' && this.#typedLine() === null);

  #typedLine(): RollLine | null {
    return this.lines.find(({ number }) => number === Number(this.typed)) ?? null;
  }

  move(step: 1 | -1): void {
    this.choose(this.lines[Math.max(0, this.at + step)]?.memberId ?? 'past-last');
  }

  choose(memberId: string): void {
    this.typed = '';
    this.#chosen = memberId;
  }

  /** Marks the chosen line and goes on; with a number that no line has, nobody. */
  async mark(word: MarkWord): Promise<void> {
    const line = this.current;
    if (line === null || this.isBeyond) return;
    this.#done = [...this.#done, { memberId: line.memberId, before: stateOf(line) }];
    this.move(1);
    await this.#say(line.memberId, word);
  }

  /** Takes the last line back and chooses it; gives whose it was. */
  async undo(): Promise<RollLine | null> {
    const last = this.#done.at(-1);
    const line = this.lines.find(({ memberId }) => memberId === last?.memberId) ?? null;
    if (last === undefined || line === null) return null;
    this.#done = this.#done.slice(0, -1);
    this.choose(line.memberId);
    // What waits to be sent is not known to the server: it is turned round after it.
    await this.#say(line.memberId, wordOfChange(stateOf(line), last.before));
    return line;
  }

  async #say(memberId: string, word: MarkWord): Promise<void> {
    if (this.#roll.roll.value?.session.state !== 'closed') return this.#roll.tap(memberId, word, 'paper');
    this.#waiting = [...this.#waiting, { memberId, word, clientKey: randomId() }];
    await this.#send();
  }

  /** One after the other; a refused one stops the rest, and its line is chosen. */
  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    this.problem = null;
    try {
      for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
        await this.#roll.correct(next.memberId, next.word, { source: 'paper', clientKey: next.clientKey });
        this.#waiting = this.#waiting.slice(1);
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      const [refused] = this.#waiting;
      if (refused) this.choose(refused.memberId);
      this.#waiting = [];
    } finally {
      this.#isSending = false;
    }
  }
}
