import { Injectable, Logger } from '@nestjs/common';
import { Job, type JobHandler } from '../jobs/job';
import { AuditHeadNote } from './audit-head-note';
import { AuditSealing } from './audit-sealing';

const BEAT_MS = 2000;

/**
 * Seals every two seconds while a worker runs. The scheduled job does the same each minute, so nothing but speed depends
 * on the timer; and then it notes the end of the chain outside the database, among the files and in the log.
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

  constructor(
    private readonly sealing: AuditSealing,
    private readonly note: AuditHeadNote,
  ) {}

  async handle(): Promise<void> {
    await this.sealing.seal();
    const { outcome, head } = await this.note.note();
    if (outcome === 'noted') this.logger.log({ auditHead: head, msg: 'end of the audit chain' });
    if (outcome === 'refused') {
      this.logger.error({
        auditHead: head,
        msg: 'the audit chain does not pass the end noted before: run audit verify',
      });
    }
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
