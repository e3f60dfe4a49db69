import { Act } from '../../lib/api/act.svelte';
import { call, callForFile } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { saveFile } from '../../lib/api/save-file';
import { t } from './messages/cards';
import type { OwnCard } from './types';

/** A member's own card. What was shown once is shown without network too: the service worker keeps the read. */
export class OwnCardState {
  readonly view = new Resource<OwnCard>((signal) => call('get', '/api/me/card', { signal }));
  readonly taking = new Act();
  readonly printing = new Act();
  readonly replacing = new Act();

  /** Has the card made. Read once more, so that this phone keeps it. */
  async take(): Promise<void> {
    await this.#shown(await this.taking.run(() => call('post', '/api/me/card')));
  }

  /** True when the old card is good no longer. */
  async replace(): Promise<boolean> {
    const view = await this.replacing.run(() => call('post', '/api/me/card/replacement'));
    await this.#shown(view);
    return view !== null;
  }

  /** True when the file was handed over. */
  async print(): Promise<boolean> {
    const file = await this.printing.run(() => callForFile('post', '/api/me/card/paper'));
    if (file !== null) saveFile(file, t('file'));
    return file !== null;
  }

  async #shown(view: OwnCard | null): Promise<void> {
    if (view === null) return;
    this.view.set(view);
    await this.view.load();
  }
}
