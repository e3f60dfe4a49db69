import { Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { LEAD_PEOPLE } from '@lopso/org';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { PRINT_CARDS } from '../classes.permissions';
import { MemberCardService } from './member-card.service';

/** Cards printed for others. */
@ApiTags('classes')
@Controller()
export class MemberCardController {
  constructor(private readonly cards: MemberCardService) {}

  /** A PDF of a team's cards, ten to an A4 page; cards printed before stay good. */
  @RequirePermission(PRINT_CARDS)
  @StepUp()
  @Post('teams/:teamId/member-cards')
  @HttpCode(200)
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async printTeamCards(
    @CurrentActor() actor: Actor,
    @IdParam('teamId') teamId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return asPdf(reply, await this.cards.renderSheet(await this.cards.printTeamCards(actor, teamId)));
  }

  /** The same of the people somebody leads. */
  @RequirePermission(LEAD_PEOPLE)
  @StepUp()
  @Post('led-groups/:groupId/member-cards')
  @HttpCode(200)
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async printLedCards(
    @CurrentActor() actor: Actor,
    @IdParam('groupId') groupId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return asPdf(reply, await this.cards.renderSheet(await this.cards.printGroupCards(actor, groupId)));
  }

  /** A PDF of a new card for somebody who lost hers, which is good no longer. */
  @RequirePermission(PRINT_CARDS)
  @StepUp()
  @Post('members/:memberId/card-replacement')
  @HttpCode(200)
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async replaceMemberCard(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return asPdf(reply, await this.cards.renderCard(await this.cards.replaceMemberCard(actor, memberId)));
  }
}

function asPdf(reply: FastifyReply, pdf: Buffer): Buffer {
  void reply.type('application/pdf').header('content-disposition', 'inline; filename="the-thanh-vien.pdf"');
  return pdf;
}
