import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import type { RefusedOutcome } from './messages/signing';

type TakenFile = Answer<'post', '/api/signed-uploads/{uploadId}/files'>['files'][number];
export type Signing = Answer<'get', '/api/rounds/{roundId}/signing'>;
export type WaitingFile = Answer<'get', '/api/signed-uploads/{uploadId}'>['files'][number];

/** What became of a file: as the server says, or that it didn't arrive. */
export type BroughtFile = Omit<TakenFile, 'outcome'> & { readonly outcome: TakenFile['outcome'] | 'not-sent' };

/** One that is not kept. */
export type RefusedFile = BroughtFile & { readonly outcome: RefusedOutcome };

export const isRefused = (file: BroughtFile): file is RefusedFile =>
  file.outcome !== 'matched' && file.outcome !== 'known';

/** What the server takes in one request. */
const archiveBytes = 19_000_000;
const pdfBytes = 6_000_000;

/** The night forgot the upload, or it was dropped already. */
const isGone = (problem: Problem | null): boolean => problem?.status === 404;

const isArchive = ({ name, type }: File): boolean => /\.zip$/i.test(name) || type === 'application/zip';
const isTooLarge = (file: File): boolean => file.size > (isArchive(file) ? archiveBytes : pdfBytes);

/** The papers of a round that are signed elsewhere: given out, brought back file by file, kept, taken back. */
export class SigningState extends Act {
  readonly overview: Resource<Signing>;
  /** What waits to be kept; null: nothing was brought. */
  waiting = $state.raw<readonly WaitingFile[] | null>(null);
  /** What became of the files that were brought on this page, the latest last. */
  brought = $state.raw<readonly BroughtFile[]>([]);
  /** How many of the chosen files were sent. */
  sent = $state({ done: 0, of: 0 });
  replaceOther = $state(false);
  /** Files that didn't arrive, to be sent again. */
  unsent = $state.raw<readonly File[]>([]);
  readonly #path: { roundId: string };
  #uploadId: string | null = null;

  readonly #changed: () => void;

  /** @param changed other papers are signed than before */
  constructor(roundId: string, changed: () => void = () => undefined) {
    super();
    this.#path = { roundId };
    this.#changed = changed;
    this.overview = new Resource((signal) =>
      call('get', '/api/rounds/{roundId}/signing', { path: this.#path, signal }),
    );
  }

  /** What waits since an earlier visit. */
  async loadWaiting(): Promise<void> {
    const open = this.overview.value?.uploads.find(({ state }) => state === 'open');
    if (open === undefined || this.#uploadId !== null) return;
    this.#uploadId = open.id;
    await this.#look();
  }

  /** Sends files one by one; one that is refused or doesn't arrive keeps none of the others. */
  async bring(files: readonly File[]): Promise<void> {
    this.unsent = [];
    this.brought = this.brought.filter(({ outcome }) => outcome !== 'not-sent');
    this.sent = { done: 0, of: files.length };
    await this.run(async () => {
      for (const [index, file] of files.entries()) {
        const became = await this.#send(file, files.slice(index));
        this.brought = [...this.brought, ...became];
        this.sent = { done: index + 1, of: files.length };
      }
      await this.#look();
    });
    this.sent = { done: 0, of: 0 };
  }

  /** From now on the files count; how many were kept, null when refused. */
  async keep(): Promise<number | null> {
    const uploadId = this.#uploadId;
    if (uploadId === null) return null;
    const body = { replaceOther: this.replaceOther };
    const kept = await this.run(() =>
      call('post', '/api/signed-uploads/{uploadId}/keep', { path: { uploadId }, body }),
    );
    if (kept === null) {
      if (isGone(this.problem)) this.#forget();
      return null;
    }
    this.#changed();
    await this.#begin();
    return kept.kept;
  }

  /** Drops what waits. True when done. */
  async drop(): Promise<boolean> {
    const uploadId = this.#uploadId;
    if (uploadId === null) return false;
    const done = await this.run(async () => {
      await call('delete', '/api/signed-uploads/{uploadId}', { path: { uploadId } }).catch((error: unknown) => {
        if (!(error instanceof Problem && isGone(error))) throw error;
      });
      return true;
    });
    if (done === null) return false;
    await this.#begin();
    return true;
  }

  /** Takes back what was kept. True when done. */
  async takeBack(uploadId: string): Promise<boolean> {
    const path = { uploadId };
    const done = await this.run(async () => {
      await call('post', '/api/signed-uploads/{uploadId}/take-back', { path });
      return true;
    });
    if (done === null) return false;
    this.#changed();
    await this.overview.load();
    return true;
  }

  async #open(): Promise<string> {
    this.#uploadId ??= (await call('post', '/api/rounds/{roundId}/signing/uploads', { path: this.#path })).id;
    return this.#uploadId;
  }

  /** @param left this file and those behind it: not lost when the session is over, or something else ends the sending */
  async #send(file: File, left: readonly File[]): Promise<readonly BroughtFile[]> {
    const nothing = { name: file.name, number: null, fullName: null };
    if (isTooLarge(file)) return [{ ...nothing, outcome: 'too-large' }];
    try {
      return await this.#post(file);
    } catch (error) {
      const isPassing = error instanceof Problem && error.isPassing;
      this.unsent = [...this.unsent, ...(isPassing ? [file] : left)];
      if (!isPassing) throw error;
      return [{ ...nothing, outcome: 'not-sent' }];
    }
  }

  /** Into the open upload; one that is gone is begun anew, once. */
  async #post(file: File): Promise<readonly BroughtFile[]> {
    const body = new FormData();
    body.set('file', file, file.name);
    const post = async (uploadId: string): Promise<readonly BroughtFile[]> =>
      (await call('post', '/api/signed-uploads/{uploadId}/files', { path: { uploadId }, body })).files;
    const known = this.#uploadId;
    if (known === null) return post(await this.#open());
    try {
      return await post(known);
    } catch (error) {
      if (!(error instanceof Problem && isGone(error))) throw error;
      this.#forget();
      return post(await this.#open());
    }
  }

  async #look(): Promise<void> {
    const uploadId = this.#uploadId;
    if (uploadId === null) return;
    const { files } = await call('get', '/api/signed-uploads/{uploadId}', { path: { uploadId } });
    this.waiting = files;
  }

  #forget(): void {
    this.#uploadId = null;
    this.waiting = null;
    this.brought = [];
  }

  async #begin(): Promise<void> {
    this.#forget();
    this.replaceOther = false;
    await this.overview.load();
  }
}
