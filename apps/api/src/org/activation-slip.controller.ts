import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { PRINT_ACTIVATION_SLIPS } from '@lopso/org';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { ActivationSlipService } from './activation-slip.service';
import { PrintActivationSlipsRequest } from './team.dto';

/** Slips with one-time codes, to cut and hand out. */
@ApiTags('org')
@Controller('teams')
export class ActivationSlipController {
  constructor(private readonly slips: ActivationSlipService) {}

  /** A PDF, A4, eight slips to a page. Every call makes new codes and ends the ones printed before. */
  @RequirePermission(PRINT_ACTIVATION_SLIPS)
  @StepUp()
  @Post(':teamId/activation-slips')
  @HttpCode(200)
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async printActivationSlips(
    @CurrentActor() actor: Actor,
    @IdParam('teamId') teamId: string,
    @Body() body: PrintActivationSlipsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const sheet = await this.slips.printSlips(actor, teamId, body.memberIds ?? null);
    void reply.type('application/pdf').header('content-disposition', 'inline; filename="phieu-kich-hoat.pdf"');
    return sheet;
  }
}
