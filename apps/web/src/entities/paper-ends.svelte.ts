import { Act } from '../lib/api/act.svelte';
import { call } from '../lib/api/client';
import { Resource } from '../lib/api/resource.svelte';
import type { PaperEnd } from './paper-end-words';

/** That papers of the member may be renewed, end soon or have ended. */
export class PaperEndsState {
  readonly ends = new Resource((signal) => call('get', '/api/me/certificate-ends', { signal }));
  readonly act = new Act();

  /** What she did not say she knows. */
  get untold(): readonly PaperEnd[] {
    return (this.ends.value ?? []).filter(({ isKnown }) => !isKnown);
  }

  of(certificateId: string): PaperEnd | null {
    return this.ends.value?.find((one) => one.certificateId === certificateId) ?? null;
  }

  /** She says that she knows: it goes from her first page, and does not come again. */
  async know({ certificateId, validUntil, stage }: PaperEnd): Promise<void> {
    const left = await this.act.run(() =>
      call('post', '/api/me/certificate-ends/{certificateId}/known', {
        path: { certificateId },
        body: { validUntil, stage },
      }),
    );
    if (left !== null) this.ends.set(left);
  }
}
