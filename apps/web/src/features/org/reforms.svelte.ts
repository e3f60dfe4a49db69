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
  /** The commune that goes on under its own name; empty: none does. */
  keptId = $state('');
  made = $state<NewCommune[]>([new NewCommune()]);
  /** Of a split: the place among the targets of every village that does not go to the first. */
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

  /** Names of what comes of it, in the order of the targets. */
  get targetNames(): string[] {
    const kept = this.from.find(({ value }) => value === this.keptId);
    const made = this.#madeNow().map(({ fullName }) => fullName);
    return kept ? [kept.label, ...made] : made;
  }

  choose(kind: 'merge' | 'split'): void {
    this.kind = kind;
    this.from = [];
    this.keptId = '';
    this.places = {};
    this.made = kind === 'merge' ? [new NewCommune()] : [new NewCommune(), new NewCommune()];
  }

  /** One more commune of a merger; the one commune of a split. */
  add(commune: PickerOption): void {
    const rest = this.kind === 'split' ? [] : this.from.filter(({ value }) => value !== commune.value);
    this.from = [...rest, commune];
    if (this.kind === 'split') this.places = {};
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

  #body() {
    const kept = this.keptId === '' ? [] : [{ unitId: this.keptId }];
    const elsewhere = Object.entries(this.places).filter(([, to]) => to > 0);
    return {
      fromIds: this.from.map(({ value }) => value),
      to: [...kept, ...this.#madeNow().map(({ body }) => body)],
      villages: this.kind === 'merge' ? [] : elsewhere.map(([villageId, to]) => ({ villageId, to })),
      decisionNumber: this.decisionNumber.trim(),
      effectiveOn: this.effectiveOn,
    };
  }
}
