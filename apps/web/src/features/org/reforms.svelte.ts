import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import type { PickerOption } from '../../lib/ui/picker.svelte';
import type { Village } from './types';

export type Reforms = Answer<'get', '/api/commune-reforms'>;
export type ReformEffect = Answer<'post', '/api/commune-reforms/preview'>;

/** A commune that is made. */
export class NewCommune {
  word = $state<string>('Xã');
  name = $state('');
  code = $state('');

  get body(): { code: string; word: 'Xã' | 'Phường'; name: string } {
    return { code: this.code.trim(), word: this.word === 'Phường' ? 'Phường' : 'Xã', name: this.name.trim() };
  }

  get fullName(): string {
    return `${this.word} ${this.name.trim()}`.trim();
  }
}

const placed = (to: number | undefined): { to?: number } => (to === undefined ? {} : { to });

/** A merger or a split as it is typed: shown before it is done, and shown again once anything in it changed. */
export class ReformForm extends Act {
  kind = $state<'merge' | 'split'>('merge');
  /** The communes it begins with; a split has one. */
  from = $state.raw<readonly PickerOption[]>([]);
  /** Of a split: where people go who belong to no village, by the place among the targets; null: not chosen. */
  home = $state<number | null>(null);
  /** Was to be shown although something is not placed yet. */
  isTried = $state(false);
  /** The commune that goes on under its own name; empty: none does. */
  keptId = $state('');
  made = $state<NewCommune[]>([new NewCommune()]);
  /** Of a split: where every village goes, by its place among the targets; what is missing is not chosen. */
  places = $state<Record<string, number>>({});
  /** Of rights over communes that end: the place among the targets of those that are passed on; the others end. */
  passed = $state<Record<string, number>>({});
  decisionNumber = $state('');
  effectiveOn = $state('');
  readonly villages: Resource<readonly Village[]>;
  #shown = $state.raw<{ key: string; effect: ReformEffect } | null>(null);

  constructor() {
    super();
    this.villages = new Resource(async (signal) => {
      const [one] = this.from;
      if (this.kind === 'merge' || !one) return [];
      const path = { communeId: one.value };
      const list = await call('get', '/api/communes/{communeId}/villages', { path, signal });
      return list.villages.filter(({ until }) => until === null);
    });
  }

  /** What it would do, as long as the form still says so. */
  get effect(): ReformEffect | null {
    return this.#shown?.key === JSON.stringify(this.#body()) ? this.#shown.effect : null;
  }

  /** Names of what comes of it, in the order they are sent. */
  get targetNames(): string[] {
    return this.#inOrder(this.targets.map(({ name }) => name));
  }

  /** What comes of it as it is typed; the number is that of a new commune, which may have no name yet. */
  get targets(): { name: string; number: number | null; isNamed: boolean }[] {
    const kept = this.from.find(({ value }) => value === this.keptId);
    const made = this.#madeNow().map(({ name, fullName }, index) => ({
      ...{ name: fullName, number: index + 1, isNamed: name.trim() !== '' },
    }));
    return kept ? [{ name: kept.label, number: null, isNamed: true }, ...made] : made;
  }

  /** How many of a split's villages, and of its people without one, are not placed. */
  get unplaced(): number {
    if (this.kind === 'merge') return 0;
    const places = [this.home, ...(this.villages.value ?? []).map(({ id }) => this.places[id])];
    return places.filter((place) => !this.#isTarget(place)).length;
  }

  /** Where a village goes; null: not chosen any more. */
  place(villageId: string, target: number | null): void {
    const others = Object.entries(this.places).filter(([id]) => id !== villageId);
    this.places = Object.fromEntries(target === null ? others : [...others, [villageId, target]]);
  }

  /** Everything without a place goes to one of the targets. */
  placeRest(target: number): void {
    if (!this.#isTarget(this.home)) this.home = target;
    for (const { id } of this.villages.value ?? []) if (!this.#isTarget(this.places[id])) this.places[id] = target;
  }

  /** True when all is placed; else what is not says so. */
  checkPlaces(): boolean {
    this.isTried = this.unplaced > 0;
    return !this.isTried;
  }

  choose(kind: 'merge' | 'split'): void {
    this.kind = kind;
    this.from = [];
    this.keptId = '';
    this.#forgetPlaces();
    this.made = kind === 'merge' ? [new NewCommune()] : [new NewCommune(), new NewCommune()];
  }

  /** One more commune of a merger; the one commune of a split. */
  add(commune: PickerOption): void {
    const rest = this.kind === 'split' ? [] : this.from.filter(({ value }) => value !== commune.value);
    this.from = [...rest, commune];
    if (this.kind === 'split') this.#forgetPlaces();
  }

  remove(id: string): void {
    this.from = this.from.filter(({ value }) => value !== id);
    if (this.keptId === id) this.keptId = '';
  }

  async preview(): Promise<void> {
    const body = this.#body();
    const effect = await this.run(() => call('post', '/api/commune-reforms/preview', { body }));
    if (!effect) return;
    this.#shown = { key: JSON.stringify(body), effect };
    this.passed = {};
  }

  /** The act, for its undo; null when it was refused. */
  async record(): Promise<{ actId: string } | null> {
    const grants = (this.effect?.grants ?? []).map(({ id }) => ({ grantId: id, ...placed(this.passed[id]) }));
    return this.run(() => call('post', '/api/commune-reforms', { body: { ...this.#body(), grants } }));
  }

  /** All rights that may be passed on go to one of what comes of it; to none: all end. */
  passAll(to: number | null): void {
    const open = this.effect?.grants.filter(({ canPass }) => canPass) ?? [];
    this.passed = to === null ? {} : Object.fromEntries(open.map(({ id }) => [id, to]));
  }

  #madeNow(): readonly NewCommune[] {
    return this.kind === 'merge' && this.keptId !== '' ? [] : this.made;
  }

  #forgetPlaces(): void {
    this.places = {};
    this.home = null;
    this.isTried = false;
  }

  #isTarget(place: number | null | undefined): place is number {
    return typeof place === 'number' && place < this.targets.length;
  }

  /** The target that takes the people without a village goes first: so the server knows it. */
  #inOrder<T>(targets: readonly T[]): T[] {
    const home = this.kind === 'split' ? (this.home ?? 0) : 0;
    return [...targets.slice(home, home + 1), ...targets.slice(0, home), ...targets.slice(home + 1)];
  }

  #body() {
    const kept = this.keptId === '' ? [] : [{ unitId: this.keptId }];
    const targets = [...kept, ...this.#madeNow().map(({ body }) => body)];
    const order = this.#inOrder(targets.map((_target, place) => place));
    const sent = Object.entries(this.places).map(([villageId, place]) => ({ villageId, to: order.indexOf(place) }));
    return {
      fromIds: this.from.map(({ value }) => value),
      to: this.#inOrder(targets),
      villages: this.kind === 'merge' ? [] : sent.filter(({ to }) => to > 0),
      decisionNumber: this.decisionNumber.trim(),
      effectiveOn: this.effectiveOn,
    };
  }
}
