import { Problem } from '../../lib/api/problem';
import { fieldText } from '../../lib/api/problem-text';

/** One act at a time: nothing twice, and what was refused stays in words until the next try. */
export class ActState {
  isBusy = $state(false);
  problem = $state.raw<Problem | null>(null);

  /** Runs, and answers null when it was refused. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.isBusy) return null;
    this.isBusy = true;
    this.problem = null;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      return null;
    } finally {
      this.isBusy = false;
    }
  }

  /** What is wrong with one field, by the pointer of the request. */
  fault(pointer: string): string | null {
    return fieldText(this.problem, pointer);
  }

  /** The refusal as a whole where no field explains it. */
  get refusal(): Problem | null {
    return this.problem && this.problem.body.errors.length === 0 ? this.problem : null;
  }
}
