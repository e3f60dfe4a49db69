import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { MOVE_CLASSES } from '../classes.permissions';
import { ApiClashes } from '../sessions/class-session.dto';
import { ClassMovedResponse, MoveClassRequest } from './class-move.dto';
import { ClassMoveService } from './class-move.service';

/** Moves of classes to other hours, halls and communes. */
@ApiTags('classes')
@Controller('class-groups/:classGroupId')
export class ClassMoveController {
  constructor(private readonly classMoves: ClassMoveService) {}

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
    return ClassMovedResponse.from(await this.classMoves.previewMove(actor, classGroupId, body));
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
    return ClassMovedResponse.from(await this.classMoves.moveClass(actor, classGroupId, body));
  }
}
