import { Act } from '../../lib/api/act.svelte';
import { callForFile } from '../../lib/api/client';
import { saveFile } from '../../lib/api/save-file';

export type BadgeFormat = 'json' | 'jwt' | 'png' | 'svg';

/** Takes a certificate's badge to this device. */
export class BadgeDownload extends Act {
  async take(certificateId: string, format: BadgeFormat): Promise<void> {
    const asked = { path: { certificateId }, query: { format } };
    await this.run(async () => {
      saveFile(await callForFile('get', '/api/certificates/{certificateId}/badge', asked), `huy-hieu.${format}`);
    });
  }
}
