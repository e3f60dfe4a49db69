import { Act } from '../lib/api/act.svelte';
import { call } from '../lib/api/client';
import { Resource } from '../lib/api/resource.svelte';
import type { SessionNews } from './session-news-words';

/** News of the account's sessions, read once a page however many parts of it tell them. */
export class SessionNewsState {
  readonly news = new Resource(async (signal) => (await call('get', '/api/me/session-news', { signal })).items);
  readonly act = new Act();

  /** She says that she knows what stands in one line: it goes, and does not come again. */
  async know(line: readonly SessionNews[]): Promise<void> {
    for (const { classSessionId, revision } of line) {
      const left = await this.act.run(() =>
        call('post', '/api/me/session-news/{classSessionId}/known', { path: { classSessionId }, body: { revision } }),
      );
      if (left === null) return;
      this.news.set(left.items);
    }
  }
}
