import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '../jobs/job';
import { AuditRetention } from './audit-retention';

/** Lets entries go that are older than AUDIT_RETENTION_MONTHS. */
@Injectable()
@Job({
  name: 'platform.forget-old-audit-entries',
  retryLimit: 1,
  retryDelaySeconds: 600,
  timeoutSeconds: 900,
  concurrency: 1,
  schedule: '23 4 * * *',
})
export class ForgetOldAuditEntries implements JobHandler {
  constructor(private readonly retention: AuditRetention) {}

  async handle(): Promise<void> {
    await this.retention.forgetOld();
  }
}
