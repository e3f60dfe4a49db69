import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';

export type BadgeIssuer = Answer<'get', '/api/badge-issuers'>[number];

/** What is typed of a new issuer; empty where there is nothing. */
export interface TypedIssuer {
  did: string;
  name: string;
  document: string;
  decision: string;
  trustedFrom: string;
  trustedUntil: string;
}

/** Whose badges the department takes, and what it does about them. */
export class BadgeIssuersState extends Act {
  readonly list = new Resource<BadgeIssuer[]>((signal) => call('get', '/api/badge-issuers', { signal }));

  trust({ document, trustedUntil, ...said }: TypedIssuer): Promise<boolean> {
    const body = {
      ...said,
      ...(document.trim() === '' ? {} : { document }),
      ...(trustedUntil === '' ? {} : { trustedUntil }),
    };
    return this.#change(() => call('post', '/api/badge-issuers', { body }));
  }

  replaceDocument({ id: issuerId }: BadgeIssuer, document: string): Promise<boolean> {
    const given = { path: { issuerId }, body: { document } };
    return this.#change(() => call('post', '/api/badge-issuers/{issuerId}/document', given));
  }

  keepList({ id: issuerId }: BadgeIssuer, document: string): Promise<boolean> {
    const given = { path: { issuerId }, body: { document } };
    return this.#change(() => call('post', '/api/badge-issuers/{issuerId}/status-lists', given));
  }

  end({ id: issuerId }: BadgeIssuer, reason: string): Promise<boolean> {
    return this.#change(() =>
      call('post', '/api/badge-issuers/{issuerId}/end', { path: { issuerId }, body: { reason } }),
    );
  }

  /** Every act answers with the list as it is by then. */
  async #change(work: () => Promise<BadgeIssuer[]>): Promise<boolean> {
    const list = await this.run(work);
    if (list === null) return false;
    this.list.set(list);
    return true;
  }
}
