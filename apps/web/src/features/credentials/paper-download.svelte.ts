import { Act } from '../../lib/api/act.svelte';
import { addressOf, call, callForFile } from '../../lib/api/client';
import { askFor, type RegisterQuery } from './register-query';

/** Takes papers to print. */
export class PaperDownload extends Act {
  /** One certificate; the browser shows how far its download is. */
  async take(certificateId: string): Promise<void> {
    const path = { certificateId };
    await this.run(async () => {
      // A plain address can't renew a session that ran out while the page lay open; this call does.
      await call('get', '/api/certificates/{certificateId}', { path });
      location.assign(addressOf('/api/certificates/{certificateId}/paper', { path }));
    });
  }

  /** What is listed on one page of a round's register, in one file. */
  async takeListed(roundId: string, query: RegisterQuery): Promise<void> {
    const asked = { path: { roundId }, query: askFor(query) };
    await this.run(async () => {
      keepFile(await callForFile('get', '/api/rounds/{roundId}/certificates/papers', asked), 'giay-chung-nhan.pdf');
    });
  }
}

/** Hands a file to the browser as a download. Its address lives until the page goes: the browser reads it in its own time. */
function keepFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
}
