import { Act } from '../../lib/api/act.svelte';
import { call, callForFile } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { saveFile } from '../../lib/api/save-file';
import type { Opening, Plan, PlannedClass } from './types';

/** Classes opened by one request. */
const AT_A_TIME = 10;

export type Spot = NonNullable<Opening['spots']>[number];

/** A class that could not be opened, why, and where else it could stand; null: that was not looked for. */
export interface RefusedClass {
  one: PlannedClass;
  why: string;
  spots: readonly Spot[] | null;
}

/** One plan: what it proposes, and what the officer does with it. Every act's answer is the plan as it is then. */
export class PlanDesk extends Act {
  readonly current: Resource<Plan>;
  /** Classes opened so far of those asked for; null when none are being opened. */
  opening = $state.raw<{ done: number; all: number } | null>(null);
  /** Those that were refused, until they are opened after all or the plan is worked out anew: the same numbers are of other classes then. */
  readonly refused = $derived.by(() => (this.#held.of === this.#proposal() ? this.#held.classes : []));
  /** Putting a class elsewhere: refused in its own sheet. */
  readonly placing = new Act();
  /** A refused class goes where it was offered a place: refused beside it. */
  readonly taking = new Act();
  readonly exporting = new Act();
  #held = $state.raw<{ of: string | null; classes: readonly RefusedClass[] }>({ of: null, classes: [] });
  readonly #id: () => string;
  #isGone = false;

  constructor(id: () => string) {
    super();
    this.#id = id;
    this.current = new Resource((signal) => call('get', '/api/class-plans/{planId}', { ...this.#at(), signal }));
  }

  get isWorking(): boolean {
    return this.current.value?.state === 'working';
  }

  pin(one: PlannedClass, isPinned: boolean): Promise<boolean> {
    const body = { revision: this.#revision, numbers: [one.number], isPinned };
    return this.#take(() => call('put', '/api/class-plans/{planId}/pins', { ...this.#at(), body }));
  }

  async place(
    one: PlannedClass,
    spot: { venueId: string; trainerId: string; day: string; half: 0 | 1 },
  ): Promise<boolean> {
    const path = { ...this.#at().path, number: one.number };
    const body = { ...spot, revision: this.#revision };
    const send = (): Promise<Plan> => call('put', '/api/class-plans/{planId}/classes/{number}', { path, body });
    this.problem = null;
    return this.#shown(this.placing, await this.placing.run(send));
  }

  planAgain(): Promise<boolean> {
    return this.#take(() => call('post', '/api/class-plans/{planId}/proposals', this.#at()));
  }

  /** Opens these classes, some at a time; gives how many are open now. What is refused is kept with why. */
  async open(classes: readonly PlannedClass[]): Promise<number> {
    const numbers = classes.map(({ number }) => number);
    const of = this.#proposal();
    const revision = this.#revision;
    this.#held = { of, classes: this.refused.filter(({ one }) => !numbers.includes(one.number)) };
    this.opening = { done: 0, all: classes.length };
    let opened = 0;
    for (let at = 0; at < classes.length && !this.#isGone; at += AT_A_TIME) {
      const part = classes.slice(at, at + AT_A_TIME);
      const body = { revision, numbers: part.map(({ number }) => number), offered: this.#offered() };
      const answer = await this.run(() => call('post', '/api/class-plans/{planId}/openings', { ...this.#at(), body }));
      if (answer === null) break;
      opened += answer.items.filter(({ classGroupId }) => classGroupId !== null).length;
      this.#held = { of, classes: [...this.#held.classes, ...refusedOf(part, answer.items)] };
      this.opening = { done: at + part.length, all: classes.length };
    }
    this.opening = null;
    if (!this.#isGone) await this.current.load();
    return opened;
  }

  /** Puts a class where it was offered a place, and opens it there; true when it is open. */
  async openAt(one: PlannedClass, { day, half, venueId, trainerId }: Spot): Promise<boolean> {
    if (!this.refused.some((refused) => refused.one === one)) return false;
    const path = { ...this.#at().path, number: one.number };
    const body = { day, half, venueId, trainerId, revision: this.#revision };
    const send = (): Promise<Plan> => call('put', '/api/class-plans/{planId}/classes/{number}', { path, body });
    if (!(await this.#shown(this.taking, await this.taking.run(send)))) return false;
    const moved = this.current.value?.classes.find(({ number }) => number === one.number) ?? one;
    return (await this.open([moved])) > 0;
  }

  async remove(): Promise<boolean> {
    return (await this.run(() => call('delete', '/api/class-plans/{planId}', this.#at()))) !== null;
  }

  /** The classes and whom they leave out, as a file. */
  async export(): Promise<void> {
    await this.exporting.run(async () => {
      saveFile(await callForFile('get', '/api/class-plans/{planId}/classes.xlsx', this.#at()), 'ke-hoach-mo-lop.xlsx');
    });
  }

  /** What is asked already is opened all the same. */
  leave(): void {
    this.#isGone = true;
  }

  /** By when it was worked out which proposal is shown; another one while it is being worked out. */
  #proposal(): string | null {
    const plan = this.current.value;
    return plan?.state === 'working' ? 'working' : (plan?.proposedAt ?? null);
  }

  /** The first place offered to each of those refused so far: kept from those refused next. */
  #offered(): Pick<Spot, 'day' | 'half' | 'venueId' | 'trainerId'>[] {
    return this.refused.flatMap(({ spots }) =>
      (spots ?? []).slice(0, 1).map(({ day, half, venueId, trainerId }) => ({ day, half, venueId, trainerId })),
    );
  }

  /** Of the plan as it is shown: what is decided on it holds for no other. */
  get #revision(): number {
    return this.current.value?.revision ?? 0;
  }

  #at(): { path: { planId: string } } {
    return { path: { planId: this.#id() } };
  }

  async #take(send: () => Promise<Plan>): Promise<boolean> {
    return this.#shown(this, await this.run(send));
  }

  /** Shows the answer of an act; one that was decided on an older plan brings the plan as it is now, which the page says, not the sheet of the act. */
  async #shown(act: Act, answer: Plan | null): Promise<boolean> {
    if (answer !== null) this.current.set(answer);
    else if (act.problem?.code === 'planning.changed-since') {
      [act.problem, this.problem] = [null, act.problem];
      await this.current.load();
    }
    return answer !== null;
  }
}

function refusedOf(part: readonly PlannedClass[], items: readonly Opening[]): RefusedClass[] {
  return items.flatMap(({ number, refusal, spots }) => {
    const one = part.find((planned) => planned.number === number);
    return one === undefined || refusal === null ? [] : [{ one, why: refusal, spots }];
  });
}
