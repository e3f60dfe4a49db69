import { Controller, Get, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { PlanExport, READ_PLANS } from '@lopso/planning';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp, XLSX_TYPE } from '@lopso/platform';

/** Plans of classes as files. */
@ApiTags('planning')
@Controller('class-plans')
export class PlanFileController {
  constructor(private readonly exports: PlanExport) {}

  /** The classes of a plan by time and whom it leaves without one, as an .xlsx file; stands in the audit trail each time. */
  @RequirePermission(READ_PLANS)
  @StepUp()
  @Get(':planId/classes.xlsx')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async exportPlan(@CurrentActor() actor: Actor, @IdParam('planId') planId: string): Promise<StreamableFile> {
    const disposition = 'attachment; filename="ke-hoach-mo-lop.xlsx"';
    return new StreamableFile(await this.exports.workbook(actor, planId), { type: XLSX_TYPE, disposition });
  }
}
