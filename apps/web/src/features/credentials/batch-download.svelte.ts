import { Act } from '../../lib/api/act.svelte';
import { addressOf, call } from '../../lib/api/client';

/** All papers of a round, or of one list, as one file; the browser shows how far its download is. */
export class BatchDownload extends Act {
  /** The file being asked for. */
  taking = $state<'pdf' | 'zip' | null>(null);

  /** Gives how many papers are on their way, null when refused. */
  async take(format: 'pdf' | 'zip', roundId: string, releaseId: string | null): Promise<number | null> {
    const asked = { path: { roundId }, query: { releaseId: releaseId ?? undefined } };
    this.taking = format;
    const answer = await this.run(async () => {
      // A plain address can neither renew a session nor ask who is there; this call does both, and is refused in words.
      const { count } = await call('get', '/api/rounds/{roundId}/certificates/batch', asked);
      location.assign(addressOf(`/api/rounds/{roundId}/certificates/batch.${format}`, asked));
      return count;
    });
    this.taking = null;
    return answer;
  }
}
