import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';

/** Takes a paper: the browser's own download, after the session was made fresh. */
export class PaperDownload {
  isBusy = $state(false);
  problem = $state.raw<Problem | null>(null);

  async take(certificateId: string): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    try {
      // A plain address can't renew a session that ran out while the page lay open; this call does.
      await call('get', '/api/certificates/{certificateId}', { path: { certificateId } });
      location.assign(`/api/certificates/${certificateId}/paper`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    } finally {
      this.isBusy = false;
    }
  }
}
