import { call } from '../../lib/api/client';
import type { Problem } from '../../lib/api/problem';
import { fieldText } from '../../lib/api/problem-text';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';

export type Timeline = Answer<'post', '/api/validity-timelines'>;
export type Basis = 'completion' | 'earlier-expiry' | 'fixed-date';

/** A rule as the server takes it. */
export interface ValidityBody {
  basis: Basis;
  months: number;
  fixedOn?: string;
  windowDays: number;
  minActiveDays: number;
  graceDays: number;
}

const bounds = { months: [1, 120], windowDays: [0, 1100], minActiveDays: [0, 1100], graceDays: [0, 366] } as const;
export type ValidityNumber = keyof typeof bounds;

/** How long what a round certifies is good for, as it is typed; numbers are text until they are sent. */
export class ValidityTerms {
  /** Empty: for ever. */
  basis = $state<Basis | ''>('');
  fixedOn = $state('');
  numbers = $state<Record<ValidityNumber, string>>({
    months: '24',
    windowDays: '90',
    minActiveDays: '0',
    graceDays: '30',
  });

  /** The rule; null while there is none, or something of it is no number or no date. */
  get body(): ValidityBody | null {
    if (this.basis === '' || !this.isWhole) return null;
    const { months, windowDays, minActiveDays, graceDays } = this.numbers;
    const said = {
      ...{ basis: this.basis, months: Number(months), windowDays: Number(windowDays) },
      ...{ minActiveDays: Number(minActiveDays), graceDays: Number(graceDays) },
    };
    return this.basis === 'fixed-date' ? { ...said, fixedOn: this.fixedOn } : said;
  }

  /** Nothing of it is missing; true where there is no rule. */
  get isWhole(): boolean {
    if (this.basis === '') return true;
    const names = Object.keys(bounds) as ValidityNumber[];
    return names.every((name) => this.isNumber(name)) && (this.basis !== 'fixed-date' || this.fixedOn !== '');
  }

  isNumber(name: ValidityNumber): boolean {
    const typed = this.numbers[name].trim();
    const [least, most] = bounds[name];
    return /^\d{1,4}$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
  }

  /** Begins with the rule of another round. */
  follow(rule: (Omit<ValidityBody, 'basis' | 'fixedOn'> & { basis: string; fixedOn: string | null }) | null): void {
    if (rule === null) return;
    this.basis = rule.basis as Basis;
    this.fixedOn = rule.fixedOn ?? '';
    for (const name of Object.keys(bounds) as ValidityNumber[]) this.numbers[name] = String(rule[name]);
  }
}

/** What a rule would mean for sample members, drawn by the server from the function that real members are derived by. */
export class SimulatorState {
  readonly timeline: Resource<Timeline>;
  readonly #asked: () => { startsOn: string; dueOn: string; validity: ValidityBody } | null;

  constructor(asked: () => { startsOn: string; dueOn: string; validity: ValidityBody } | null) {
    this.#asked = asked;
    this.timeline = new Resource<Timeline>((signal) => {
      const body = this.#asked();
      if (body === null) throw new TypeError('nothing to draw');
      return call('post', '/api/validity-timelines', { body, signal });
    });
  }

  get asked(): { startsOn: string; dueOn: string; validity: ValidityBody } | null {
    return this.#asked();
  }

  get problem(): Problem | null {
    const { current } = this.timeline;
    return current.phase === 'failed' ? current.problem : null;
  }

  /** What the server says of one part of the rule. */
  faultOf(field: keyof ValidityBody): string | null {
    return fieldText(this.problem, `/validity/${field}`);
  }
}
