import { Act } from '../../lib/api/act.svelte';
import { callForFile } from '../../lib/api/client';
import { saveFile } from '../../lib/api/save-file';

/** Takes a round's register book: as a workbook, or as pages to print. */
export class RegisterBook extends Act {
  async take(roundId: string, form: 'xlsx' | 'pdf' = 'xlsx'): Promise<void> {
    await this.run(async () => {
      saveFile(
        await callForFile('get', `/api/rounds/{roundId}/register-book.${form}`, { path: { roundId } }),
        `so-goc.${form}`,
      );
    });
  }
}
