import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import type { Quiz } from './types';

/** A quiz before it is started. */
export class QuizState {
  readonly quiz: Resource<Quiz>;
  isStarting = $state(false);
  problem = $state.raw<Problem | null>(null);
  readonly #quizId: () => string;

  constructor(quizId: () => string) {
    this.#quizId = quizId;
    this.quiz = new Resource((signal) => call('get', '/api/quizzes/{quizId}', { path: { quizId: quizId() }, signal }));
  }

  /** Number of the attempt to go on with. */
  readonly openNumber = $derived.by(() => {
    const quiz = this.quiz.value;
    return quiz?.attempts.find(({ id }) => id === quiz.openAttemptId)?.number ?? 1;
  });

  /** Number the next attempt will have. */
  readonly nextNumber = $derived.by(
    () =>
      Math.max(
        this.quiz.value?.earlierAttempt?.number ?? 0,
        ...(this.quiz.value?.attempts ?? []).map(({ number }) => number),
      ) + 1,
  );

  /** Starts an attempt and gives its id; null when that failed. The server answers a double click with the same one. */
  async start(): Promise<string | null> {
    if (this.isStarting) return null;
    this.isStarting = true;
    this.problem = null;
    try {
      return (await call('post', '/api/quizzes/{quizId}/attempts', { path: { quizId: this.#quizId() } })).id;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      return null;
    } finally {
      this.isStarting = false;
    }
  }
}
