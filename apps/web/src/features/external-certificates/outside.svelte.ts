import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { randomId } from '../../lib/offline/device';
import { drafts } from '../../lib/offline/drafts.svelte';
import { onOpened } from '../../lib/offline/opened';
import { session } from '../../lib/session/session.svelte';
import { shrinkPhoto } from '../../lib/ui/small-photo';
import { type AskedFor, draftName, keptClaim, type TypedClaim, typedFields } from './claim-draft';

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

const nothingTyped = ({ issuer }: AskedFor): TypedClaim => ({ number: '', issuer, issuedOn: '', validUntil: '' });

const isSame = (one: TypedClaim, other: TypedClaim): boolean =>
  typedFields.every((field) => one[field] === other[field]);

/** How a claim goes in. */
export type Sending = (body: FormData) => Promise<{ claimId: string }>;

const ownSending: Sending = (body) => call('post', '/api/me/outside-claims', { body });

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
  /** What is typed for somebody else is not kept on the office's machine. */
  readonly isOwn: boolean;
  readonly #asked: AskedFor;
  readonly #sending: Sending;
  readonly #shrink: typeof shrinkPhoto;
  /** Of the form as it was sent; the same form again is the same claim. */
  #sent = { key: randomId(), said: '', file: null as ChosenFile | null };
  /** As it was before anything was typed here. */
  #begun: TypedClaim | null = null;

  constructor(asked: AskedFor, shrink: typeof shrinkPhoto = shrinkPhoto, sending: Sending = ownSending) {
    super();
    this.#asked = asked;
    this.#sending = sending;
    this.isOwn = sending === ownSending;
    this.#shrink = shrink;
    this.#takeUp();
  }

  /** The phone keeps what was typed, since a session may be over before it is sent. A file is too large for that. */
  keep(): void {
    if (!this.isOwn) return;
    const typed = this.#typed;
    if (this.#begun !== null && isSame(typed, this.#begun)) return;
    this.#begun = null;
    const { certificate, claims } = this.#asked;
    if (isSame(typed, nothingTyped(this.#asked))) drafts.forget(draftName(certificate));
    else drafts.keep(draftName(certificate), { ...typed, after: claims[0]?.id ?? null });
  }

  /** Takes up what opens late, unless something was typed here before. Returns what ends it. */
  hearOpened(): () => void {
    if (!this.isOwn) return () => undefined;
    const end = onOpened((accountId) => {
      if (this.#begun !== null && accountId === session.account?.accountId) this.#takeUp();
    });
    return () => {
      end();
      drafts.letGo(draftName(this.#asked.certificate));
    };
  }

  #takeUp(): void {
    this.#begun = (this.isOwn ? keptClaim(this.#asked) : null) ?? nothingTyped(this.#asked);
    Object.assign(this, this.#begun);
  }

  get #typed(): TypedClaim {
    const { number, issuer, issuedOn, validUntil } = this;
    return { number, issuer, issuedOn, validUntil };
  }

  /** Something was typed or chosen that only this page holds. */
  get isUnsaved(): boolean {
    return !this.isOwn && (this.file !== null || !isSame(this.#typed, nothingTyped(this.#asked)));
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

  /** The id of the claim; null where it was not sent. */
  async send(): Promise<string | null> {
    this.wasTried = true;
    if (!this.isWhole) return null;
    const sent = await this.run(() => this.#sending(this.#form()));
    if (sent === null) return null;
    if (this.isOwn) drafts.forget(draftName(this.#asked.certificate));
    return sent.claimId;
  }

  #form(): FormData {
    const fields = {
      certificate: this.#asked.certificate,
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
  readonly asked = new Resource<Asked[]>(async (signal) => {
    const asked = await call('get', '/api/me/outside-claims', { signal });
    // What a newer claim has overtaken goes, also where no form is drawn that would look.
    for (const one of asked) keptClaim(one);
    return asked;
  });

  /** Reads what is there by now. False where the claim was sent before, its reply lost, and is decided: nothing new was sent. */
  async reads(claimId: string): Promise<boolean> {
    await this.asked.load();
    const sent = this.asked.value?.flatMap(({ claims }) => claims).find(({ id }) => id === claimId);
    return sent === undefined || sent.state === 'waiting';
  }
}
