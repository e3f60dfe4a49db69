import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { randomId } from '../../lib/offline/device';
import { shrinkPhoto } from '../../lib/ui/small-photo';

type Sheets = Answer<'get', '/api/class-sessions/{classSessionId}/sheets'>;
export type RollSheet = Sheets['items'][number];

const address = '/api/class-sessions/{classSessionId}/sheets';
/** What the server takes in one file. */
const maxBytes = 5 * 1024 * 1024;
const PDF = 'application/pdf';

/** Photos and scans of the list that was signed in the hall. */
export class RollSheetsState {
  readonly sheets: Resource<Sheets>;
  readonly act = new Act();
  isShrinking = $state(false);
  fault = $state<'unreadable' | 'too-big' | null>(null);
  readonly #sessionId: () => string;
  /** Of the file as it was sent; the same again after a lost answer is the same sheet. */
  #sent = { key: randomId(), name: '', size: 0 };

  constructor(sessionId: () => string) {
    this.#sessionId = sessionId;
    this.sheets = new Resource((signal) => call('get', address, { path: this.#path, signal }));
  }

  hrefOf = ({ sheetId }: RollSheet): string => `/api/class-sessions/${this.#sessionId()}/sheets/${sheetId}/file`;

  /** True when it is kept. */
  async add(file: File): Promise<boolean> {
    const blob = await this.#ready(file);
    if (blob === null) return false;
    if (file.name !== this.#sent.name || file.size !== this.#sent.size)
      this.#sent = { key: randomId(), name: file.name, size: file.size };
    const form = new FormData();
    form.set('clientKey', this.#sent.key);
    form.set('file', blob, file.type === PDF ? 'to.pdf' : 'to.jpg');
    const done = await this.#take(() => call('post', address, { path: this.#path, body: form }));
    if (done) this.#sent = { key: randomId(), name: '', size: 0 };
    return done;
  }

  async remove({ sheetId }: RollSheet): Promise<boolean> {
    const path = { ...this.#path, sheetId };
    return this.#take(() => call('delete', '/api/class-sessions/{classSessionId}/sheets/{sheetId}', { path }));
  }

  async #ready(file: File): Promise<Blob | null> {
    this.fault = null;
    this.isShrinking = true;
    const blob = file.type === PDF ? file : await shrinkPhoto(file);
    this.isShrinking = false;
    if (blob === null) this.fault = 'unreadable';
    else if (blob.size > maxBytes) this.fault = 'too-big';
    return this.fault === null ? blob : null;
  }

  async #take(work: () => Promise<Sheets>): Promise<boolean> {
    const answer = await this.act.run(work);
    if (answer !== null) this.sheets.set(answer);
    return answer !== null;
  }

  get #path(): { classSessionId: string } {
    return { classSessionId: this.#sessionId() };
  }
}
