import { Injectable, Logger } from '@nestjs/common';
import { Job, type JobHandler } from '../jobs/job';
import { AuditSealing } from './audit-sealing';

const BEAT_MS = 2000;

/**
 * Seals every two seconds while a worker runs. The scheduled job does the same each minute, so nothing but speed depends
 * on the timer.
 */
@Injectable()
@Job({
  name: 'platform.seal-audit-entries',
  retryLimit: 0,
  retryDelaySeconds: 60,
  timeoutSeconds: 300,
  concurrency: 1,
  schedule: '* * * * *',
})
export class SealAuditEntries implements JobHandler {
  private readonly logger = new Logger(SealAuditEntries.name);
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly sealing: AuditSealing) {}

  async handle(): Promise<void> {
    await this.sealing.seal();
  }

  /** Called by the worker application only. */
  start(): void {
    this.timer ??= setInterval(() => {
      this.running = this.running.then(() => this.beat());
    }, BEAT_MS);
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    await this.running;
  }

  private async beat(): Promise<void> {
    await this.sealing.seal().catch((error: unknown) => this.logger.error({ error }, 'sealing failed, it goes on'));
  }
}
