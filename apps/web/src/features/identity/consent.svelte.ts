import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { session } from '../../lib/session/session.svelte';

/** The notice, and the answer of whoever is signed in. */
export class ConsentState extends Act {
  readonly notice = new Resource((signal) => call('get', '/api/privacy-notice', { signal }));
  choice = $state<'agree' | 'disagree' | null>(null);
  isChoiceMissing = $state(false);

  /** True when the answer is written. */
  async decide(decision: 'agreed' | 'refused' | 'withdrawn'): Promise<boolean> {
    const noticeVersion = this.notice.value?.version;
    if (noticeVersion === undefined) return false;
    const isWritten = await this.run(async () => {
      await call('post', '/api/consents', { body: { decision, noticeVersion } });
      await session.refresh();
      return true;
    });
    return isWritten ?? false;
  }

  /** Sends the chosen answer; without one it says so. */
  async sendChoice(): Promise<boolean> {
    this.isChoiceMissing = this.choice === null;
    if (this.choice === null) return false;
    return this.decide(this.choice === 'agree' ? 'agreed' : 'refused');
  }
}
