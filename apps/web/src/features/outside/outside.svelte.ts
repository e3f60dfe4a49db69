import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { randomId } from '../../lib/offline/device';
import { forgetKept, keep, readKept } from '../../lib/offline/kept';
import { shrinkPhoto } from '../../lib/ui/small-photo';

export type Asked = Answer<'get', '/api/me/outside-claims'>[number];
export type Claim = Asked['claims'][number];

/** What the server takes in one file. */
const maxBytes = 5 * 1024 * 1024;
const PDF = 'application/pdf';

/** What was chosen on this phone: a photo made small, or a PDF as it is. */
export interface ChosenFile {
  blob: Blob;
  name: string;
  /** Address of the picture until it is released; null for a PDF. */
  url: string | null;
}

export type FileFault = 'unreadable' | 'too-big';

const draftName = (certificate: string): string => `claim/${certificate}`;

/** What was typed and not sent, field by field. */
function typedBefore(certificate: string): (field: string) => string {
  const kept = new Map<string, unknown>(Object.entries(readKept(draftName(certificate)) ?? {}));
  return (field) => {
    const value = kept.get(field);
    return typeof value === 'string' ? value : '';
  };
}

/** One claim being written. */
export class ClaimDraft extends Act {
  number = $state('');
  issuer = $state('');
  issuedOn = $state('');
  /** The last day printed on the paper; empty: none. */
  validUntil = $state('');
  file = $state.raw<ChosenFile | null>(null);
  fileFault = $state<FileFault | null>(null);
  isShrinking = $state(false);
  /** What is missing is said only after the first try. */
  wasTried = $state(false);
  readonly #certificate: string;
  readonly #shrink: typeof shrinkPhoto;
  /** Of the form as it was sent; the same form again is the same claim. */
  #sent = { key: randomId(), said: '', file: null as ChosenFile | null };

  constructor(
    { certificate, issuer }: Pick<Asked, 'certificate' | 'issuer'>,
    shrink: typeof shrinkPhoto = shrinkPhoto,
  ) {
    super();
    this.#certificate = certificate;
    this.#shrink = shrink;
    const typed = typedBefore(certificate);
    this.number = typed('number');
    this.issuer = typed('issuer') || issuer;
    this.issuedOn = typed('issuedOn');
    this.validUntil = typed('validUntil');
  }

  /** The phone keeps what was typed, since a session may be over before it is sent. A file is too large for that. */
  keep(): void {
    const { number, issuer, issuedOn, validUntil } = this;
    const name = draftName(this.#certificate);
    if (number + issuedOn + validUntil === '') forgetKept(name);
    else keep(name, { number, issuer, issuedOn, validUntil });
  }

  get isWhole(): boolean {
    return this.number.trim() !== '' && this.issuer.trim() !== '' && this.issuedOn !== '' && this.file !== null;
  }

  async choose(file: File): Promise<void> {
    this.fileFault = null;
    this.isShrinking = true;
    const blob = file.type === PDF ? file : await this.#shrink(file);
    this.isShrinking = false;
    if (blob === null) this.fileFault = 'unreadable';
    else if (blob.size > maxBytes) this.fileFault = 'too-big';
    if (blob === null || this.fileFault !== null) return;
    this.release();
    this.file = { blob, name: file.name, url: file.type === PDF ? null : URL.createObjectURL(blob) };
  }

  /** Lets the picture of this page go. */
  release(): void {
    if (this.file?.url) URL.revokeObjectURL(this.file.url);
    this.file = null;
  }

  /** True when it was sent. */
  async send(): Promise<boolean> {
    this.wasTried = true;
    if (!this.isWhole) return false;
    const sent = await this.run(() => call('post', '/api/me/outside-claims', { body: this.#form() }));
    if (sent === null) return false;
    forgetKept(draftName(this.#certificate));
    return true;
  }

  #form(): FormData {
    const fields = {
      certificate: this.#certificate,
      number: this.number.trim(),
      issuer: this.issuer.trim(),
      issuedOn: this.issuedOn,
      ...(this.validUntil === '' ? {} : { validUntil: this.validUntil }),
    };
    const said = JSON.stringify(fields);
    if (said !== this.#sent.said || this.file !== this.#sent.file)
      this.#sent = { key: randomId(), said, file: this.file };
    const form = new FormData();
    form.set('clientKey', this.#sent.key);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    if (this.file) form.set('file', this.file.blob, this.file.url === null ? 'giay.pdf' : 'giay.jpg');
    return form;
  }
}

/** Certificates of others that the member's rounds ask for. */
export class OwnOutsideState {
  readonly asked = new Resource<Asked[]>((signal) => call('get', '/api/me/outside-claims', { signal }));
}
