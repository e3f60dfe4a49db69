import { Injectable, Logger } from '@nestjs/common';
import { Job, type JobHandler } from '../jobs/job';
import { AuditHeadNote } from './audit-head-note';
import { AuditSealing } from './audit-sealing';

const BEAT_MS = 2000;

/**
 * Seals every two seconds while a worker runs, and notes the end of the chain outside the database after every sealing and when the
 * worker stops. The scheduled job does the same each minute, so nothing but speed depends on the timer, and says it in the log as well.
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
  private running: Promise<unknown> = Promise.resolve();
  private logged: string | null = null;

  constructor(
    private readonly sealing: AuditSealing,
    private readonly note: AuditHeadNote,
  ) {}

  async handle(): Promise<void> {
    const { outcome, head } = await this.inTurn(async () => {
      await this.sealing.seal();
      return this.note.note();
    });
    if (head !== null && head.digest !== this.logged) {
      this.logged = outcome === 'refused' ? null : head.digest;
      if (outcome !== 'refused') this.logger.log({ auditHead: head, msg: 'end of the audit chain' });
    }
    if (outcome === 'refused') {
      this.logger.error({
        auditHead: head,
        msg: 'the audit chain does not pass the end noted before: run audit verify',
      });
    }
  }

  /** Called by the worker application only. */
  start(): void {
    this.timer ??= setInterval(() => void this.inTurn(() => this.beat()), BEAT_MS);
  }

  /** Seals and notes what was written up to now: asked once nothing else of the process writes. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    await this.inTurn(() => this.beat());
  }

  private async beat(): Promise<void> {
    try {
      // What another process seals it notes as well.
      if ((await this.sealing.seal()) > 0) await this.note.note();
    } catch (error) {
      this.logger.error({ error }, 'sealing failed, it goes on');
    }
  }

  /** One at a time: the note is one file, and timer, job and stop all write it. */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.running.then(work);
    this.running = done.catch(() => undefined);
    return done;
  }
}
