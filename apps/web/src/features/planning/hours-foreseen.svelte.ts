import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import type { DraftPlanState } from './draft-plan.svelte';

export type HoursForeseen = Answer<'post', '/api/class-plans/hours-preview'>;

type Form = Pick<DraftPlanState, 'roundId' | 'halves' | 'morning' | 'afternoon'>;

/** What the hours on the form of a plan are worth in its round, as the server counts it. */
export class HoursForeseenState {
  readonly view: Resource<HoursForeseen>;
  readonly #form: () => Form;

  constructor(form: () => Form) {
    this.#form = form;
    this.view = new Resource((signal) => {
      const { roundId, halves, morning, afternoon } = this.#form();
      const body = { roundId, halves, morning: { ...morning }, afternoon: { ...afternoon } };
      return call('post', '/api/class-plans/hours-preview', { body, signal });
    });
  }

  /** What is asked; empty while no round is chosen. */
  get asked(): string {
    const { roundId, halves, morning, afternoon } = this.#form();
    return roundId === '' ? '' : JSON.stringify([roundId, halves, morning, afternoon]);
  }

  /** The answer to what stands on the form; null while it is awaited, and where the hours contradict each other. */
  get answer(): HoursForeseen | null {
    return this.view.current.phase === 'failed' ? null : this.view.answer;
  }
}
