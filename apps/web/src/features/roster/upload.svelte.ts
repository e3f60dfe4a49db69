import { call } from '../../lib/api/client';
import { Act } from '../../lib/api/act.svelte';
import { randomId } from '../../lib/offline/device';
import type { ImportKind } from './types';

/** The form that brings a spreadsheet. A refused file stays chosen. */
export class UploadState extends Act {
  kind = $state<ImportKind>('roster');
  file = $state.raw<File | null>(null);
  isFileMissing = $state(false);
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
