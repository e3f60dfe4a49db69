import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, streamXlsx } from '@lopso/platform';
import { ABOUT_COLUMNS, aboutRows, CLASS_COLUMNS, classRows, GAP_COLUMNS, gapRow } from '../rules/plan-sheet';
import { PlanTimetables } from './plan-timetables.service';

const when = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' });

/** A plan as a file. */
@Injectable()
export class PlanExport {
  constructor(
    private readonly timetables: PlanTimetables,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** An .xlsx file: the classes by time, a row a session; whom they leave out and why; what the plan is. Every export is noted. @throws NotFound */
  async workbook(actor: Actor, planId: string): Promise<Readable> {
    const { plan, classes } = await this.timetables.of(actor, planId);
    const { unitPath, gaps, terms } = plan;
    await this.audit.recordExport(actor, {
      ...{ action: 'planning.plan-exported', subjectType: 'class-plan', subjectId: planId, unitPath },
    });
    const about = { ...plan, isWorking: plan.state === 'working' };
    return streamXlsx([
      { name: 'Các lớp', columns: CLASS_COLUMNS, rows: classes.flatMap(classRows), isList: true },
      {
        ...{ name: 'Chưa xếp được', columns: GAP_COLUMNS, isList: true },
        rows: gaps.map((gap) => gapRow(gap, terms.memberMinutes)),
      },
      { name: 'Kế hoạch', columns: ABOUT_COLUMNS, rows: aboutRows(about, classes, when.format(this.clock.now())) },
    ]);
  }
}
