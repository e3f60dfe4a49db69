import { Act } from '../lib/api/act.svelte';
import { call } from '../lib/api/client';
import { Resource } from '../lib/api/resource.svelte';
import type { Answer } from '../lib/api/types';

type OwnCalls = Answer<'get', '/api/me/class-calls'>;
export type OwnCall = OwnCalls['items'][number];

/** Calls that name the member, and her word that she can't come. */
export class OwnCallsState {
  readonly calls = new Resource<OwnCalls>((signal) => call('get', '/api/me/class-calls', { signal }));
  readonly act = new Act();

  async refuse({ callId }: OwnCall): Promise<boolean> {
    const left = await this.act.run(() => call('post', '/api/me/class-calls/{callId}/refusal', { path: { callId } }));
    if (left === null) void this.calls.load();
    else this.calls.set(left);
    return left !== null;
  }
}
