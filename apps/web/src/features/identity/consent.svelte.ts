import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import { session } from '../../lib/session/session.svelte';

/** The notice, and the answer of whoever is signed in. */
export class ConsentState {
  readonly notice = new Resource((signal) => call('get', '/api/privacy-notice', { signal }));
  choice = $state<'agree' | 'disagree' | null>(null);
  isChoiceMissing = $state(false);
  isBusy = $state(false);
  problem = $state.raw<Problem | null>(null);

  /** True when the answer is written. */
  async decide(decision: 'agreed' | 'refused' | 'withdrawn'): Promise<boolean> {
    const noticeVersion = this.notice.value?.version;
    if (noticeVersion === undefined || this.isBusy) return false;
    this.isBusy = true;
    this.problem = null;
    try {
      await call('post', '/api/consents', { body: { decision, noticeVersion } });
      await session.refresh();
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  /** Sends the chosen answer; without one it says so. */
  async sendChoice(): Promise<boolean> {
    this.isChoiceMissing = this.choice === null;
    if (this.choice === null) return false;
    return this.decide(this.choice === 'agree' ? 'agreed' : 'refused');
  }
}
