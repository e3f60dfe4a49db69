import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { components } from '../../lib/api/schema';
import { askFor, type RegisterQuery } from './register-query';

type Schemas = components['schemas'];
export type IssuedCertificate = Schemas['CertificateResponse'];

/** A page of a round's certificates. */
export class RegisterState {
  readonly page: Resource<Schemas['RoundCertificatesResponse']>;

  constructor(roundId: () => string | null, query: () => RegisterQuery) {
    this.page = new Resource((signal) => {
      const path = { roundId: roundId() ?? '' };
      return call('get', '/api/rounds/{roundId}/certificates', { path, query: askFor(query()), signal });
    });
  }
}
