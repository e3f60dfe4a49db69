import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { components } from '../../lib/api/schema';

export type CertificatePage = components['schemas']['CertificatePageResponse'];

/** One certificate. */
export class CertificateState {
  readonly certificate: Resource<CertificatePage>;

  constructor(certificateId: () => string) {
    this.certificate = new Resource((signal) =>
      call('get', '/api/certificates/{certificateId}', { path: { certificateId: certificateId() }, signal }),
    );
  }
}

/** The member's own certificates. */
export class MyCertificatesState {
  readonly certificates = new Resource((signal) => call('get', '/api/certificates/mine', { signal }));
}
