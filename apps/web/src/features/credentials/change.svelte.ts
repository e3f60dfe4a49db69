import { SvelteMap } from 'svelte/reactivity';
import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import type { ChangeKind, ChangePreview, ChangeReason, ChangeSheet, ProposeRequest } from './change-types';
import { proposableKinds } from './change-words';
import { t } from './messages/change';
import type { IssuedCertificate } from './register.svelte';

interface Asked {
  readonly roundId: string;
  readonly kind: ChangeKind;
  readonly certificateIds: string[];
}

/** The form by which certificates are withdrawn, replaced or issued again: what it would do, and what is said about it. */
export class ProposalForm extends Act {
  readonly preview: Resource<ChangePreview>;
  reason = $state<ChangeReason | ''>('');
  /** It was sent without a reason. */
  isReasonMissing = $state(false);
  note = $state('');
  paperNumber = $state('');
  paperOn = $state('');
  readonly #asked: Asked;
  /** The form that was sent last: the same one again keeps its key. */
  #sent = { said: '', key: '' };

  constructor(asked: Asked) {
    super();
    this.#asked = asked;
    const { roundId, ...body } = asked;
    this.preview = new Resource((signal) =>
      call('post', '/api/rounds/{roundId}/certificate-changes/preview', { path: { roundId }, body, signal }),
    );
  }

  /** How many of the certificates nothing stands in the way of. */
  get ready(): number {
    return (this.preview.value?.lines ?? []).filter(({ obstacle }) => obstacle === null).length;
  }

  /** What is wrong with the reason. */
  get reasonFault(): string | null {
    return this.isReasonMissing && this.reason === '' ? t('reasonMissing') : this.fault('/reason');
  }

  /** The proposal as it stands then; null when refused, or no reason was chosen. */
  async send(): Promise<ChangeSheet | null> {
    const preview = this.preview.value;
    const reason = this.reason;
    this.isReasonMissing = reason === '';
    if (preview === null || reason === '') return null;
    const { roundId } = this.#asked;
    const form = this.#form(reason, preview.seen);
    const said = JSON.stringify(form);
    if (this.#sent.key === '' || this.#sent.said !== said) this.#sent = { said, key: crypto.randomUUID() };
    const body = { ...form, clientKey: this.#sent.key };
    const made = await this.run(() =>
      call('post', '/api/rounds/{roundId}/certificate-changes', { path: { roundId }, body }),
    );
    if (this.problem?.code === 'credentials.certificates-moved') await this.preview.load();
    return made;
  }

  #form(reason: ChangeReason, seen: string): Omit<ProposeRequest, 'clientKey'> {
    const { kind, certificateIds } = this.#asked;
    const paper = { paperNumber: this.paperNumber.trim() || undefined, paperOn: this.paperOn || undefined };
    const note = kind === 'keep' ? {} : { note: this.note.trim() };
    return { kind, certificateIds, ...paper, ...note, reason, seen };
  }
}

/** One proposal: what it would do, who said what, and the answer. */
export class ChangeDesk extends Act {
  readonly current: Resource<ChangeSheet>;
  /** The answer being written. */
  acting = $state<'approval' | 'refusal' | 'take-back' | 'undo' | null>(null);
  words = $state('');
  readonly #id: () => string;

  constructor(id: () => string) {
    super();
    this.#id = id;
    this.current = new Resource((signal) =>
      call('get', '/api/certificate-changes/{changeId}', { ...this.#at(), signal }),
    );
  }

  approve(seen: string): Promise<boolean> {
    return this.#take('approval', () =>
      call('post', '/api/certificate-changes/{changeId}/approval', { ...this.#at(), body: { seen } }),
    );
  }

  decline(): Promise<boolean> {
    const body = { words: this.words.trim() };
    return this.#take('refusal', () =>
      call('post', '/api/certificate-changes/{changeId}/refusal', { ...this.#at(), body }),
    );
  }

  takeBack(): Promise<boolean> {
    return this.#take('take-back', () => call('post', '/api/certificate-changes/{changeId}/take-back', this.#at()));
  }

  undo(): Promise<boolean> {
    return this.#take('undo', () => call('post', '/api/certificate-changes/{changeId}/undo', this.#at()));
  }

  #at(): { path: { changeId: string } } {
    return { path: { changeId: this.#id() } };
  }

  /** What was refused most often met another answer: the proposal is read anew, the refusal stays to be read. */
  async #take(acting: NonNullable<ChangeDesk['acting']>, send: () => Promise<ChangeSheet>): Promise<boolean> {
    this.acting = acting;
    const answer = await this.run(send);
    this.acting = null;
    if (answer !== null) this.current.set(answer);
    else if (this.refusal !== null) await this.current.load();
    return answer !== null;
  }
}

/** A page of proposals. */
export class ChangesState {
  readonly page: Resource<Answer<'get', '/api/certificate-changes'>>;

  constructor(query: () => { which?: 'waiting' | 'closed'; kind?: ChangeKind; cursor?: string }) {
    this.page = new Resource((signal) => call('get', '/api/certificate-changes', { query: query(), signal }));
  }
}

/** Certificates of a round that are chosen for a proposal, each with what may be proposed about it. */
export class ChosenCertificates {
  readonly #chosen = new SvelteMap<string, readonly ChangeKind[]>();
  readonly roundId: string;

  constructor(roundId: string) {
    this.roundId = roundId;
  }

  get count(): number {
    return this.#chosen.size;
  }

  has(id: string): boolean {
    return this.#chosen.has(id);
  }

  /** Those about which a kind may be proposed. */
  idsFor(kind: ChangeKind): string[] {
    return [...this.#chosen].flatMap(([id, kinds]) => (kinds.includes(kind) ? [id] : []));
  }

  /** Of these all about which something may be proposed, and no others: what was chosen on another page is another proposal. */
  chooseAll(certificates: readonly Pick<IssuedCertificate, 'id' | 'can'>[]): void {
    this.#chosen.clear();
    for (const one of certificates) if (proposableKinds(one.can).length > 0) this.choose(one, true);
  }

  choose({ id, can }: Pick<IssuedCertificate, 'id' | 'can'>, isChosen: boolean): void {
    if (isChosen) this.#chosen.set(id, proposableKinds(can));
    else this.#chosen.delete(id);
  }
}
