import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { randomId } from '../../lib/offline/device';
import type { BadgeReport } from './badge-words';

/** What the server takes in one file. */
const maxBytes = 5 * 1024 * 1024;

/** One badge being sent: chosen, checked by the server, then sent as it is. */
export class BadgeDraft extends Act {
  file = $state.raw<File | null>(null);
  report = $state.raw<BadgeReport | null>(null);
  isTooBig = $state(false);
  wasTried = $state(false);
  readonly #certificate: string;
  /** The same file again is the same claim. */
  #key = randomId();

  constructor(certificate: string) {
    super();
    this.#certificate = certificate;
  }

  get maySend(): boolean {
    return this.report?.maySend === true;
  }

  /** Lets the server look at a file; what it finds stands in `report`. */
  async choose(file: File): Promise<void> {
    if (this.isBusy) return;
    this.isTooBig = file.size > maxBytes;
    if (this.isTooBig) return;
    this.file = file;
    this.report = null;
    this.#key = randomId();
    const body = this.#form(file, {});
    this.report = await this.run(() => call('post', '/api/me/outside-badges/reading', { body }));
  }

  /** The id of the claim; null where it was not sent. */
  async send(): Promise<string | null> {
    this.wasTried = true;
    const { file } = this;
    if (file === null || !this.maySend) return null;
    const body = this.#form(file, { clientKey: this.#key, certificate: this.#certificate });
    const sent = await this.run(() => call('post', '/api/me/outside-badges', { body }));
    return sent?.claimId ?? null;
  }

  #form(file: File, fields: Readonly<Record<string, string>>): FormData {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', file, 'huy-hieu');
    return form;
  }
}
