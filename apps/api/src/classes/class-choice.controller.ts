import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ClassChoicesReading, READ_CLASSES } from '@lopso/classes';
import { type Actor } from '@lopso/platform';
import { CurrentActor } from '../http/current-actor.decorator';
import { RequirePermission } from '../http/permission.decorators';
import { ClassChoicesResponse, ListedClassesQuery } from './class-choice.dto';

/** What lists of classes and sessions can be narrowed by. */
@ApiTags('classes')
@Controller('class-choices')
export class ClassChoiceController {
  constructor(private readonly choices: ClassChoicesReading) {}

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
}
