import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AskedCourses, CHANGE_CLASSES, ClassChoicesReading, READ_CLASSES } from '@lopso/classes';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { AskedCoursesResponse, ClassChoicesResponse, ListedClassesQuery } from './class-choice.dto';

/** What lists of classes and sessions can be narrowed by. */
@ApiTags('classes')
@Controller('class-choices')
export class ClassChoiceController {
  constructor(
    private readonly choices: ClassChoicesReading,
    private readonly asked: AskedCourses,
  ) {}

  /** Who ever stood before a class the caller may see, and every hall that was used by one. */
  @RequirePermission(READ_CLASSES)
  @Get()
  @ApiOkResponse({ type: ClassChoicesResponse })
  async listChoices(
    @CurrentActor() actor: Actor,
    @Query() { isMine = false, communeId }: ListedClassesQuery,
  ): Promise<ClassChoicesResponse> {
    return ClassChoicesResponse.from(await this.choices.of(actor, { isMine, communeId: communeId ?? null }));
  }

  /** The courses that open rounds of the caller's units ask for: nobody there finishes another one, and a class that builds on it stays empty. */
  @RequirePermission(CHANGE_CLASSES)
  @Get('asked-courses')
  @ApiOkResponse({ type: AskedCoursesResponse })
  async listAskedCourses(@CurrentActor() actor: Actor): Promise<AskedCoursesResponse> {
    return { ids: [...(await this.asked.list(actor))] };
  }
}
