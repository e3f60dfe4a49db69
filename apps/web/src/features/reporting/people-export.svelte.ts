import { Act } from '../../lib/api/act.svelte';
import { addressOf, call } from '../../lib/api/client';
import type { PeopleFilter } from './filters';

/** Takes a list as a file: the browser's own download, after the session was made fresh. */
export class PeopleExport extends Act {
  async take(roundId: string, filter: PeopleFilter): Promise<void> {
    await this.run(async () => {
      // A plain address can neither renew a session that ran out while the page lay open nor ask for a second factor.
      await call('post', '/api/account/second-factor/fresh');
      location.assign(addressOf('/api/rounds/{roundId}/people.xlsx', { path: { roundId }, query: { ...filter } }));
    });
  }
}
