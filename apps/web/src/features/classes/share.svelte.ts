import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import type { SharedClass } from './types';

/** Who passes a class on: those who answer for it may also take its address back. */
export type Sharer = 'staff' | 'member';

/** The short public address of a class: made when it is first asked for, taken back. */
export class ShareState {
  readonly making = new Act();
  readonly ending = new Act();
  shared = $state.raw<SharedClass | null>(null);

  async make(classGroupId: string, as: Sharer): Promise<void> {
    const path = { classGroupId };
    this.shared = null;
    this.shared = await this.making.run(() =>
      as === 'staff'
        ? call('put', '/api/class-groups/{classGroupId}/link', { path })
        : call('put', '/api/me/class-groups/{classGroupId}/link', { path }),
    );
  }

  /** True when nobody can open it any more. */
  async end(classGroupId: string): Promise<boolean> {
    const path = { classGroupId };
    const isEnded = await this.ending.run(async () => {
      await call('delete', '/api/class-groups/{classGroupId}/link', { path });
      return true;
    });
    if (isEnded === true) this.shared = null;
    return isEnded === true;
  }
}
