import { addressOf, call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import type { PeopleFilter } from './filters';

/** Takes a list as a file: the browser's own download, after the session was made fresh. */
export class PeopleExport {
  isBusy = $state(false);
  problem = $state.raw<Problem | null>(null);

  async take(roundId: string, filter: PeopleFilter): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    try {
      // A plain address can't renew a session that ran out while the page lay open; this call does.
      await call('get', '/api/report-rounds');
      location.assign(addressOf('/api/rounds/{roundId}/people.xlsx', { path: { roundId }, query: { ...filter } }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    } finally {
      this.isBusy = false;
    }
  }
}
