import { Act } from '../../lib/api/act.svelte';
import { call, callForFile } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { saveFile } from '../../lib/api/save-file';
import { t } from './messages/cards';
import { momentMs, momentOf, movingCode } from './moving-card';
import type { OwnCard } from './types';

/** A member's own card. What was shown once is shown without network too: the service worker keeps the read. */
export class OwnCardState {
  /** The text in the code that is shown now; null before the first one. */
  code = $state.raw<string | null>(null);
  /** The code is another one in a while; false where this browser makes none and shows the one that is printed. */
  isMoving = $state(false);
  readonly view = new Resource<OwnCard>((signal) => call('get', '/api/me/card', { signal, saysClock: true }));
  readonly taking = new Act();
  readonly printing = new Act();
  readonly replacing = new Act();

  #shown = '';

  /** Called every second: makes the code of now when the one shown is over. */
  async tick(now = Date.now()): Promise<void> {
    const card = this.view.value?.card ?? null;
    const moment = knownMoment(this.view.value, now);
    const shown = `${card?.number ?? ''} ${moment}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    const { code, isMoving } = await codeOf(card, moment);
    if (this.#shown === shown) [this.code, this.isMoving] = [code, isMoving];
  }

  /** Has the card made. Read once more, so that this phone keeps it. */
  async take(): Promise<void> {
    await this.#show(await this.taking.run(() => call('post', '/api/me/card', { saysClock: true })));
  }

  /** True when the old card is good no longer. */
  async replace(): Promise<boolean> {
    const view = await this.replacing.run(() => call('post', '/api/me/card/replacement', { saysClock: true }));
    await this.#show(view);
    return view !== null;
  }

  /** True when the file was handed over. */
  async print(): Promise<boolean> {
    const file = await this.printing.run(() => callForFile('post', '/api/me/card/paper'));
    if (file !== null) saveFile(file, t('file'));
    return file !== null;
  }

  async #show(view: OwnCard | null): Promise<void> {
    if (view === null) return;
    this.view.set(view);
    await this.view.load();
  }
}

/** The moment by the server's clock; null where this one was set back since the answer: which moment it is nobody knows without network. */
function knownMoment(view: OwnCard | null, now: number): number | null {
  const serverNow = now - (view?.clockAheadMs ?? 0);
  return serverNow < Date.parse(view?.asOf ?? '') - momentMs ? null : momentOf(serverNow);
}

/** The code of a moment; where none is known, without WebCrypto, and of an answer kept since before there were such codes, the one that is printed. */
async function codeOf(
  card: OwnCard['card'],
  moment: number | null,
): Promise<{ code: string | null; isMoving: boolean }> {
  if (card === null || moment === null) return { code: card?.code ?? null, isMoving: false };
  try {
    return { code: await movingCode(card.number, card.moving, moment), isMoving: true };
  } catch {
    return { code: card.code, isMoving: false };
  }
}
