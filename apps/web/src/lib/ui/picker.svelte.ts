/** Something that can be picked; `note` tells apart what has the same label. */
export interface PickerOption {
  value: string;
  label: string;
  note?: string;
}

/** What was found so far; `more` asks for what comes after it. */
export interface Found {
  options: readonly PickerOption[];
  more?: (signal: AbortSignal) => Promise<Found>;
}

/** Asks for what fits a typed text, all at once or in parts; rejects where that can't be known now. */
export type FindOptions = (text: string, signal: AbortSignal) => Promise<readonly PickerOption[] | Found>;

const waitMs = 200;

/** The list under a picker's field: asks when the typing rests, the newest question wins, and keys move through it. */
export class Picker {
  options = $state.raw<readonly PickerOption[]>([]);
  #more = $state.raw<Found['more']>();
  phase = $state<'rest' | 'asking' | 'found' | 'failed'>('rest');
  /** Which option the keys are on; −1: none. */
  active = $state(-1);
  readonly #find: () => FindOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | null = null;

  constructor(find: () => FindOptions) {
    this.#find = find;
  }

  get isOpen(): boolean {
    return this.phase !== 'rest';
  }

  get activeOption(): PickerOption | null {
    return this.options[this.active] ?? null;
  }

  typed(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(text), waitMs);
  }

  async ask(text: string): Promise<void> {
    this.#stop();
    const running = (this.#running = new AbortController());
    this.phase = 'asking';
    try {
      const found = await this.#find()(text.trim(), running.signal);
      if (running !== this.#running) return;
      const { options, more }: Found = 'options' in found ? found : { options: found };
      this.options = options;
      this.#more = more;
      this.active = options.length === 1 ? 0 : -1;
      this.phase = 'found';
    } catch {
      if (running !== this.#running) return;
      this.options = [];
      this.#more = undefined;
      this.active = -1;
      this.phase = 'failed';
    }
  }

  /** There is more than is listed. */
  get hasMore(): boolean {
    return this.#more !== undefined;
  }

  /** Lists the next part below; what is listed stays when that fails, and can be asked again. */
  async grow(): Promise<void> {
    const more = this.#more;
    if (more === undefined || this.#running === null) return;
    const running = this.#running;
    this.#more = undefined;
    try {
      const next = await more(running.signal);
      if (running !== this.#running) return;
      this.options = [...this.options, ...next.options];
      this.#more = next.more;
    } catch {
      if (running === this.#running) this.#more = more;
    }
  }

  close(): void {
    this.#stop();
    this.phase = 'rest';
    this.active = -1;
  }

  /** Moves through the list, round its ends; true when the key was for it. */
  move(key: string): boolean {
    const count = this.options.length;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: (this.active + 1) % Math.max(count, 1),
      ArrowUp: this.active <= 0 ? count - 1 : this.active - 1,
    };
    const next = steps[key];
    if (next === undefined || count === 0) return false;
    this.active = next;
    return true;
  }

  /** What a key in the field means: opens and asks, moves, picks or closes; true when it was for the list. */
  press(key: string, text: string, pick: (option: PickerOption) => void): boolean {
    if (!this.isOpen) {
      if (key === 'ArrowDown') void this.ask(text);
      return key === 'ArrowDown';
    }
    if (key === 'Escape') this.close();
    else if (key !== 'Enter') return this.move(key);
    else if (this.activeOption) pick(this.activeOption);
    return true;
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = null;
  }
}
