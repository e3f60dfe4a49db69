import { SvelteSet } from 'svelte/reactivity';
import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import type { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import { type Chosen, effectsOf } from './request-words';
import type { AnswerOutcome, AskingMember, NotBooked, RequestList } from './types';

/** Ids of requests by whose word they wait for. */
export interface AnsweredIds {
  readonly commune: readonly string[];
  readonly class: readonly string[];
}

/** What came of an answer, and what takes it back. */
export interface Answered {
  readonly outcome: AnswerOutcome;
  readonly ids: AnsweredIds;
}

/** Requests for places that somebody answers: all that wait for her, or those of one class. */
export class RequestsState {
  readonly list: Resource<RequestList>;
  readonly act = new Act();
  /** Ids of chosen requests. */
  readonly chosen = new SvelteSet<string>();
  /** Who could not be admitted by the last answer. */
  refused = $state.raw<readonly NotBooked[]>([]);

  constructor(classGroupId: () => string | undefined = () => undefined) {
    this.list = new Resource((signal) => {
      const id = classGroupId();
      return call('get', '/api/place-requests', { query: id === undefined ? {} : { classGroupId: id }, signal });
    });
  }

  get chosenPeople(): AskingMember[] {
    return this.#byClass.flatMap(({ people }) => people);
  }

  /** What a yes to the chosen would do. */
  get effects(): ReturnType<typeof effectsOf> {
    return effectsOf(this.#byClass);
  }

  /** Why the answer was refused, unless the field of the reason tells it: people that can't be answered have no field. */
  get refusal(): Problem | null {
    return this.act.fault('/reason') === null ? this.act.problem : null;
  }

  toggle(ids: readonly string[], isChosen: boolean): void {
    for (const id of ids) {
      if (isChosen) this.chosen.add(id);
      else this.chosen.delete(id);
    }
  }

  /** One answer to all that are chosen; a reason makes it a no. Null when the server refused. */
  async answer(reason: string | null): Promise<Answered | null> {
    const idsOf = (stage: AskingMember['stage']): string[] =>
      this.chosenPeople.filter((one) => one.stage === stage).map(({ requestId }) => requestId);
    const ids = { commune: idsOf('commune'), class: idsOf('class') };
    const said = reason === null ? { isApproved: true } : { isApproved: false, reason };
    // What was said for the commune stands, also where the word for the class is refused.
    const done: { outcome: AnswerOutcome; ids: AnsweredIds }[] = [];
    await this.act.run(async () => {
      if (ids.commune.length > 0) {
        const outcome = await this.#forCommune({ requestIds: ids.commune, ...said });
        done.push({ outcome, ids: { commune: ids.commune, class: [] } });
      }
      if (ids.class.length > 0) {
        const outcome = await this.#forClass({ requestIds: ids.class, ...said });
        done.push({ outcome, ids: { commune: [], class: ids.class } });
      }
    });
    // Also after a refusal: somebody else was quicker.
    await this.list.load();
    if (done.length === 0) return null;
    const answered = { commune: done.flatMap((one) => one.ids.commune), class: done.flatMap((one) => one.ids.class) };
    for (const id of [...answered.commune, ...answered.class]) this.chosen.delete(id);
    const outcome = done.map((one) => one.outcome).reduce(sumOf);
    this.refused = outcome.notAdmitted;
    return { outcome, ids: answered };
  }

  /** The requests wait again. */
  async takeBack({ commune, class: ofClass }: AnsweredIds): Promise<boolean> {
    const done = await this.act.run(async () => {
      if (commune.length > 0)
        await call('post', '/api/place-requests/commune-answers/undo', { body: { requestIds: [...commune] } });
      if (ofClass.length > 0)
        await call('post', '/api/place-requests/class-answers/undo', { body: { requestIds: [...ofClass] } });
      return true;
    });
    await this.list.load();
    return done === true;
  }

  get #byClass(): (Chosen & { people: AskingMember[] })[] {
    return (this.list.value?.classes ?? []).map((of) => ({
      of,
      people: of.people.filter(({ requestId, canAnswer }) => canAnswer && this.chosen.has(requestId)),
    }));
  }

  #forCommune(body: AnswerBody): Promise<AnswerOutcome> {
    return call('post', '/api/place-requests/commune-answers', { body });
  }

  #forClass(body: AnswerBody): Promise<AnswerOutcome> {
    return call('post', '/api/place-requests/class-answers', { body });
  }
}

interface AnswerBody {
  requestIds: string[];
  isApproved: boolean;
  reason?: string;
}

function sumOf(a: AnswerOutcome, b: AnswerOutcome): AnswerOutcome {
  return {
    ...{ placed: a.placed + b.placed, waiting: a.waiting + b.waiting, passedOn: a.passedOn + b.passedOn },
    ...{ declined: a.declined + b.declined, notAdmitted: [...a.notAdmitted, ...b.notAdmitted] },
  };
}
