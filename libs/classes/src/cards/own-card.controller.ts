import { Controller, Get, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { clockAtSending } from '../attendance/attendance.dto';
import { ATTEND_CLASSES } from '../classes.permissions';
import { OwnCardResponse } from './member-card.dto';
import { MemberCardService } from './member-card.service';

/** A member's own card. */
@ApiTags('classes')
@Controller('me/card')
export class OwnCardController {
  constructor(private readonly cards: MemberCardService) {}

  /** The member's card, null before her first one. */
  @RequirePermission(ATTEND_CLASSES)
  @Get()
  @ApiOkResponse({ type: OwnCardResponse })
  async getOwnCard(
    @CurrentActor() actor: Actor,
    @Headers('x-sent-at') sentAt: string | undefined,
  ): Promise<OwnCardResponse> {
    return OwnCardResponse.from(await this.cards.getOwnCard(actor, clockAtSending(sentAt)));
  }

  /** Her card; the first time it is made. */
  @RequirePermission(ATTEND_CLASSES)
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: OwnCardResponse })
  async takeOwnCard(
    @CurrentActor() actor: Actor,
    @Headers('x-sent-at') sentAt: string | undefined,
  ): Promise<OwnCardResponse> {
    return OwnCardResponse.from(await this.cards.issueOwnCard(actor, clockAtSending(sentAt)));
  }

  /** A new card; the one before is good no longer. */
  @RequirePermission(ATTEND_CLASSES)
  @Post('replacement')
  @HttpCode(200)
  @ApiOkResponse({ type: OwnCardResponse })
  async replaceOwnCard(
    @CurrentActor() actor: Actor,
    @Headers('x-sent-at') sentAt: string | undefined,
  ): Promise<OwnCardResponse> {
    return OwnCardResponse.from(await this.cards.replaceOwnCard(actor, clockAtSending(sentAt)));
  }

  /** A PDF of the card, as large as a bank card; the first time it is made. */
  @RequirePermission(ATTEND_CLASSES)
  @Post('paper')
  @HttpCode(200)
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async printOwnCard(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const pdf = await this.cards.renderCard(await this.cards.ownCardToPrint(actor));
    void reply.type('application/pdf').header('content-disposition', 'inline; filename="the-thanh-vien.pdf"');
    return pdf;
  }
}
