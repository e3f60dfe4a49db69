import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import type { Answer } from '../../lib/api/types';
import { session } from '../../lib/session/session.svelte';

type Holder = Answer<'post', '/api/activation/identify'>;
type Result = Answer<'post', '/api/auth/oidc/return'>;

/** What follows the way back from the provider: signed in, linked, or a slip that says whose identity it is. */
export class ProviderReturn {
  readonly back = new Act();
  readonly slip = new Act();
  result = $state.raw<Result | null>(null);
  code = $state('');
  birthYear = $state('');
  missing = $state<'code' | 'birth-year' | null>(null);
  /** Whose slip it is: shown and agreed to before anything is linked. */
  holder = $state.raw<Holder | null>(null);

  /** Hands in what the provider gave; works once. */
  async takeUp(query: string): Promise<void> {
    await this.back.run(async () => {
      this.result = await call('post', '/api/auth/oidc/return', { body: { query } });
      if (this.result.kind !== 'unlinked') await session.refresh();
    });
  }

  /** Looks whose slip it is; nothing is linked yet. */
  async identify(): Promise<void> {
    this.missing = this.code === '' ? 'code' : /^\d{4}$/.test(this.birthYear.trim()) ? null : 'birth-year';
    if (this.missing) return;
    this.holder = await this.slip.run(() => call('post', '/api/activation/identify', { body: this.#proof }));
  }

  startOver(): void {
    this.holder = null;
    this.code = '';
    this.slip.problem = null;
  }

  get #proof(): { code: string; birthYear: number } {
    return { code: this.code, birthYear: Number(this.birthYear.trim()) };
  }

  /** True when the identity is linked to the account that was shown, and somebody is signed in. */
  async linkBySlip(): Promise<boolean> {
    if (this.holder === null) return false;
    const body = { ...this.#proof, username: this.holder.username };
    const done = await this.slip.run(async () => {
      await call('post', '/api/auth/oidc/link-by-slip', { body });
      await session.refresh();
    });
    return done !== null && session.account !== null;
  }
}
