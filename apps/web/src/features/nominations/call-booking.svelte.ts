import { SvelteSet } from 'svelte/reactivity';
import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { randomId } from '../../lib/offline/device';
import type { CallBooking, ClassForCall, CommuneQuota, NewClass } from './types';

/** Gives the named people of a call places in a class: which class, and of which communes. */
export class CallBookingState {
  readonly classes: Resource<readonly ClassForCall[]>;
  readonly act = new Act();
  readonly opening = new Act();
  /** Chosen by the officer; nothing is chosen for her. */
  classGroupId = $state('');
  readonly communes = new SvelteSet<string>();
  outcome = $state.raw<CallBooking | null>(null);
  #wasTried = $state(false);
  #clientKey = randomId();
  readonly #path: { callId: string };

  constructor(callId: string) {
    this.#path = { callId };
    this.classes = new Resource(async (signal) => {
      const { items } = await call('get', '/api/class-calls/{callId}/classes', { path: this.#path, signal });
      if (!items.some(({ id }) => id === this.classGroupId)) this.classGroupId = '';
      return items;
    });
  }

  get chosen(): ClassForCall | null {
    return this.classes.value?.find(({ id }) => id === this.classGroupId) ?? null;
  }

  /** A class to begin with asks for the people of its own commune. */
  choose(classGroupId: string, communes: readonly CommuneQuota[]): void {
    this.classGroupId = classGroupId;
    this.outcome = null;
    this.communes.clear();
    const own = waitingIn(communes).find(({ communeId }) => communeId === this.chosen?.communeId);
    if (own !== undefined) this.communes.add(own.communeId);
  }

  /** How many of the chosen communes wait for a class. */
  countOf(communes: readonly CommuneQuota[]): number {
    return this.chosenOf(communes).reduce((sum, one) => sum + one.filled - one.booked, 0);
  }

  /** The chosen communes in which somebody waits. */
  chosenOf(communes: readonly CommuneQuota[]): CommuneQuota[] {
    return waitingIn(communes).filter(({ communeId }) => this.communes.has(communeId));
  }

  get isClassMissing(): boolean {
    return this.#wasTried && this.chosen === null;
  }

  isCommuneMissing(communes: readonly CommuneQuota[]): boolean {
    return this.#wasTried && this.chosen !== null && this.countOf(communes) === 0;
  }

  /** True when there is something to ask about before it is done. */
  tryOut(communes: readonly CommuneQuota[]): boolean {
    this.#wasTried = true;
    this.act.problem = null;
    return this.chosen !== null && this.countOf(communes) > 0;
  }

  /** Opens a class and chooses it. Another try after a refusal is another form; one that got lost is the same. */
  async open(form: NewClass, communes: readonly CommuneQuota[]): Promise<boolean> {
    const body = { ...form, sessions: form.sessions.map((hours) => ({ ...hours })), clientKey: this.#clientKey };
    const opened = await this.opening.run(() =>
      call('post', '/api/class-calls/{callId}/classes', { path: this.#path, body }),
    );
    if (opened === null) {
      if (this.opening.problem?.isPassing === false) this.#clientKey = randomId();
      void this.classes.load();
      return false;
    }
    this.#clientKey = randomId();
    this.classes.set(opened.items);
    this.choose(opened.classGroupId, communes);
    return true;
  }

  async book(communes: readonly CommuneQuota[]): Promise<CallBooking | null> {
    const communeIds = this.chosenOf(communes).map(({ communeId }) => communeId);
    const body = { classGroupId: this.classGroupId, communeIds };
    const outcome = await this.act.run(() =>
      call('post', '/api/class-calls/{callId}/bookings', { path: this.#path, body }),
    );
    void this.classes.load();
    if (outcome === null) return null;
    this.#wasTried = false;
    this.outcome = outcome;
    return outcome;
  }
}

/** Communes of which somebody is named and has no class yet. */
export const waitingIn = (communes: readonly CommuneQuota[]): CommuneQuota[] =>
  communes.filter(({ filled, booked }) => filled > booked);
