import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { components } from '../../lib/api/schema';
import type { WriteQueue } from '../../lib/offline/queue.svelte';
import { progressKey } from '../../lib/offline/store';
import { standingOf } from '../../lib/offline/write-status';

export type Lesson = components['schemas']['LessonResponse'];

/** How a member stands in the lesson. */
interface Standing {
  percent: number;
  isRead: boolean;
  /** When she read an earlier edition than is asked for; null: she is not asked anew. */
  earlierReadAt: string | null;
}

/** `isChanged`: another text since she read it. */
interface Begun extends Standing {
  isChanged: boolean;
}

const UNKNOWN: Begun = { percent: 0, isRead: false, earlierReadAt: null, isChanged: false };

/** What the server said of a reading. */
const saysEarlier = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'isOfEarlierEdition' in answer && answer.isOfEarlierEdition === true;

/** Each edition is read by itself. A page kept by an older version of this program does not know which one it is. */
const finishKey = (lessonId: string, courseHash = ''): string =>
  ['read', lessonId, courseHash].filter(Boolean).join('/');
/** A position this much further is worth a write. */
const stepPercent = 10;

/** One lesson: its text, how far it is read, and whether "Đọc xong" is recorded. Writes go through the device's queue. */
export class LessonState {
  readonly lesson: Resource<Standing & { lesson: Lesson }>;
  /** How far the page was scrolled, 0–100; only grows. */
  percent = $state(0);
  #keptPercent = 0;
  #wasFinishedHere = $state(false);
  readonly #queue: WriteQueue;
  readonly #lessonId: () => string;
  readonly #isMember: boolean;

  constructor(lessonId: () => string, queue: WriteQueue, isMember: boolean) {
    this.#lessonId = lessonId;
    this.#queue = queue;
    this.#isMember = isMember;
    this.lesson = new Resource(async (signal) => {
      const id = lessonId();
      const [lesson, begun] = await Promise.all([
        call('get', '/api/lessons/{lessonId}', { path: { lessonId: id }, signal }),
        isMember ? this.#begun(id, signal) : undefined,
      ]);
      return { lesson, ...this.#begin(begun) };
    });
  }

  readonly #status = $derived.by(() =>
    this.#queue.statusOf(finishKey(this.#lessonId(), this.lesson.value?.lesson.courseHash)),
  );

  /** Where the record of "Đọc xong" stands. */
  readonly finish = $derived.by(() => {
    if (this.lesson.value?.isRead && !this.#wasFinishedHere) return 'sent';
    const status = this.#status;
    return status ? standingOf(status) : 'none';
  });

  /** The text that was read here was another one by the time it was recorded, and the present one is asked for. */
  readonly isEarlier = $derived(saysEarlier(this.#status?.answer));

  /** Notes how far the page is; every tenth is kept, so that another phone opens there. */
  reach(percent: number): void {
    if (percent <= this.percent) return;
    this.percent = Math.min(100, Math.round(percent));
    if (this.#isMember && this.percent < 100 && this.percent - this.#keptPercent >= stepPercent) this.#keep();
  }

  /** Records that the lesson is read: on the device first, then on the server. */
  async markRead(): Promise<void> {
    if (!this.#isMember) return;
    const lessonId = this.#lessonId();
    this.#wasFinishedHere = true;
    this.percent = 100;
    const courseHash = this.lesson.value?.lesson.courseHash;
    const address = `/api/me/lessons/${lessonId}/read`;
    const body = { courseHash };
    await this.#queue.add({ key: finishKey(lessonId, courseHash), kind: 'lesson-read', method: 'post', address, body });
  }

  /** Reads the lesson as it is now, from its beginning. */
  async renew(): Promise<void> {
    this.#wasFinishedHere = false;
    await this.lesson.load();
  }

  #begin({ percent, isRead, earlierReadAt, isChanged }: Begun = UNKNOWN): Standing {
    this.percent = this.#keptPercent = isRead ? 0 : percent;
    // What is new in it is before her eyes now, also where all of it fits the screen and nothing is scrolled.
    if (isChanged) this.#keep();
    return { percent: this.percent, isRead, earlierReadAt };
  }

  /** Progress may be unknown without network; the lesson itself is then still to be read. */
  async #begun(lessonId: string, signal: AbortSignal): Promise<Begun | undefined> {
    const progress = await call('get', '/api/me/progress', { signal }).catch(() => null);
    const begun = progress?.lessons.find((one) => one.lessonId === lessonId);
    const isChanged = progress?.news.some((one) => one.lessonId === lessonId && one.kind === 'changed');
    return begun && { ...begun, isChanged: isChanged ?? false };
  }

  #keep(): void {
    const lessonId = this.#lessonId();
    this.#keptPercent = this.percent;
    const address = `/api/me/lessons/${lessonId}/progress`;
    void this.#queue.add({
      key: progressKey(lessonId),
      kind: 'progress',
      method: 'put',
      address,
      body: { percent: this.percent },
    });
  }
}
