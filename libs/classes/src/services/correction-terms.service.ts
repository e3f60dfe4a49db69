import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { type Actor, Clock } from '@lopso/platform';
import { CorrectionOver, MarkingOver } from '../classes-marks.errors';
import { correctionTerm, type CorrectionTerm, type Corrector, isOver, untilOf } from '../rules/correction-term';
import { vietnamDateOf } from '../rules/vietnam-time';
import { type ClassSession } from '../storage/class-session.repository';
import { CorrectionRuleRepository } from '../storage/correction-rule.repository';
import { ClassAccess } from './class-access.service';

/** Until when a roll may be corrected, and whether the actor may do so today. */
export interface CorrectionStanding extends CorrectionTerm {
  /** The session is closed, and the actor's days are not over. */
  readonly canCorrect: boolean;
}

type DatedSession = Pick<ClassSession, 'endsAt' | 'unitPath'>;

/** Until when rolls change, by the rule of the province (decision 0088). */
@Injectable()
export class CorrectionTerms {
  constructor(
    private readonly rules: CorrectionRuleRepository,
    private readonly units: UnitService,
    private readonly access: ClassAccess,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, session: ClassSession): Promise<CorrectionStanding> {
    const term = await this.termOf(session);
    const corrector = session.state === 'closed' ? this.access.correctorOf(actor, session) : null;
    return { ...term, canCorrect: corrector !== null && !isOver(untilOf(term, corrector), this.clock.now()) };
  }

  /** @throws CorrectionOver after the last day of who corrects, saying who still may */
  async requireCorrectable(session: DatedSession, corrector: Corrector): Promise<void> {
    if (this.isOfToday(session)) return;
    const term = await this.termOf(session);
    const now = this.clock.now();
    const until = untilOf(term, corrector);
    if (until === null || !isOver(until, now)) return;
    throw new CorrectionOver(until, term.departmentUntil, isOver(term.departmentUntil, now));
  }

  /** True from the day after the last one of who corrects. */
  async isOverFor(session: DatedSession, corrector: Corrector): Promise<boolean> {
    if (this.isOfToday(session)) return false;
    return isOver(untilOf(await this.termOf(session), corrector), this.clock.now());
  }

  /**
   * Marks of a session that nobody has closed correct nothing yet: they are taken as long as the department corrects, and what was
   * made in that time also when it comes later. @throws MarkingOver
   */
  async requireMarkable(session: DatedSession, madeAt: Date): Promise<void> {
    if (this.isOfToday(session)) return;
    const { departmentUntil: until } = await this.termOf(session);
    if (until !== null && isOver(until, madeAt)) throw new MarkingOver(until);
  }

  now(): Date {
    return this.clock.now();
  }

  private async termOf(session: DatedSession): Promise<CorrectionTerm> {
    const { id } = await this.units.getProvince(session.unitPath);
    return correctionTerm(session, await this.rules.ruleOf(id));
  }

  /** No rule ends on the day of the session: the usual tap asks for none. */
  private isOfToday({ endsAt }: DatedSession): boolean {
    return vietnamDateOf(this.clock.now()) <= vietnamDateOf(endsAt);
  }
}
