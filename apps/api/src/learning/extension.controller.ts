import { Body, Controller, Post } from '@nestjs/common';
import { EXTEND_DUE, ExtendDue } from '@lopso/learning';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { ExtendDueRequest, ExtensionReceiptResponse } from './extension.dto';

/** Later due dates for single members. */
@Controller()
export class ExtensionController {
  constructor(private readonly extending: ExtendDue) {}

  /** Gives the member of a cycle another due date. */
  @RequirePermission(EXTEND_DUE)
  @Post('cycles/:cycleId/extensions')
  async extendDue(
    @CurrentActor() actor: Actor,
    @IdParam('cycleId') cycleId: string,
    @Body() body: ExtendDueRequest,
  ): Promise<ExtensionReceiptResponse> {
    const { id: extensionId, dueOn } = await this.extending.extend(actor, cycleId, body);
    return { extensionId, dueOn };
  }
}
