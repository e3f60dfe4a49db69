import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { EligibilityService } from '../booking/eligibility.service';
import { CHANGE_CLASSES, READ_CLASSES } from '../classes.permissions';
import { AskedCoursesResponse, ClassChoicesResponse, ListedClassesQuery } from './class-choice.dto';
import { ClassGroupService } from './class-group.service';

/** What lists of classes and sessions can be narrowed by. */
@ApiTags('classes')
@Controller('class-choices')
export class ClassChoiceController {
  constructor(
    private readonly classGroups: ClassGroupService,
    private readonly eligibility: EligibilityService,
  ) {}

  /** Who ever stood before a class the caller may see, and every hall that was used by one. */
  @RequirePermission(READ_CLASSES)
  @Get()
  @ApiOkResponse({ type: ClassChoicesResponse })
  async listChoices(
    @CurrentActor() actor: Actor,
    @Query() { isMine = false, communeId }: ListedClassesQuery,
  ): Promise<ClassChoicesResponse> {
    return ClassChoicesResponse.from(
      await this.classGroups.listChoices(actor, { isMine, communeId: communeId ?? null }),
    );
  }

  /** The courses that open rounds of the caller's units ask for: nobody there finishes another one, and a class that builds on it stays empty. */
  @RequirePermission(CHANGE_CLASSES)
  @Get('asked-courses')
  @ApiOkResponse({ type: AskedCoursesResponse })
  async listAskedCourses(@CurrentActor() actor: Actor): Promise<AskedCoursesResponse> {
    return { ids: [...(await this.eligibility.listRequiredCourses(actor))] };
  }
}
