import { call, callForFile } from '../../lib/api/client';
import { Act } from '../../lib/api/act.svelte';
import { saveFile } from '../../lib/api/save-file';
import { randomId } from '../../lib/offline/device';
import type { ImportKind } from './types';

const names: Readonly<Record<ImportKind, string>> = {
  roster: 'mau-danh-sach.xlsx',
  villages: 'mau-thon.xlsx',
};

/** The form that brings a spreadsheet. A refused file stays chosen. */
export class UploadState extends Act {
  kind = $state<ImportKind>('roster');
  file = $state.raw<File | null>(null);
  isFileMissing = $state(false);
  readonly taking = new Act();
  readonly #unitId: () => string;
  /** One key per chosen file: a second press is the same sending. */
  #key = randomId();

  constructor(unitId: () => string) {
    super();
    this.#unitId = unitId;
  }

  choose(file: File | null): void {
    this.file = file;
    this.isFileMissing = false;
    this.problem = null;
    this.#key = randomId();
  }

  /** The sheet to fill in, for what is chosen. A plain address could not renew a session that ran out meanwhile. */
  async takeTemplate(): Promise<void> {
    const path = { unitId: this.#unitId() };
    const query = { kind: this.kind };
    await this.taking.run(async () =>
      saveFile(await callForFile('get', '/api/units/{unitId}/import-template.xlsx', { path, query }), names[this.kind]),
    );
  }

  /** The id of the import, or null when it was refused. */
  async send(): Promise<string | null> {
    const { file } = this;
    this.isFileMissing = file === null;
    if (file === null) return null;
    const body = new FormData();
    body.append('clientKey', this.#key);
    body.append('kind', this.kind);
    body.append('file', file);
    const path = { unitId: this.#unitId() };
    const answer = await this.run(() => call('post', '/api/units/{unitId}/imports', { path, body }));
    // After a lost answer the second press is still the same sending; after a refusal it is another.
    if (this.problem?.isPassing === false) this.#key = randomId();
    return answer?.id ?? null;
  }
}
