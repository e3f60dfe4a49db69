import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { session } from '../../lib/session/session.svelte';

export type Notice = Answer<'get', '/api/privacy-notice'>;

/** True for who answered an older notice: the present one is told, not asked as for the first time. */
export const isTold = (notice: Notice, answered: string | null): boolean =>
  answered !== null && answered !== notice.version && notice.versions.includes(answered);

/** The notice, and the answer of whoever is signed in. */
export class ConsentState extends Act {
  readonly notice: Resource<Notice>;
  choice = $state<'agree' | 'disagree' | null>(null);
  isChoiceMissing = $state(false);

  /** `version`: of a notice that was shown before; undefined: the present one. */
  constructor(version: () => string | undefined = () => undefined) {
    super();
    this.notice = new Resource((signal) =>
      call('get', '/api/privacy-notice', { query: { version: version() }, signal }),
    );
  }

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
