import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import type { Explanation } from './types';

export type AttemptsMade = Explanation['attempts'][number];
export type GivenAttempts = AttemptsMade['given'][number];

/** The form that gives one person further attempts at a quiz. */
export class GiveAttemptsState extends Act {
  number = $state<number | null>(2);
  reason = $state('');
  wasTried = $state(false);
  readonly #cycleId: () => string;
  /** What was said last, and its key: the same said again is the same form. */
  #sent = { said: '', clientKey: '' };

  constructor(cycleId: () => string) {
    super();
    this.#cycleId = cycleId;
  }

  get isNumberWrong(): boolean {
    return this.number === null || !Number.isInteger(this.number) || this.number < 1 || this.number > 5;
  }

  /** How many were given; null when they were not. */
  async send(quizId: string): Promise<number | null> {
    this.wasTried = true;
    this.problem = null;
    const reason = this.reason.trim();
    const { number } = this;
    if (this.isNumberWrong || number === null || reason === '') return null;
    const said = JSON.stringify([quizId, number, reason]);
    if (this.#sent.said !== said) this.#sent = { said, clientKey: crypto.randomUUID() };
    const body = { clientKey: this.#sent.clientKey, quizId, number, reason };
    const path = { cycleId: this.#cycleId() };
    const given = await this.run(() => call('post', '/api/cycles/{cycleId}/attempt-grants', { path, body }));
    return given === null ? null : number;
  }
}

/** Takes further attempts back. */
export class TakeBackAttemptsState extends Act {
  /** The one that is being taken back. */
  grantId = $state<string | null>(null);
  readonly #cycleId: () => string;

  constructor(cycleId: () => string) {
    super();
    this.#cycleId = cycleId;
  }

  /** True when they are taken back. */
  async takeBack(grantId: string): Promise<boolean> {
    this.grantId = grantId;
    const path = { cycleId: this.#cycleId(), grantId };
    const work = async (): Promise<true> => {
      await call('delete', '/api/cycles/{cycleId}/attempt-grants/{grantId}', { path });
      return true;
    };
    return (await this.run(work)) !== null;
  }
}
