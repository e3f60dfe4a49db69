import { Problem } from '../../lib/api/problem';

/** One thing a person does at a time: busy while it runs, and what went wrong with it. */
export class Act {
  isBusy = $state(false);
  problem = $state.raw<Problem | null>(null);

  /** True when the work was done; a second call while it runs does nothing. */
  async run(work: () => Promise<void>): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.problem = null;
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      return false;
    } finally {
      this.isBusy = false;
    }
  }
}
