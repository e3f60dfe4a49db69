import { SvelteMap } from 'svelte/reactivity';
import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import type { QueueItem, Submission } from './types';

/** How a grade came out: written, or taken by another grader. */
export type GradeOutcome = 'passed' | 'returned' | 'elsewhere';

interface QueueShown {
  items: QueueItem[];
  waiting: number;
  nextCursor: string | null;
}

/** A grade not written yet. */
interface Begun {
  verdicts: Readonly<Record<string, boolean>>;
  comment: string;
}

const pageSize = 20;

/** The grading queue: one try is open, its criteria are judged, the next one follows. */
export class GradingState {
  readonly queue: Resource<QueueShown>;
  index = $state(0);
  verdicts = $state.raw<Readonly<Record<string, boolean>>>({});
  comment = $state('');
  isSaving = $state(false);
  wasTried = $state(false);
  problem = $state.raw<Problem | null>(null);

  constructor() {
    this.queue = new Resource(async (signal) =>
      call('get', '/api/grading-queue', { query: { limit: pageSize }, signal }),
    );
  }

  readonly #further = new Act();
  /** What was begun on tries that are not open now. */
  readonly #begun = new SvelteMap<string, Begun>();

  readonly items = $derived.by(() => this.queue.value?.items ?? []);
  readonly item = $derived(this.items[this.index] ?? null);
  readonly criteria = $derived(this.item?.submission.rubric ?? []);

  /** Numbers of the criteria without a verdict, from 1. */
  readonly notJudged = $derived(this.criteria.flatMap(({ id }, index) => (id in this.verdicts ? [] : [index + 1])));

  /** What the verdicts come to; null while one is missing. */
  readonly outcome = $derived.by((): 'passed' | 'returned' | null => {
    if (!this.item || this.notJudged.length > 0) return null;
    const met = Object.values(this.verdicts).filter(Boolean).length;
    return met >= this.item.submission.passCriteria ? 'passed' : 'returned';
  });

  readonly isCommentMissing = $derived(this.outcome === 'returned' && this.comment.trim() === '');

  /** Something was begun and not written. */
  get hasBegun(): boolean {
    return this.comment.trim() !== '' || Object.keys(this.verdicts).length > 0 || this.#begun.size > 0;
  }

  /** Why the next page did not come; null when it did. */
  get moreProblem(): Problem | null {
    return this.#further.problem;
  }

  /** Opens a try of the queue; what was begun on the one before is there when it is opened again. */
  open(index: number): void {
    if (index < 0 || index >= this.items.length || index === this.index) return;
    const id = this.item?.submission.id;
    const { verdicts, comment } = this;
    if (id !== undefined && (comment !== '' || Object.keys(verdicts).length > 0))
      this.#begun.set(id, { verdicts, comment });
    this.index = index;
    this.#clear();
    this.#takeUp();
  }

  judge(criterionId: string, isMet: boolean): void {
    this.verdicts = { ...this.verdicts, [criterionId]: isMet };
  }

  /** The key of a criterion: met, then not met, then met again. `number` counts from 1. */
  toggle(number: number): void {
    const criterion = this.criteria[number - 1];
    if (criterion) this.judge(criterion.id, !(this.verdicts[criterion.id] ?? false));
  }

  /** Writes the grade; null when something is missing or it failed. */
  async save(): Promise<{ item: QueueItem; outcome: GradeOutcome } | null> {
    const { item } = this;
    this.wasTried = true;
    if (!item || this.isSaving || this.outcome === null || this.isCommentMissing) return null;
    this.isSaving = true;
    this.problem = null;
    try {
      const outcome = await this.#write(item.submission);
      this.#takeAway(item);
      return { item, outcome };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      return null;
    } finally {
      this.isSaving = false;
    }
  }

  /** The next page of the queue below the ones shown. */
  async more(): Promise<void> {
    const shown = this.queue.value;
    if (!shown?.nextCursor) return;
    const query = { limit: pageSize, cursor: shown.nextCursor };
    const next = await this.#further.run(() => call('get', '/api/grading-queue', { query }));
    // What was graded meanwhile is gone from the list and stays so.
    const now = this.queue.value;
    if (!next || !now || now.nextCursor !== shown.nextCursor) return;
    const known = [...shown.items, ...now.items].map(({ submission }) => submission.id);
    const fresh = next.items.filter(({ submission }) => !known.includes(submission.id));
    this.queue.set({ ...next, items: [...now.items, ...fresh] });
  }

  async #write({ id }: Submission): Promise<GradeOutcome> {
    const criteria = Object.entries(this.verdicts).map(([criterionId, isMet]) => ({ criterionId, isMet }));
    const body = { criteria, comment: this.comment.trim() };
    try {
      const graded = await call('post', '/api/submissions/{submissionId}/grade', { path: { submissionId: id }, body });
      return graded.state === 'passed' ? 'passed' : 'returned';
    } catch (error) {
      if (error instanceof Problem && error.code === 'assessment.submission-graded') return 'elsewhere';
      throw error;
    }
  }

  #takeAway(item: QueueItem): void {
    const shown = this.queue.value;
    if (!shown) return;
    const items = shown.items.filter((one) => one !== item);
    this.queue.set({ ...shown, items, waiting: Math.max(0, shown.waiting - 1) });
    this.index = Math.min(this.index, Math.max(0, items.length - 1));
    this.#clear();
    this.#takeUp();
    if (items.length === 0 && shown.nextCursor) void this.queue.load();
  }

  /** Takes up what was begun on the try that is open now. */
  #takeUp(): void {
    const id = this.item?.submission.id ?? '';
    const begun = this.#begun.get(id);
    if (!begun) return;
    this.#begun.delete(id);
    this.verdicts = begun.verdicts;
    this.comment = begun.comment;
  }

  #clear(): void {
    this.verdicts = {};
    this.comment = '';
    this.wasTried = false;
    this.problem = null;
  }
}
