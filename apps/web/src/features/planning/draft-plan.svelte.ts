import { SvelteSet } from 'svelte/reactivity';
import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { type PlanAgain, planAgain } from './plan-again';
import type { Plan, Trainer } from './types';

type Round = Answer<'get', '/api/rounds'>['rounds'][number];

/** Numbers of the form, as they are typed. */
export const numberEntries = [
  'largestClass',
  'smallestClass',
  'memberMinutes',
  'trainerMinutesADay',
  'noonMinutes',
  'daysAWeek',
] as const;
export type NumberEntry = (typeof numberEntries)[number];

/** The form that starts a plan, empty or as an earlier plan was. */
export class DraftPlanState extends Act {
  readonly ground: Resource<{ rounds: readonly Round[]; trainers: readonly Trainer[] }>;
  roundId = $state('');
  name = $state('');
  from = $state('');
  until = $state('');
  halves = $state<1 | 2>(1);
  readonly weekdays = new SvelteSet([1, 2, 3, 4, 5]);
  morning = $state({ from: '08:00', to: '11:00' });
  afternoon = $state({ from: '13:30', to: '16:30' });
  numbers = $state<Record<NumberEntry, string>>({
    largestClass: '60',
    smallestClass: '15',
    memberMinutes: '45',
    trainerMinutesADay: '300',
    noonMinutes: '90',
    daysAWeek: '4',
  });
  readonly trainerIds = new SvelteSet<string>();
  /** What it begins with; null: nothing. */
  again = $state.raw<PlanAgain | null>(null);
  keepsPins = $state(true);
  /** The entries as the form began; null before that. */
  #begun = $state<string | null>(null);
  #wasTried = $state(false);
  #isSent = $state(false);
  readonly #clientKey = crypto.randomUUID();

  /** `sourceId`: the plan it is made after; null: none. */
  constructor(sourceId: string | null = null) {
    super();
    this.ground = new Resource(async (signal) => {
      const [list, { items }, source] = await Promise.all([
        call('get', '/api/rounds', { signal }),
        call('get', '/api/planning/trainers', { signal }),
        sourceId === null ? null : call('get', '/api/class-plans/{planId}', { path: { planId: sourceId }, signal }),
      ]);
      // Nobody who relearns what an edition changed needs hours in class, and nobody whose round was ended.
      const rounds = list.rounds.filter(({ reopens, endedOn }) => reopens === null && endedOn === null);
      this.#fill(source, items);
      if (!rounds.some(({ id }) => id === this.roundId)) this.roundId = rounds[0]?.id ?? '';
      this.#begun ??= this.#typed;
      return { rounds, trainers: items };
    });
  }

  /** An entry is another than the form began with, and no plan is started from it yet. */
  get isUnsaved(): boolean {
    return !this.#isSent && this.#begun !== null && this.#typed !== this.#begun;
  }

  /** Pins of the earlier plan that come along; null: it has none, or the round is another. */
  get pins(): number | null {
    const { again } = this;
    return again === null || again.pins === 0 || again.roundId !== this.roundId ? null : again.pins;
  }

  chooseAll(trainers: readonly Trainer[]): void {
    for (const { accountId, home } of trainers) if (home !== null) this.trainerIds.add(accountId);
  }

  toggle<T>(set: SvelteSet<T>, value: T, isChosen: boolean): void {
    if (isChosen) set.add(value);
    else set.delete(value);
  }

  /** Left empty, once sending was tried. */
  isMissing(entry: 'name' | 'from' | 'until'): boolean {
    return this.#wasTried && this[entry].trim() === '';
  }

  isNoNumber(entry: NumberEntry): boolean {
    return this.#wasTried && !isWhole(this.numbers[entry]);
  }

  get hasNoTrainer(): boolean {
    return this.#wasTried && this.trainerIds.size === 0;
  }

  /** Starts the plan; null when something is missing or it was refused. */
  async send(): Promise<Plan | null> {
    this.#wasTried = true;
    this.problem = null;
    const isEmpty = [this.name, this.from, this.until].some((entry) => entry.trim() === '');
    if (isEmpty || this.trainerIds.size === 0 || Object.values(this.numbers).some((text) => !isWhole(text)))
      return null;
    const plan = await this.run(() => call('post', '/api/class-plans', { body: this.#body() }));
    this.#isSent = plan !== null;
    return plan;
  }

  get #typed(): string {
    return JSON.stringify([
      ...[this.name.trim(), this.from, this.until, this.roundId, this.halves, this.keepsPins],
      ...[[...this.weekdays].sort(), this.morning, this.afternoon, this.numbers, [...this.trainerIds].sort()],
    ]);
  }

  /** As the earlier plan was, once; without one, all trainers who can go out. */
  #fill(source: Plan | null, trainers: readonly Trainer[]): void {
    if (source === null && this.trainerIds.size === 0) this.chooseAll(trainers);
    if (source !== null && this.again === null) this.#begin(source, trainers);
  }

  #begin(source: Plan, trainers: readonly Trainer[]): void {
    const { terms } = source;
    const again = planAgain(source, trainers);
    const { roundId, name, from, until } = again;
    Object.assign(this, { again, roundId, name, from, until, halves: terms.halves });
    this.morning = { ...terms.morning };
    this.afternoon = { ...terms.afternoon };
    for (const entry of numberEntries) this.numbers[entry] = String(terms[entry]);
    this.weekdays.clear();
    for (const day of terms.weekdays) this.weekdays.add(day);
    for (const accountId of again.trainerIds) this.trainerIds.add(accountId);
  }

  #body(): Parameters<typeof call<'post', '/api/class-plans'>>[2]['body'] {
    const numbers = Object.fromEntries(numberEntries.map((entry) => [entry, Number(this.numbers[entry])]));
    return {
      clientKey: this.#clientKey,
      name: this.name,
      roundId: this.roundId,
      from: this.from,
      until: this.until,
      trainerIds: [...this.trainerIds],
      ...(this.keepsPins && this.pins !== null && this.again !== null ? { pinsOfPlanId: this.again.planId } : {}),
      terms: {
        ...(numbers as Record<NumberEntry, number>),
        halves: this.halves,
        weekdays: [...this.weekdays].sort(),
        morning: { ...this.morning },
        afternoon: { ...this.afternoon },
      },
    };
  }
}

const isWhole = (text: string): boolean => /^\d{1,4}$/.test(text.trim());
