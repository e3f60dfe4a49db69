import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { components } from '../../lib/api/schema';
import type { CertificateState } from './certificate-words';

type Schemas = components['schemas'];
export type IssuedCertificate = Schemas['CertificateResponse'];

const states: readonly string[] = ['valid', 'replaced', 'withdrawn', 'expired'] satisfies CertificateState[];

/** What the URL says of the list: part of a name, a state, where the page begins. */
export interface RegisterQuery {
  text: string;
  state: CertificateState | null;
  cursor: string | null;
}

const isState = (value: string | null): value is CertificateState => value !== null && states.includes(value);

/** Reads the query of the address: `ten`, `tt`, `tu`. */
export function registerQuery(query: URLSearchParams): RegisterQuery {
  const state = query.get('tt');
  return { text: query.get('ten') ?? '', state: isState(state) ? state : null, cursor: query.get('tu') };
}

/** A page of a round's certificates. */
export class RegisterState {
  readonly page: Resource<Schemas['RoundCertificatesResponse']>;

  constructor(roundId: () => string | null, query: () => RegisterQuery) {
    this.page = new Resource((signal) => {
      const { text, state, cursor } = query();
      const path = { roundId: roundId() ?? '' };
      return call('get', '/api/rounds/{roundId}/certificates', {
        path,
        query: { text: text || undefined, state: state ?? undefined, cursor: cursor ?? undefined },
        signal,
      });
    });
  }
}
