import { Injectable } from '@nestjs/common';
import { Clock, dayInWords, type FieldFault } from '@lopso/platform';
import { OrgSettings } from '../org.settings';
import { earliestReformDay } from '../rules/reform-day';

/** Which days of effect a reform of communes may have. */
@Injectable()
export class ReformDays {
  constructor(
    private readonly settings: OrgSettings,
    private readonly clock: Clock,
  ) {}

  today(): string {
    return this.clock.today();
  }

  /** `begunOn`: the first days of the communes that end or give villages. */
  earliest(begunOn: readonly string[] = []): string {
    return earliestReformDay(this.today(), this.settings.REFORM_DAYS_BACK, begunOn);
  }

  /** What is wrong with a day of effect; none: nothing. */
  faultsOf(effectiveOn: string, begunOn: readonly string[] = []): FieldFault[] {
    const pointer = '#/effectiveOn';
    if (effectiveOn > this.today()) return [{ pointer, code: 'org.date-in-future' }];
    const earliest = this.earliest(begunOn);
    if (effectiveOn >= earliest) return [];
    return [{ pointer, code: 'org.reform-too-early', params: { earliest: dayInWords(earliest) } }];
  }
}
