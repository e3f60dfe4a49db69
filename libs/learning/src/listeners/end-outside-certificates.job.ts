import { Injectable } from '@nestjs/common';
import { Job, type JobHandler } from '@lopso/platform';
import { EndOutside } from '../services/end-outside.service';

/** Soon after midnight, before everybody's completion is checked. */
@Injectable()
@Job({
  name: 'learning.end-outside-certificates',
  retryLimit: 5,
  retryDelaySeconds: 300,
  timeoutSeconds: 1800,
  concurrency: 1,
  schedule: '5 0 * * *',
})
export class EndOutsideCertificates implements JobHandler {
  constructor(private readonly ending: EndOutside) {}

  async handle(): Promise<void> {
    await this.ending.endAll();
  }
}
