import { Controller, Get } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { READ_CLASS_RESULTS } from '../reporting.permissions';
import { ClassResultsResponse } from './class-result.dto';
import { ClassResultService } from './class-result.service';

/** Results of classes, for the trainer who runs them. */
@Controller('class-groups')
export class ClassResultController {
  constructor(private readonly classResults: ClassResultService) {}

  /** Attendance and completion of the people of an own class. */
  @RequirePermission(READ_CLASS_RESULTS)
  @Get(':classGroupId/results')
  async getClassResults(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
  ): Promise<ClassResultsResponse> {
    return ClassResultsResponse.from(await this.classResults.getClassResults(actor, classGroupId));
  }
}
