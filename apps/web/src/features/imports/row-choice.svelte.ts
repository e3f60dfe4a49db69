import { SvelteSet } from 'svelte/reactivity';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { ImportEffect } from './types';

/** Rows ticked to be written by themselves, over all pages, and what writing them would add. */
export class RowChoice {
  readonly effect: Resource<ImportEffect>;
  readonly #rows = new SvelteSet<number>();

  constructor(id: () => string) {
    this.effect = new Resource((signal) =>
      call('post', '/api/imports/{importId}/commit-preview', {
        path: { importId: id() },
        body: { rows: this.numbers },
        signal,
      }),
    );
  }

  /** In the order of the file. */
  get numbers(): number[] {
    return [...this.#rows].sort((a, b) => a - b);
  }

  get count(): number {
    return this.#rows.size;
  }

  has(row: number): boolean {
    return this.#rows.has(row);
  }

  toggle(row: number): void {
    if (!this.#rows.delete(row)) this.#rows.add(row);
    this.#ask();
  }

  /** Ticks them all; when they are all ticked, none of them. */
  toggleAll(rows: readonly number[]): void {
    const isWhole = rows.every((row) => this.#rows.has(row));
    for (const row of rows) {
      if (isWhole) this.#rows.delete(row);
      else this.#rows.add(row);
    }
    this.#ask();
  }

  clear(): void {
    this.effect.stop();
    this.#rows.clear();
  }

  #ask(): void {
    if (this.count > 0) void this.effect.load(true);
    else this.effect.stop();
  }
}
