import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { isAnswered, isNumber } from './responses';
import type { Given, PaperAttempt, Result } from './types';

/** The quizzes one member can take on paper. */
export class PaperDeskState extends Act {
  readonly desk;
  readonly #memberId: () => string;

  constructor(memberId: () => string) {
    super();
    this.#memberId = memberId;
    this.desk = new Resource((signal) =>
      call('get', '/api/members/{memberId}/paper-attempts', { path: { memberId: memberId() }, signal }),
    );
  }

  /** Draws a sheet and gives its id. */
  async draw(quizId: string): Promise<string | null> {
    const path = { memberId: this.#memberId() };
    const sheet = await this.run(() =>
      call('post', '/api/members/{memberId}/paper-attempts', { path, body: { quizId } }),
    );
    return sheet?.id ?? null;
  }
}

/** One drawn sheet: to print, to type in, to take back. */
export class PaperSheetState extends Act {
  readonly sheet: Resource<PaperAttempt>;
  readonly #attemptId: () => string;
  given = $state.raw<Readonly<Record<string, Given>>>({});
  result = $state.raw<Result | null>(null);

  constructor(attemptId: () => string) {
    super();
    this.#attemptId = attemptId;
    this.sheet = new Resource(async (signal) => {
      const path = { attemptId: attemptId() };
      const sheet = await call('get', '/api/paper-attempts/{attemptId}', { path, signal });
      if (sheet.submittedAt !== null)
        this.result = await call('get', '/api/paper-attempts/{attemptId}/result', { path, signal });
      return sheet;
    });
  }

  readonly answered = $derived(Object.values(this.given).filter(isAnswered).length);

  /** Questions nothing was typed for. */
  readonly left = $derived.by(() => (this.sheet.value?.questions.length ?? 0) - this.answered);

  /** Ids of the questions whose number can't be read. */
  readonly unreadable = $derived(
    Object.entries(this.given).flatMap(([id, { text }]) => (text && text.trim() !== '' && !isNumber(text) ? [id] : [])),
  );

  give(questionId: string, response: Given): void {
    this.given = { ...this.given, [questionId]: response };
  }

  /** Types everything in and has it marked. */
  async submit(): Promise<void> {
    if (this.unreadable.length > 0) return;
    const answers = Object.entries(this.given).map(([questionId, response]) => ({ questionId, response }));
    const path = { attemptId: this.#attemptId() };
    this.result = await this.run(() =>
      call('put', '/api/paper-attempts/{attemptId}/answers', { path, body: { answers } }),
    );
  }

  /** Takes a sheet back that was not used; true when it is gone. */
  async discard(): Promise<boolean> {
    const path = { attemptId: this.#attemptId() };
    const gone = await this.run(async () => {
      await call('delete', '/api/paper-attempts/{attemptId}', { path });
      return true;
    });
    return gone ?? false;
  }
}
