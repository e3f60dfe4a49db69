import { SetMetadata } from '@nestjs/common';

/** How a job is queued and retried; stands beside the job's code. */
export interface JobOptions {
  /** `<context>.<work>`: the queue. Named after the work, never after the clock. */
  readonly name: string;
  /** Tries after the first one fails. */
  readonly retryLimit: number;
  /** Seconds before the first retry; each later one waits twice as long, unless `hasBackoff` is false. */
  readonly retryDelaySeconds: number;
  /** False for work somebody waits for: every retry comes as soon as the first. */
  readonly hasBackoff?: boolean;
  /** Seconds after which a job whose worker died is given to another. */
  readonly timeoutSeconds: number;
  /**
   * Seconds, at least 10, after which a job is given to another worker when its own has fallen silent: a killed worker is noticed
   * long before `timeoutSeconds`. The worker gives its sign by itself. Unset: only the timeout counts.
   */
  readonly silenceSeconds?: number;
  /** Jobs of this queue one worker runs at a time; 2 when unset. */
  readonly concurrency?: number;
  /** A cron expression in Vietnam's time, for work that recurs. */
  readonly schedule?: string;
}

/** A class that does one kind of work. It may run twice for the same payload and must be safe to repeat. */
export interface JobHandler<P extends object = object> {
  handle(payload: P): Promise<void>;
}

export const JOB_OPTIONS = 'lopso:job-options';

/** Marks a provider as a job. */
export function Job(options: JobOptions): ClassDecorator {
  return SetMetadata(JOB_OPTIONS, options);
}
