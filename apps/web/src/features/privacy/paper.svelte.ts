import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { randomId } from '../../lib/offline/device';
import type { RequestKind } from './own-data.svelte';
import type { QueuedRequest } from './requests.svelte';

export type Person = Answer<'get', '/api/members'>['items'][number];
export type Consents = Answer<'get', '/api/members/{memberId}/consents'>;
type Decision = NonNullable<Consents[number]['decision']>;

const waitMs = 250;
const shown = 12;
const shortest = 2;

/** A request that came in on paper: whose, what, when. One form is one request, however often it is sent. */
export class PaperRequest extends Act {
  text = $state('');
  person = $state.raw<{ id: string; fullName: string } | null>(null);
  kind = $state<RequestKind>('access');
  madeOn = $state('');
  wish = $state('');
  readonly found = new Resource<readonly Person[]>(async (signal) => {
    const text = this.text.trim();
    if (text.length < shortest) return [];
    return (await call('get', '/api/members', { query: { text, limit: shown }, signal })).items;
  });
  readonly #clientKey = randomId();
  #timer: ReturnType<typeof setTimeout> | undefined;

  get hasText(): boolean {
    return this.text.trim().length >= shortest;
  }

  /** Asks when the typing rests. */
  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.found.load(), waitMs);
  }

  /** The person of an address, chosen beforehand. */
  async choose(memberId: string): Promise<void> {
    const record = await this.run(() => call('get', '/api/members/{memberId}', { path: { memberId } }));
    if (record) this.person = record.member;
  }

  async send(): Promise<QueuedRequest | null> {
    if (this.person === null) return null;
    const { kind, madeOn } = this;
    const wish = this.wish.trim();
    const body = { memberId: this.person.id, kind, madeOn, clientKey: this.#clientKey, ...(wish ? { wish } : {}) };
    return this.run(() => call('post', '/api/data-requests', { body }));
  }
}

/** What a person agreed to, and a paper that is written down. */
export class MemberConsents extends Act {
  readonly states: Resource<Consents>;
  readonly person: Resource<Person>;
  readonly notice = new Resource((signal) => call('get', '/api/privacy-notice', { signal }));
  purpose = $state<string>('');
  decision = $state<Decision | null>(null);
  signedOn = $state('');
  note = $state('');
  readonly #path: () => { memberId: string };

  constructor(memberId: () => string) {
    super();
    this.#path = () => ({ memberId: memberId() });
    this.states = new Resource((signal) =>
      call('get', '/api/members/{memberId}/consents', { path: this.#path(), signal }),
    );
    this.person = new Resource(
      async (signal) => (await call('get', '/api/members/{memberId}', { path: this.#path(), signal })).member,
    );
  }

  /** True when it is written; false while something is missing or when it was refused. */
  async write(): Promise<boolean> {
    const { decision, signedOn, note } = this;
    const purpose = this.#chosen;
    if (decision === null || purpose === null) return false;
    const noticeVersion = this.notice.value?.version ?? '';
    const body = { purpose, decision, signedOn, note: note.trim(), noticeVersion };
    const states = await this.run(() => call('post', '/api/members/{memberId}/consents', { path: this.#path(), body }));
    if (states) this.states.set(states);
    return states !== null;
  }

  get #chosen() {
    const purposes = this.notice.value?.purposes ?? [];
    return (purposes.find(({ key }) => key === this.purpose) ?? purposes[0])?.key ?? null;
  }
}
