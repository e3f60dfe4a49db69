import { Act } from '../../lib/api/act.svelte';
import { addressOf, call, callForFile } from '../../lib/api/client';
import { saveFile } from '../../lib/api/save-file';
import { askFor, type RegisterQuery } from './register-query';

/** Takes papers to print. */
export class PaperDownload extends Act {
  /** One certificate, the signed file where there is one; the browser shows how far its download is. */
  async take(certificateId: string, form?: 'original'): Promise<void> {
    const path = { certificateId };
    await this.run(async () => {
      // A plain address can't renew a session that ran out while the page lay open; this call does.
      await call('get', '/api/certificates/{certificateId}', { path });
      location.assign(addressOf('/api/certificates/{certificateId}/paper', { path, query: { form } }));
    });
  }

  /** What is listed on one page of a round's register, in one file. */
  async takeListed(roundId: string, query: RegisterQuery): Promise<void> {
    const asked = { path: { roundId }, query: askFor(query) };
    await this.run(async () => {
      saveFile(await callForFile('get', '/api/rounds/{roundId}/certificates/papers', asked), 'giay-chung-nhan.pdf');
    });
  }
}
