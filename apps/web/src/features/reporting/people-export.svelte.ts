import { Act } from '../../lib/api/act.svelte';
import { callForFile } from '../../lib/api/client';
import { saveFile } from '../../lib/api/save-file';
import type { PeopleFilter } from './filters';

/** Which round, as of which day. */
interface Reported {
  readonly round: { readonly id: string };
  readonly today: string;
}

/** Takes a list as a file. It is asked for like anything else, so that a refusal is a sentence on the page and not a page of its own. */
export class PeopleExport extends Act {
  async take({ round, today }: Reported, filter: PeopleFilter): Promise<void> {
    const asked = { path: { roundId: round.id }, query: { ...filter } };
    await this.run(async () => {
      saveFile(await callForFile('get', '/api/rounds/{roundId}/people.xlsx', asked), `danh-sach-${today}.xlsx`);
    });
  }
}
