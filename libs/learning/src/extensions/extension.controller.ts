import { Body, Controller, Post } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { EXTEND_DUE } from '../learning.permissions';
import { ExtendDueRequest, ExtensionReceiptResponse } from './extension.dto';
import { ExtensionService } from './extension.service';

/** Later due dates for single members. */
@Controller()
export class ExtensionController {
  constructor(private readonly extensionService: ExtensionService) {}

  /** Gives the member of a cycle another due date. */
  @RequirePermission(EXTEND_DUE)
  @Post('cycles/:cycleId/extensions')
  async extendDue(
    @CurrentActor() actor: Actor,
    @IdParam('cycleId') cycleId: string,
    @Body() body: ExtendDueRequest,
  ): Promise<ExtensionReceiptResponse> {
    const { id: extensionId, dueOn } = await this.extensionService.extendDueDate(actor, cycleId, body);
    return { extensionId, dueOn };
  }
}
