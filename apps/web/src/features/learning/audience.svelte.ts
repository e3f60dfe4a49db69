import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import type { Problem } from '../../lib/api/problem';
import { fieldText } from '../../lib/api/problem-text';
import { follow, Resource } from '../../lib/api/resource.svelte';
import { type AudienceBody, AudienceTerms, type AudienceView, ruleText } from './audience-form.svelte';
import type { AudienceSide, Option } from './audience-words';

/** What is asked beside the rule. */
export interface AudienceWish {
  on?: string;
  side?: AudienceSide;
  communeId?: string;
  cursor?: string;
}

/** Everything that conditions can name. */
export interface AudienceChoices {
  communes: readonly Option[];
  rounds: readonly Option[];
  courses: readonly Option[];
}

/** Reads what there is to choose from; of rounds all but this one. */
export async function readChoices(roundId: string | null, signal: AbortSignal): Promise<AudienceChoices> {
  const [communes, list, courses] = await Promise.all([
    call('get', '/api/communes', { signal }),
    call('get', '/api/rounds', { signal }),
    call('get', '/api/courses', { signal }),
  ]);
  return {
    communes: communes.items.map(({ id, fullName }) => ({ value: id, label: fullName })),
    rounds: list.rounds.filter(({ id }) => id !== roundId).map(({ id, title }) => ({ value: id, label: title })),
    courses: courses
      .filter(({ quiz }) => quiz !== null)
      .map(({ id, title }) => ({ value: id, label: `${id}. ${title}` })),
  };
}

/** What a rule means, asked again whenever the rule, the day or the list that is shown changes. */
export class AudiencePreviewState {
  /** A calendar date; empty: today. */
  on = $state('');
  /** The list that is shown; empty: none, names are asked for only when somebody looks. */
  side = $state<AudienceSide | ''>('');
  communeId = $state('');
  /** Behind which person the page begins, and of which rule that was; another rule begins anew. */
  #turned = $state.raw<{ cursor: string; about: string | null }>({ cursor: '', about: null });
  readonly view: Resource<AudienceView>;
  readonly #about: () => string | null;

  /** `about`: what the rule is about, as text that changes with it; null: there is nothing whole to ask. */
  constructor(about: () => string | null, ask: (wish: AudienceWish, signal: AbortSignal) => Promise<AudienceView>) {
    this.#about = about;
    this.view = new Resource((signal) => ask(this.wish, signal));
  }

  /** Empty on the first page. */
  get cursor(): string {
    return this.#turned.about === this.#about() ? this.#turned.cursor : '';
  }

  get wish(): AudienceWish {
    const { on, side, communeId, cursor } = this;
    return {
      ...(on !== '' && { on }),
      ...(side !== '' && { side }),
      ...(side !== '' && communeId !== '' && { communeId }),
      ...(side !== '' && cursor !== '' && { cursor }),
    };
  }

  /** Changes whenever something else is to be asked; null: nothing is. */
  get key(): string | null {
    const about = this.#about();
    return about === null ? null : JSON.stringify([about, this.wish]);
  }

  /** The answer to what is asked now, for a button that says its numbers. */
  get answer(): AudienceView | null {
    return this.key !== null && this.view.current.phase === 'ready' ? this.view.answer : null;
  }

  /** Something whole is asked and not answered yet. */
  get isAwaited(): boolean {
    return this.key !== null && this.answer === null && this.problem === null;
  }

  get problem(): Problem | null {
    const { current } = this.view;
    return current.phase === 'failed' ? current.problem : null;
  }

  /** What the server says of one part of what is asked. */
  faultOf(pointer: string): string | null {
    return fieldText(this.problem, pointer);
  }

  /** Shows one list from its beginning, or hides it. */
  show(side: AudienceSide | '', communeId = ''): void {
    this.side = side;
    this.communeId = communeId;
    this.turn('');
  }

  /** To a page of the list. */
  turn(cursor: string): void {
    this.#turned = { cursor, about: this.#about() };
  }

  /** A day from its beginning. */
  asOf(on: string): void {
    this.on = on;
    this.turn('');
  }
}

/** The audience of one round: as it is, as it might be, and saving that. */
export class AudienceState extends Act {
  readonly saved: Resource<AudienceView>;
  readonly choices: Resource<AudienceChoices>;
  readonly terms = new AudienceTerms();
  readonly preview: AudiencePreviewState;
  readonly #roundId: () => string;
  #hasBegun = false;

  constructor(roundId: () => string, mayChange: boolean) {
    super();
    this.#roundId = roundId;
    const path = (): { roundId: string } => ({ roundId: roundId() });
    this.saved = new Resource(async (signal) => {
      const view = await call('get', '/api/rounds/{roundId}/audience', { path: path(), signal });
      if (!this.#hasBegun) this.terms.follow(view.rule);
      this.#hasBegun = true;
      return view;
    });
    this.choices = new Resource((signal) => readChoices(roundId(), signal));
    const about = (): string | null => (this.terms.isWhole ? `${this.saved.value?.revision} ${this.#text}` : null);
    this.preview = mayChange
      ? new AudiencePreviewState(about, (wish, signal) =>
          call('post', '/api/rounds/{roundId}/audience-preview', { path: path(), body: this.#body(wish), signal }),
        )
      : new AudiencePreviewState(
          () => 'saved',
          (query, signal) => call('get', '/api/rounds/{roundId}/audience', { path: path(), query, signal }),
        );
  }

  get #text(): string {
    return ruleText(this.terms.body);
  }

  #body<More extends object>(more: More): More & { rule?: AudienceBody } {
    const rule = this.terms.body;
    return rule === null ? more : { ...more, rule };
  }

  /** What the server says of one part of the rule, looked at or saved. */
  faultOf(pointer: string): string | null {
    return this.fault(pointer) ?? this.preview.faultOf(pointer);
  }

  /** Something is entered that the round does not have. */
  get isChanged(): boolean {
    return this.saved.value !== null && (!this.terms.isWhole || this.#text !== ruleText(this.saved.value.rule));
  }

  /** People are still taken in after the last change. */
  get isTaking(): boolean {
    return this.saved.value?.change?.joined === null;
  }

  /** Looks again until everybody is taken in; gives what ends it. */
  follow(): () => void {
    return follow(this.saved, 1000);
  }

  /** Saves what the preview showed; true when it was. */
  async save(): Promise<boolean> {
    const { answer } = this.preview;
    if (answer === null) return false;
    const { revision } = answer;
    const path = { roundId: this.#roundId() };
    const body = this.#body({ revision });
    const saved = await this.run(() => call('post', '/api/rounds/{roundId}/audience-changes', { path, body }));
    if (saved !== null || this.problem?.status === 409) await this.saved.load();
    return saved !== null;
  }
}
