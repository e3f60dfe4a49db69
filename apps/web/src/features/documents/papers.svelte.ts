import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { PaperKind, PapersAbout, Topic } from './types';

/** The papers about a class or round. */
export class PapersState {
  readonly about: Resource<PapersAbout>;
  readonly act = new Act();
  readonly #topic: () => Topic;

  constructor(topic: () => Topic) {
    this.#topic = topic;
    this.about = new Resource((signal) => call('get', '/api/papers', { query: { ...topic() }, signal }));
  }

  /** Begins a draft; its id, or null when it was refused. */
  async begin(kind: PaperKind): Promise<string | null> {
    const body = { clientKey: crypto.randomUUID(), kind, ...this.#topic() };
    const made = await this.act.run(() => call('post', '/api/papers', { body }));
    return made?.id ?? null;
  }

  /** True when the draft is gone; the list is as it is then. */
  async drop(paperId: string): Promise<boolean> {
    const done = await this.act.run(async () => {
      await call('delete', '/api/papers/{paperId}', { path: { paperId } });
      return true;
    });
    if (done === true) await this.about.load();
    return done === true;
  }
}
