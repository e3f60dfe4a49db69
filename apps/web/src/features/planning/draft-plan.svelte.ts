import { SvelteSet } from 'svelte/reactivity';
import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
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

/** The form that starts a plan. */
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
  #wasTried = $state(false);
  #isSent = $state(false);
  readonly #clientKey = crypto.randomUUID();

  constructor() {
    super();
    this.ground = new Resource(async (signal) => {
      const [list, { items }] = await Promise.all([
        call('get', '/api/rounds', { signal }),
        call('get', '/api/planning/trainers', { signal }),
      ]);
      // Nobody who relearns what an edition changed needs hours in class.
      const rounds = list.rounds.filter(({ reopens }) => reopens === null);
      if (this.roundId === '') this.roundId = rounds[0]?.id ?? '';
      if (this.trainerIds.size === 0) this.chooseAll(items);
      return { rounds, trainers: items };
    });
  }

  get isUnsaved(): boolean {
    return !this.#isSent && (this.name.trim() !== '' || this.from !== '' || this.until !== '');
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

  #body(): Parameters<typeof call<'post', '/api/class-plans'>>[2]['body'] {
    const numbers = Object.fromEntries(numberEntries.map((entry) => [entry, Number(this.numbers[entry])]));
    return {
      clientKey: this.#clientKey,
      name: this.name,
      roundId: this.roundId,
      from: this.from,
      until: this.until,
      trainerIds: [...this.trainerIds],
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
