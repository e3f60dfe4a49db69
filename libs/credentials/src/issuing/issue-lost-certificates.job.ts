import { Injectable, Logger } from '@nestjs/common';
import { CycleService } from '@lopso/learning';
import { Job, type JobHandler } from '@lopso/platform';
import { isDesignRefusal } from '../credentials.errors';
import { IssuingRepository } from './issuing.repository';
import { IssuingService } from './issuing.service';

const PAGE = 500;

/** Issues what should have been issued automatically and was not, whatever became of its event. */
@Injectable()
@Job({
  name: 'credentials.issue-lost-certificates',
  retryLimit: 2,
  retryDelaySeconds: 30,
  timeoutSeconds: 240,
  concurrency: 1,
  schedule: '*/5 * * * *',
})
export class IssueLostCertificates implements JobHandler {
  private readonly logger = new Logger(IssueLostCertificates.name);

  constructor(
    private readonly cycleService: CycleService,
    private readonly issuingRows: IssuingRepository,
    private readonly issuing: IssuingService,
  ) {}

  /** @throws NoSuchDesign, DesignUnsound when a round's design refused, after everybody else was served */
  async handle(): Promise<void> {
    let issued = 0;
    let refusal: Error | null = null;
    let after: string | null = null;
    do {
      const page: string[] = (await this.cycleService.listReleasedAutomatically(after, PAGE)).map(
        (cycle) => cycle.cycleId,
      );
      const served = await this.issuingRows.havingCertificate(page);
      const lost = page.filter((id) => !served.has(id));
      const outcome = lost.length > 0 ? await this.issuing.issue(lost, 'automatic').catch(refused) : 0;
      if (typeof outcome === 'number') issued += outcome;
      else refusal ??= outcome;
      after = page.length === PAGE ? (page[page.length - 1] ?? null) : null;
    } while (after !== null);
    if (issued > 0) this.logger.warn({ issued }, 'issued certificates whose event was lost');
    if (refusal !== null) throw refusal;
  }
}

/** A design that lacks something holds up nobody on later pages. */
function refused(error: unknown): Error {
  if (isDesignRefusal(error)) return error;
  throw error;
}
