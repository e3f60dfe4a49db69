import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { type AskDays, householdWindow, opinionWindow, placeIn } from '../rules/ask-window';
import { type HouseholdReport, type Opinion } from '../rules/opinion';
import { type EndedClass, OpinionRepository } from '../storage/opinion.repository';
import { ClassesSettings } from '../classes.settings';
import { OwnMember } from './own-member.service';
import { Respondents } from './respondents';

const DAY_MS = 86_400_000;

/** A question that is asked now: until when, and what she said so far. */
export interface Asked<Answer> {
  readonly until: Date;
  readonly given: Answer | null;
}

/** What a member is asked after a class she was at; null: it isn't asked now. */
export interface AfterClassAsk {
  readonly classGroupId: string;
  readonly title: string;
  /** Who stood before its sessions, in their order. */
  readonly trainerNames: readonly string[];
  readonly endedAt: Date;
  readonly opinion: Asked<Opinion> | null;
  readonly households: Asked<HouseholdReport> | null;
}

/** What members are asked after a class: what they think of it, and later how many households they guided since. */
@Injectable()
export class AfterClass {
  constructor(
    private readonly own: OwnMember,
    private readonly opinions: OpinionRepository,
    private readonly respondents: Respondents,
    private readonly settings: ClassesSettings,
    private readonly clock: Clock,
  ) {}

  /** Of each class she is asked about, the latest first. @throws Forbidden for an account without a member */
  async listOwn(actor: Actor): Promise<AfterClassAsk[]> {
    const member = await this.own.of(actor);
    const asks: AfterClassAsk[] = [];
    for (const ended of await this.opinions.endedOf(member.id, this.within())) {
      const ask = await this.askOf(member.id, ended);
      if (ask.opinion !== null || ask.households !== null) asks.push(ask);
    }
    return asks;
  }

  /** The class she is asked about, however long ago a question was open; null: none such. */
  async findEnded(memberId: string, classGroupId: string): Promise<EndedClass | null> {
    const within = { since: new Date(0), now: this.clock.now() };
    return (await this.opinions.endedOf(memberId, within, classGroupId))[0] ?? null;
  }

  /** How long is asked, as the settings have it. */
  get days(): AskDays {
    const { OPINION_DAYS, HOUSEHOLDS_FROM_DAY, HOUSEHOLDS_TO_DAY } = this.settings;
    return { opinionDays: OPINION_DAYS, householdsFromDay: HOUSEHOLDS_FROM_DAY, householdsToDay: HOUSEHOLDS_TO_DAY };
  }

  private within(): { since: Date; now: Date } {
    const now = this.clock.now();
    const longest = Math.max(this.days.opinionDays, this.days.householdsToDay);
    return { since: new Date(now.getTime() - longest * DAY_MS), now };
  }

  private async askOf(memberId: string, ended: EndedClass): Promise<AfterClassAsk> {
    const { classGroupId, title, trainers, endedAt, openedAt } = ended;
    const now = this.clock.now();
    const respondent = this.respondents.of(classGroupId, memberId);
    const [opinion, households] = [opinionWindow(openedAt, this.days), householdWindow(openedAt, this.days)];
    return {
      ...{ classGroupId, title, trainerNames: trainers.map(({ name }) => name), endedAt },
      opinion:
        ended.isOpinionSealed || placeIn(opinion, now) !== 'open'
          ? null
          : { until: opinion.until, given: await this.opinions.opinionOf(classGroupId, respondent) },
      households:
        ended.isHouseholdsSealed || placeIn(households, now) !== 'open'
          ? null
          : { until: households.until, given: await this.opinions.householdsOf(classGroupId, respondent) },
    };
  }
}
