import { Act } from '../../lib/api/act.svelte';
import { callForFile } from '../../lib/api/client';
import { saveFile } from '../../lib/api/save-file';

/** Takes a round's register book as a file. */
export class RegisterBook extends Act {
  async take(roundId: string): Promise<void> {
    await this.run(async () => {
      saveFile(
        await callForFile('get', '/api/rounds/{roundId}/register-book.xlsx', { path: { roundId } }),
        'so-goc.xlsx',
      );
    });
  }
}
