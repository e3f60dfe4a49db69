import { Problem } from './problem';
import { fieldText } from './problem-text';

/** One act of a person at a time, a form sent or a button pressed: nothing twice, and a refusal stays until the next try. */
export class Act {
  isBusy = $state(false);
  problem = $state.raw<Problem | null>(null);

  /** Runs, and answers null when it was refused or another one runs; `problem` then says why. A fault of our own is said too, and thrown. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.isBusy) return null;
    this.isBusy = true;
    this.problem = null;
    try {
      return await work();
    } catch (error) {
      this.problem = error instanceof Problem ? error : new Problem('broken', {}, error);
      if (this.problem !== error) throw error;
      return null;
    } finally {
      this.isBusy = false;
    }
  }

  /** What is wrong with one field, by the pointer of the request. */
  fault(pointer: string): string | null {
    return fieldText(this.problem, pointer);
  }

  /** The refusal where none of these fields, by pointer, explains it: what a form has no field for is said as a whole. */
  refusalBeside(pointers: readonly string[]): Problem | null {
    return pointers.some((pointer) => this.fault(pointer) !== null) ? null : this.problem;
  }

  /** The refusal as a whole where no field explains it. */
  get refusal(): Problem | null {
    return this.problem && this.problem.body.errors.length === 0 ? this.problem : null;
  }
}
