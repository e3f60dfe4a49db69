import { Act } from '../../lib/api/act.svelte';
import { call, callForFile } from '../../lib/api/client';
import { saveFile } from '../../lib/api/save-file';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { randomId } from '../../lib/offline/device';
import { drafts } from '../../lib/offline/drafts.svelte';
import { readKept } from '../../lib/offline/kept';
import { onOpened } from '../../lib/offline/opened';
import { session } from '../../lib/session/session.svelte';
import { type OwnFile, readablePage } from './readable-page';
import { draftName, keptRequest, takeArrived } from './request-draft';

export type OwnData = Answer<'get', '/api/own-data'>;
export type HeldSection = OwnData['sections'][number];
export type OwnRequest = OwnData['requests'][number];
export type RequestKind = OwnRequest['kind'];
export type Readers = Answer<'get', '/api/own-data/readers'>;
export type Purpose = OwnData['purposes'][number];

/** What a member may know of the own data, and say about it. */
export class OwnDataState extends Act {
  readonly data = new Resource<OwnData>(async (signal) => {
    const data = await call('get', '/api/own-data', { signal });
    this.arrived = takeArrived(data.requests) ?? this.arrived;
    return data;
  });
  /** A request of which this phone did not know that it had arrived. */
  arrived = $state.raw<OwnRequest | null>(null);
  /** What is being written: the key of a purpose, the id of a request. */
  busy = $state<string | null>(null);

  /** True when the answer is written. */
  async decide(purpose: Purpose['key'], decision: 'agreed' | 'refused' | 'withdrawn'): Promise<boolean> {
    const noticeVersion = this.data.value?.noticeVersion ?? '';
    return this.#write(purpose, async () => {
      await call('post', '/api/consents', { body: { purpose, decision, noticeVersion } });
      await this.data.load();
    });
  }

  async takeBack(requestId: string): Promise<boolean> {
    return this.#write(requestId, async () => {
      await call('post', '/api/own-data/requests/{requestId}/take-back', { path: { requestId } });
      await this.data.load();
    });
  }

  async #write(what: string, work: () => Promise<void>): Promise<boolean> {
    if (this.isBusy) return false;
    this.busy = what;
    const done = await this.run(async () => {
      await work();
      return true;
    });
    this.busy = null;
    return done === true;
  }
}

/** Who looked at the own record: what had the person, and the lists beside that had others. */
export class ReaderState extends Act {
  readonly readers = new Resource<Readers>((signal) => call('get', '/api/own-data/readers', { signal }));
  readonly beside = new Resource<Readers>((signal) =>
    call('get', '/api/own-data/readers', { query: { kind: 'beside' }, signal }),
  );

  /** Shows those before the ones that are shown. */
  async more(list: Resource<Readers>): Promise<void> {
    const shown = list.value;
    if (!shown?.nextCursor) return;
    const kind = list === this.beside ? ('beside' as const) : undefined;
    const query = { kind, cursor: shown.nextCursor };
    const more = await this.run(() => call('get', '/api/own-data/readers', { query }));
    if (more !== null) list.set({ ...more, entries: [...shown.entries, ...more.entries] });
  }
}

const isOpen = ({ state }: OwnRequest): boolean => state === 'received' || state === 'accepted';

/** A new request. Sent again as it was it is the same one, however often, and by whatever page: the key is kept with the words. */
export class RequestForm extends Act {
  kind = $state<RequestKind | null>(null);
  wish = $state('');
  /** What is asked was asked before, and that is over: it was answered or taken back before its reply was seen. Sent again it is another one. */
  earlier = $state.raw<OwnRequest | null>(null);
  readonly #kinds: readonly RequestKind[];
  readonly #requests: readonly OwnRequest[];
  readonly #isKept: boolean;
  #clientKey = randomId();
  #isTouched = false;
  #isTried = false;

  /** `kinds`: what may be asked. `requests`: what was. `isKept`: a member's; what officers type goes with the page. */
  constructor(kinds: readonly RequestKind[], requests: readonly OwnRequest[], isKept: boolean) {
    super();
    this.#kinds = kinds;
    this.#requests = requests;
    this.#isKept = isKept;
    if (isKept) this.#takeUp();
    else drafts.forget(draftName);
  }

  choose(kind: RequestKind): void {
    if (kind === this.kind) return;
    this.#change();
    this.kind = kind;
    if (this.wish !== '' || readKept(draftName) !== null) this.#keep();
  }

  /** Takes what was typed; the phone keeps it, since a session may be over before it is sent. Nothing typed leaves nothing. */
  write(wish: string): void {
    if (wish === this.wish) return;
    this.#change();
    this.wish = wish;
    if (wish === '') drafts.forget(draftName);
    else this.#keep();
  }

  /** Takes up what opens late, unless something was done here before. Returns what ends it. */
  hearOpened(): () => void {
    const end = onOpened((accountId) => {
      if (this.#isKept && !this.#isTouched && accountId === session.account?.accountId) this.#takeUp();
    });
    return () => {
      end();
      drafts.letGo(draftName);
    };
  }

  /** Nothing is asked after all. True where it may have arrived nevertheless. */
  leave(): boolean {
    drafts.forget(draftName);
    return this.#isTried;
  }

  /** Null where it was refused, or asked before and that is over; what was typed stays. */
  async send(): Promise<OwnRequest | null> {
    if (this.kind === null) return null;
    this.#isTouched = true;
    this.#isTried = true;
    this.earlier = null;
    this.#keep();
    const wish = this.wish.trim();
    const body = { kind: this.kind, clientKey: this.#clientKey, ...(wish === '' ? {} : { wish }) };
    const sent = await this.run(() => call('post', '/api/own-data/requests', { body }));
    if (sent === null) return null;
    if (!isOpen(sent)) {
      this.#change();
      this.earlier = sent;
      this.#keep();
      return null;
    }
    drafts.forget(draftName);
    return sent;
  }

  /** Something else is asked from here on. */
  #change(): void {
    this.#isTouched = true;
    this.#clientKey = randomId();
    this.earlier = null;
  }

  #keep(): void {
    if (this.#isKept) drafts.keep(draftName, { kind: this.kind, wish: this.wish, clientKey: this.#clientKey });
  }

  #takeUp(): void {
    const draft = keptRequest(this.#kinds, this.#requests);
    if (draft === null) return;
    this.kind = draft.kind;
    this.wish = draft.wish;
    this.#clientKey = draft.clientKey ?? this.#clientKey;
  }
}

/** Takes all that is held to the device. */
export class OwnDownload extends Act {
  /** As a page to read and print, made here from the same file. */
  async takePage(name: string): Promise<void> {
    await this.run(async () => {
      const file = JSON.parse(await (await callForFile('get', '/api/own-data/file')).text()) as OwnFile;
      saveFile(new Blob([readablePage(file, name)], { type: 'text/html' }), 'du-lieu-cua-toi.html');
    });
  }

  /** The file with the photos and documents it speaks of. */
  async takeArchive(): Promise<void> {
    await this.run(async () => saveFile(await callForFile('get', '/api/own-data/archive'), 'du-lieu-cua-toi.zip'));
  }

  async takeFile(): Promise<void> {
    await this.run(async () => saveFile(await callForFile('get', '/api/own-data/file'), 'du-lieu-cua-toi.json'));
  }
}
