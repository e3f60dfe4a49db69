import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';

/** Whether a typed name is the one printed on a paper whose name was erased. */
export class NameMatch {
  name = $state('');
  isBusy = $state(false);
  problem = $state.raw<Problem | null>(null);
  /** What was asked last and what came of it; null before. */
  answer = $state.raw<{ name: string; matches: boolean } | null>(null);
  readonly #code: () => string;

  constructor(code: () => string) {
    this.#code = code;
  }

  async ask(): Promise<void> {
    const fullName = this.name.trim();
    if (fullName === '' || this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    try {
      const body = { fullName };
      const { matches } = await call('post', '/api/certificates/check/{code}/name', {
        path: { code: this.#code() },
        body,
      });
      this.answer = { name: fullName, matches };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      this.answer = null;
    } finally {
      this.isBusy = false;
    }
  }
}
