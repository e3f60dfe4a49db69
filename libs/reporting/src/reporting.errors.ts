import { DomainError } from '@lopso/platform';

/** As many files are being sent as a process sends at once; one of them ends soon. */
export class ExportsBusy extends DomainError {
  constructor(retryAfterSeconds: number) {
    super({ kind: 'too-many', code: 'reporting.exports-busy', params: { retryAfterSeconds } });
  }
}
