import { Injectable } from '@nestjs/common';
import { Clock } from '@lopso/platform';
import { OrgSettings } from '../org.settings';
import { type DataRequestKind } from '../rules/data-request';
import { afterDays, afterWorkingDays } from '../rules/working-days';
import { DataRequestRepository } from '../storage/data-request.repository';

/** When a request was made and until when it is answered and carried out. */
export interface DataRequestTermDays {
  readonly madeAt: Date;
  readonly answerDueOn: string;
  readonly actDueOn: string;
}

/** Counts the terms of requests by the settings and the list of days off. */
@Injectable()
export class DataRequestTerms {
  constructor(
    private readonly requests: DataRequestRepository,
    private readonly settings: OrgSettings,
    private readonly clock: Clock,
  ) {}

  /** True for a day after today in Vietnam. */
  isToCome(day: string): boolean {
    return day > this.clock.today();
  }

  /** `madeOn` null: now; else the Vietnamese day a paper was handed in, counted from its end. */
  async of(kind: DataRequestKind, madeOn: string | null): Promise<DataRequestTermDays> {
    const from = madeOn ?? this.clock.today();
    const holidays = await this.requests.holidaysFrom(from);
    return {
      madeAt: madeOn === null ? this.clock.now() : new Date(`${madeOn}T12:00:00+07:00`),
      answerDueOn: afterWorkingDays(from, this.settings.DATA_REQUEST_ANSWER_WORKING_DAYS, holidays),
      actDueOn: afterDays(from, this.daysFor(kind), holidays),
    };
  }

  /** The day an extension ends. */
  async extended(actDueOn: string): Promise<string> {
    return afterDays(actDueOn, this.settings.DATA_REQUEST_EXTENSION_DAYS, await this.requests.holidaysFrom(actDueOn));
  }

  private daysFor(kind: DataRequestKind): number {
    switch (kind) {
      case 'access':
      case 'correction':
        return this.settings.DATA_REQUEST_CORRECTION_DAYS;
      case 'restriction':
      case 'lift-restriction':
        return this.settings.DATA_REQUEST_RESTRICTION_DAYS;
      case 'erasure':
        return this.settings.DATA_REQUEST_ERASURE_DAYS;
    }
  }
}
