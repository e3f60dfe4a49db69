import { fieldText } from '../../lib/api/problem-text';
import { Problem } from '../../lib/api/problem';

/** One sending of a form: nothing twice at a time, what was typed stays when it is refused. */
export class FormState {
  isBusy = $state(false);
  problem = $state.raw<Problem | null>(null);

  /** Sends, and answers null when it was refused. */
  async send<T>(work: () => Promise<T>): Promise<T | null> {
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

  /** What is wrong with one field. */
  fault(field: string): string | null {
    return fieldText(this.problem, `/${field}`);
  }

  /** The refusal as a whole, where it is not about fields. */
  get refusal(): Problem | null {
    return this.problem && this.problem.body.errors.length === 0 ? this.problem : null;
  }
}

/** Moves to the first field that was refused. */
export function focusFirstFault(form: HTMLFormElement | undefined): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
