import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import { randomId } from '../../lib/offline/device';
import { drafts } from '../../lib/offline/drafts.svelte';
import { readKept } from '../../lib/offline/kept';
import { onOpened } from '../../lib/offline/opened';
import { session } from '../../lib/session/session.svelte';
import { type SmallPhoto, shrinkPhoto } from '../../lib/ui/small-photo';
import type { Task } from './types';

/** What is missing before the task can be handed in. */
export type Missing = 'photos' | 'few-words' | 'many-words';

const draftName = (taskId: string, memberId: string | null): string =>
  memberId === null ? `task.${taskId}` : `task.${memberId}.${taskId}`;

/** Words as the server counts them: separated by blanks, with a letter or digit. */
export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;

/** A practical task: what was handed in before, and the try being made here, by the member or for a member without a phone. */
export class TaskState {
  readonly task: Resource<Task>;
  words = $state('');
  photos = $state.raw<readonly SmallPhoto[]>([]);
  isShrinking = $state(false);
  isUnreadable = $state(false);
  isSending = $state(false);
  /** Said only after the first try to hand in. */
  wasTried = $state(false);
  /** The phone had room for what was typed last. */
  isDraftKept = $state(true);
  problem = $state.raw<Problem | null>(null);
  /** What was sent had been handed in before, its reply lost, and is returned by now: nothing was handed in, the words and photos stay. */
  wasBefore = $state(false);
  /** What was handed in was for an earlier edition than is asked for by now. */
  wasEarlier = $state(false);
  readonly #taskId: () => string;
  readonly #memberId: () => string | null;
  readonly #shrink: typeof shrinkPhoto;
  #clientKey = randomId();
  /** The try that the key follows, and the version of the task: after another one, or for another, it is a new try, also unchanged. */
  #follows = '';
  #isTyped = false;
  #nextPhoto = 1;

  constructor(
    taskId: () => string,
    shrink: typeof shrinkPhoto = shrinkPhoto,
    memberId: () => string | null = () => null,
  ) {
    this.#taskId = taskId;
    this.#memberId = memberId;
    this.#shrink = shrink;
    this.#takeUp();
    this.task = new Resource((signal) => this.#read(signal));
  }

  readonly wordCount = $derived(countWords(this.words));

  /** The newest try; null before the first. */
  readonly last = $derived.by(() => this.task.value?.submissions[0] ?? null);

  /** The newest try for an earlier edition, where none was handed in for this one since; else null. */
  readonly earlier = $derived.by(() => {
    const earlier = this.task.value?.earlier ?? null;
    return earlier !== null && earlier.number > (this.last?.number ?? 0) ? earlier : null;
  });

  /** A try may be handed in: there is none yet, or the last one was returned. */
  readonly isOpen = $derived(this.last === null || this.last.state === 'returned');

  readonly missing = $derived.by((): Missing[] => {
    const task = this.task.value;
    if (!task) return [];
    const faults: Missing[] = [];
    if (this.photos.length < task.minPhotos) faults.push('photos');
    if (this.wordCount < task.minWords) faults.push('few-words');
    if (this.wordCount > task.maxWords) faults.push('many-words');
    return faults;
  });

  /** Takes up what opens late, unless something was typed here before. Returns what ends it. */
  hearOpened(): () => void {
    return onOpened((accountId) => {
      if (!this.#isTyped && accountId === session.account?.accountId) this.#takeUp();
    });
  }

  #takeUp(): void {
    const draft = readKept(draftName(this.#taskId(), this.#memberId()));
    if (typeof draft === 'string') this.words = draft;
  }

  /** Takes what was typed; the phone keeps it, since an opened camera may end the page. */
  write(words: string): void {
    this.#isTyped = true;
    this.words = words;
    this.#clientKey = randomId();
    this.isDraftKept = drafts.keep(draftName(this.#taskId(), this.#memberId()), words);
  }

  async addPhoto(file: Blob): Promise<void> {
    this.isShrinking = true;
    this.isUnreadable = false;
    const blob = await this.#shrink(file);
    this.isShrinking = false;
    this.isUnreadable = blob === null;
    if (!blob) return;
    this.#clientKey = randomId();
    this.photos = [...this.photos, { id: this.#nextPhoto++, blob, url: URL.createObjectURL(blob) }];
  }

  removePhoto(id: number): void {
    for (const photo of this.photos) if (photo.id === id) URL.revokeObjectURL(photo.url);
    this.#clientKey = randomId();
    this.photos = this.photos.filter((photo) => photo.id !== id);
  }

  /** Lets the pictures of this page go, and what was typed where this page alone has it. */
  release(): void {
    drafts.letGo(draftName(this.#taskId(), this.#memberId()));
    for (const photo of this.photos) URL.revokeObjectURL(photo.url);
  }

  /** Hands in; sent again after a lost answer it is the same try, until that is returned. True when it is handed in. */
  async handIn(): Promise<boolean> {
    this.wasTried = true;
    this.problem = null;
    this.wasBefore = false;
    this.wasEarlier = false;
    if (this.isSending || this.missing.length > 0) return false;
    this.isSending = true;
    try {
      const { submissionId } = await this.#send();
      await this.task.load();
      this.#look(submissionId);
      if (!this.wasBefore) this.#forget();
      return !this.wasBefore;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      return false;
    } finally {
      this.isSending = false;
    }
  }

  /** Reads the task as it is now; words and photos stay. */
  async renew(): Promise<void> {
    this.problem = null;
    await this.task.load();
  }

  /** What became of what was sent. */
  #look(submissionId: string): void {
    this.wasBefore = this.last?.id === submissionId && this.last.state === 'returned';
    this.wasEarlier = this.task.value?.earlier?.id === submissionId;
  }

  #read(signal: AbortSignal): Promise<Task> {
    const taskId = this.#taskId();
    const memberId = this.#memberId();
    if (memberId === null) return call('get', '/api/tasks/{taskId}', { path: { taskId }, signal });
    return call('get', '/api/members/{memberId}/tasks/{taskId}', { path: { memberId, taskId }, signal });
  }

  async #send(): Promise<{ submissionId: string }> {
    const taskId = this.#taskId();
    const memberId = this.#memberId();
    const body = this.#form();
    if (memberId === null) return call('post', '/api/tasks/{taskId}/submissions', { path: { taskId }, body });
    return call('post', '/api/members/{memberId}/tasks/{taskId}/submissions', { path: { memberId, taskId }, body });
  }

  #form(): FormData {
    const form = new FormData();
    const courseHash = this.task.value?.courseHash;
    const follows = `${this.last?.id ?? ''} ${courseHash ?? ''}`;
    if (follows !== this.#follows) this.#clientKey = randomId();
    this.#follows = follows;
    form.set('clientKey', this.#clientKey);
    // A page that an older version of this program kept does not know it.
    if (courseHash !== undefined) form.set('courseHash', courseHash);
    form.set('words', this.words);
    for (const photo of this.photos) form.append('photos', photo.blob, `anh-${photo.id}.jpg`);
    return form;
  }

  #forget(): void {
    drafts.forget(draftName(this.#taskId(), this.#memberId()));
    this.release();
    this.words = '';
    this.photos = [];
    this.wasTried = false;
  }
}
