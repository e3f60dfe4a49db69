import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '@lopso/platform';
import { HouseholdsNotAsked, OpinionOver, TasksExceedHouseholds } from '../classes-opinions.errors';
import { householdWindow, opinionWindow } from '../rules/ask-window';
import { fitsTasks, type HouseholdReport, type Opinion, tidyRemark, tidyTasks } from '../rules/opinion';
import { type EndedClass, OpinionRepository } from '../storage/opinion.repository';
import { AfterClass } from './after-class.service';
import { AfterClassNotes } from './after-class-notes';
import { Asking } from './asking.service';
import { OwnMember } from './own-member.service';
import { Respondents } from './respondents';

/** A member says what she thinks of a class, or how many households she guided since. */
@Injectable()
export class AnswerAfterClass {
  constructor(
    private readonly own: OwnMember,
    private readonly asks: AfterClass,
    private readonly asking: Asking,
    private readonly opinions: OpinionRepository,
    private readonly respondents: Respondents,
    private readonly notes: AfterClassNotes,
  ) {}

  /**
   * The last one she sends counts, as long as it is asked; the trail tells that she answered, not what.
   * @throws NotFound for a class that has not ended, or where she was not present; OpinionOver
   */
  async giveOpinion(actor: Actor, classGroupId: string, opinion: Opinion): Promise<void> {
    const kept = { ...opinion, remark: tidyRemark(opinion.remark) };
    await this.answer(actor, classGroupId, async ({ openedAt, isOpinionSealed }, memberId) => {
      if (isOpinionSealed || this.notes.placeIn(opinionWindow(openedAt, this.asks.days)) !== 'open')
        throw new OpinionOver();
      const respondent = this.respondents.of(classGroupId, memberId);
      const isFirst = await this.opinions.keepOpinion(classGroupId, respondent, kept);
      return isFirst ? 'classes.opinion-given' : null;
    });
  }

  /** The same of households. @throws NotFound as above, HouseholdsNotAsked, TasksExceedHouseholds */
  async reportHouseholds(actor: Actor, classGroupId: string, report: HouseholdReport): Promise<void> {
    const kept = { households: report.households, byTask: tidyTasks(report.byTask) };
    if (!fitsTasks(kept)) throw new TasksExceedHouseholds();
    await this.answer(actor, classGroupId, async ({ openedAt, isHouseholdsSealed }, memberId) => {
      const place = isHouseholdsSealed ? 'over' : this.notes.placeIn(householdWindow(openedAt, this.asks.days));
      if (place !== 'open') throw new HouseholdsNotAsked(place);
      const respondent = this.respondents.of(classGroupId, memberId);
      const isFirst = await this.opinions.keepHouseholds(classGroupId, respondent, kept);
      return isFirst ? 'classes.households-reported' : null;
    });
  }

  private async answer(
    actor: Actor,
    classGroupId: string,
    keep: (ended: EndedClass, memberId: string) => Promise<string | null>,
  ): Promise<void> {
    const member = await this.own.of(actor);
    await this.notes.run(async () => {
      await this.opinions.holdGroup(classGroupId);
      const ended = await this.asks.findEnded(member.id, classGroupId);
      if (ended === null) throw new NotFound();
      await this.asking.fixEnd(classGroupId);
      const action = await keep(ended, member.id);
      if (action !== null) await this.notes.note(actor, ended, member.id, action);
    });
  }
}
