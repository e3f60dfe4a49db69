import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import type { Answer } from '../../lib/api/types';
import { session } from '../../lib/session/session.svelte';

type Result = Answer<'post', '/api/auth/oidc/return'>;

/** What follows the way back from the provider: signed in, linked, or a slip that says whose identity it is. */
export class ProviderReturn {
  readonly back = new Act();
  readonly slip = new Act();
  result = $state.raw<Result | null>(null);
  code = $state('');
  birthYear = $state('');
  missing = $state<'code' | 'birth-year' | null>(null);

  /** Hands in what the provider gave; works once. */
  async takeUp(query: string): Promise<void> {
    await this.back.run(async () => {
      this.result = await call('post', '/api/auth/oidc/return', { body: { query } });
      if (this.result.kind !== 'unlinked') await session.refresh();
    });
  }

  /** True when the identity is linked and somebody is signed in. */
  async linkBySlip(): Promise<boolean> {
    this.missing = this.code === '' ? 'code' : /^\d{4}$/.test(this.birthYear.trim()) ? null : 'birth-year';
    if (this.missing) return false;
    const body = { code: this.code, birthYear: Number(this.birthYear.trim()) };
    const done = await this.slip.run(async () => {
      await call('post', '/api/auth/oidc/link-by-slip', { body });
      await session.refresh();
    });
    return done !== null && session.account !== null;
  }
}
