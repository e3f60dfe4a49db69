import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MOVE_CLASSES, MoveClass } from '@lopso/classes';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { ApiClashes } from './clash.dto';
import { ClassMovedResponse, MoveClassRequest } from './class-move.dto';

/** Moves of classes to other hours, halls and communes. */
@ApiTags('classes')
@Controller('class-groups/:classGroupId')
export class ClassMoveController {
  constructor(private readonly moving: MoveClass) {}

  /** What a move would come to; refused like the move itself. */
  @RequirePermission(MOVE_CLASSES)
  @Post('move-preview')
  @HttpCode(200)
  @ApiClashes()
  @ApiOkResponse({ type: ClassMovedResponse })
  async foreseeMove(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
    @Body() body: MoveClassRequest,
  ): Promise<ClassMovedResponse> {
    return ClassMovedResponse.from(await this.moving.foresee(actor, classGroupId, body));
  }

  /** Moves sessions of a class, all or none. */
  @RequirePermission(MOVE_CLASSES)
  @Post('moves')
  @HttpCode(200)
  @ApiClashes()
  @ApiOkResponse({ type: ClassMovedResponse })
  async moveClass(
    @CurrentActor() actor: Actor,
    @IdParam('classGroupId') classGroupId: string,
    @Body() body: MoveClassRequest,
  ): Promise<ClassMovedResponse> {
    return ClassMovedResponse.from(await this.moving.move(actor, classGroupId, body));
  }
}
