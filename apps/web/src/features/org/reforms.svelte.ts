import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import type { PickerOption } from '../../lib/ui/picker.svelte';
import type { Village } from './types';

export type Reforms = Answer<'get', '/api/commune-reforms'>;
export type ReformEffect = Answer<'post', '/api/commune-reforms/preview'>;

let communesMade = 0;

/** A commune that is made. */
export class NewCommune {
  /** Tells it apart in the form, whatever else is added or taken out. */
  readonly key = `new-${(communesMade += 1)}`;
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
  /** Of a split: the key of the target that people go to who belong to no village; null: not chosen. */
  home = $state<string | null>(null);
  /** Was to be shown although something is not placed yet. */
  isTried = $state(false);
  /** The commune that goes on under its own name; empty: none does. */
  keptId = $state('');
  made = $state<NewCommune[]>([new NewCommune()]);
  /** Of a split: the key of the target each village goes to; what is missing is not chosen. */
  places = $state<Record<string, string>>({});
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
    return this.targets.map(({ name }) => name);
  }

  /** What comes of it as it is typed; the number is that of a new commune, which may have no name yet. */
  get targets(): { key: string; name: string; number: number | null; isNamed: boolean }[] {
    const made = this.#madeNow().map(({ key, name, fullName }, index) => ({
      ...{ key, name: fullName, number: index + 1, isNamed: name.trim() !== '' },
    }));
    const kept = this.#kept;
    return kept ? [{ key: kept.value, name: kept.label, number: null, isNamed: true }, ...made] : made;
  }

  /** The commune goes on that was to go on: its team stays, and the people in it. */
  get isKept(): boolean {
    return this.#kept !== undefined;
  }

  /** Of a split: its villages are not known yet, or could not be loaded. */
  get isWaiting(): boolean {
    return this.kind === 'split' && this.from.length > 0 && this.villages.answer === null;
  }

  /** True of the key of something that still comes of it. */
  isTarget(key: string | null | undefined): key is string {
    return typeof key === 'string' && this.targets.some((target) => target.key === key);
  }

  /** How many of a split's villages, and of its people without one, are not placed. */
  get unplaced(): number {
    if (this.kind === 'merge') return 0;
    const places = [this.home, ...(this.villages.value ?? []).map(({ id }) => this.places[id])];
    return places.filter((place) => !this.isTarget(place)).length;
  }

  /** Where a village goes; null: not chosen any more. */
  place(villageId: string, target: string | null): void {
    const others = Object.entries(this.places).filter(([id]) => id !== villageId);
    this.places = Object.fromEntries(target === null ? others : [...others, [villageId, target]]);
  }

  /** Everything without a place goes to one of the targets. */
  placeRest(target: string): void {
    if (!this.isTarget(this.home)) this.home = target;
    for (const { id } of this.villages.value ?? []) if (!this.isTarget(this.places[id])) this.places[id] = target;
  }

  /** True when all is placed; else what is not says so. */
  checkPlaces(): boolean {
    this.isTried = this.isWaiting || this.unplaced > 0;
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
    if (this.kind !== 'split') return;
    this.keptId = '';
    this.#forgetPlaces();
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

  get #kept(): PickerOption | undefined {
    return this.from.find(({ value }) => value === this.keptId);
  }

  #madeNow(): readonly NewCommune[] {
    return this.kind === 'merge' && this.isKept ? [] : this.made;
  }

  #forgetPlaces(): void {
    this.places = {};
    this.home = null;
    this.isTried = false;
  }

  /** Where a split sends people and villages, by the place of the target among those that are sent. */
  #sent(): { home?: number; villages: { villageId: string; to: number }[] } {
    if (this.kind === 'merge') return { villages: [] };
    const order = this.targets.map(({ key }) => key);
    const villages = Object.entries(this.places).map(([villageId, key]) => ({ villageId, to: order.indexOf(key) }));
    return { ...(this.isTarget(this.home) && { home: order.indexOf(this.home) }), villages };
  }

  #body() {
    const kept = this.#kept;
    return {
      fromIds: this.from.map(({ value }) => value),
      to: [...(kept ? [{ unitId: kept.value }] : []), ...this.#madeNow().map(({ body }) => body)],
      ...this.#sent(),
      decisionNumber: this.decisionNumber.trim(),
      effectiveOn: this.effectiveOn,
    };
  }
}
