import type { Answer } from '../../lib/api/types';

export type AudienceView = Answer<'get', '/api/rounds/{roundId}/audience'>;
export type AudienceRule = NonNullable<AudienceView['rule']>;
/** Whom a reopening names was written with it: nobody enters that. */
export type ConditionKind = Exclude<AudienceRule['conditions'][number]['kind'], 'named'>;
export type SeatSide = 'before' | 'from';

/** A condition as the server takes it. */
export interface ConditionBody {
  kind: ConditionKind;
  values?: string[];
  side?: SeatSide;
  day?: string;
}

/** A rule as the server takes it. */
export interface AudienceBody {
  match: 'all' | 'any';
  conditions: ConditionBody[];
  except: ConditionBody[];
}

/** So many of each sort the server takes. */
const most = 12;

/** One condition as it is entered. */
export class ConditionEntry {
  values = $state<string[]>([]);
  isExcept = $state(false);
  side = $state<SeatSide>('before');
  day = $state('');

  readonly key: number;
  readonly kind: ConditionKind;

  constructor(key: number, kind: ConditionKind) {
    this.key = key;
    this.kind = kind;
  }

  /** What is still to be entered; null: nothing. */
  get lack(): 'values' | 'day' | null {
    if (this.kind === 'any-round') return null;
    if (this.kind === 'seat') return this.day === '' ? 'day' : null;
    return this.values.length === 0 ? 'values' : null;
  }

  get body(): ConditionBody {
    const { kind, values, side, day } = this;
    if (kind === 'any-round') return { kind };
    return kind === 'seat' ? { kind, side, day } : { kind, values: [...values] };
  }

  toggle(value: string, isChosen: boolean): void {
    const others = this.values.filter((one) => one !== value);
    this.values = isChosen ? [...others, value] : others;
  }
}

/** Whom a round is for, as it is entered: conditions one below the other, some of them exceptions. */
export class AudienceTerms {
  match = $state<'all' | 'any'>('all');
  entries = $state.raw<readonly ConditionEntry[]>([]);
  #next = 0;

  get conditions(): readonly ConditionEntry[] {
    return this.entries.filter(({ isExcept }) => !isExcept);
  }

  get except(): readonly ConditionEntry[] {
    return this.entries.filter(({ isExcept }) => isExcept);
  }

  /** Nothing of it is missing; true where there is no condition. */
  get isWhole(): boolean {
    return this.entries.every(({ lack }) => lack === null);
  }

  get isFull(): boolean {
    return this.entries.length >= most;
  }

  /** The rule; null: everybody. What is not whole is no rule yet. */
  get body(): AudienceBody | null {
    if (this.entries.length === 0 || !this.isWhole) return null;
    const bodies = (some: readonly ConditionEntry[]): ConditionBody[] => some.map(({ body }) => body);
    return { match: this.match, conditions: bodies(this.conditions), except: bodies(this.except) };
  }

  add(kind: ConditionKind): ConditionEntry {
    const entry = new ConditionEntry((this.#next += 1), kind);
    this.entries = [...this.entries, entry];
    return entry;
  }

  remove(entry: ConditionEntry): void {
    this.entries = this.entries.filter((one) => one !== entry);
  }

  /** Where the server finds a condition. */
  pointerOf(entry: ConditionEntry): string {
    const part = entry.isExcept ? 'except' : 'conditions';
    return `/rule/${part}/${this[part].indexOf(entry)}`;
  }

  /** Begins with a rule that is kept. */
  follow(rule: AudienceRule | null): void {
    this.entries = [];
    this.match = rule?.match ?? 'all';
    if (rule === null) return;
    this.#take(rule.conditions, false);
    this.#take(rule.except, true);
  }

  #take(conditions: AudienceRule['conditions'], isExcept: boolean): void {
    for (const { kind, values, side, day } of conditions) {
      if (kind === 'named') continue;
      const entry = this.add(kind);
      Object.assign(entry, { isExcept, values: [...values], side: side ?? 'before', day: day ?? '' });
    }
  }
}

/** The same rule in the same words, whatever it was made of. */
export function ruleText(rule: AudienceBody | AudienceRule | null): string {
  if (rule === null) return '';
  const text = ({ kind, values, side, day }: AudienceRule['conditions'][number] | ConditionBody): string =>
    JSON.stringify([kind, [...(values ?? [])].sort(), side ?? null, day ?? null]);
  return JSON.stringify([rule.match, rule.conditions.map(text), rule.except.map(text)]);
}
