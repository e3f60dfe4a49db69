import { Controller, Get } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { ClassResultsReading, READ_CLASS_RESULTS } from '@lopso/reporting';
import { ClassResultsResponse } from './class-result.dto';

/** Results of classes, for the trainer who runs them. */
@Controller('class-groups')
export class ClassResultController {
  constructor(private readonly results: ClassResultsReading) {}

  /** Attendance and completion of the people of an own class. */
  @RequirePermission(READ_CLASS_RESULTS)
  @Get(':classGroupId/results')
  async getClassResults(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
  ): Promise<ClassResultsResponse> {
    return ClassResultsResponse.from(await this.results.of(actor, classGroupId));
  }
}
