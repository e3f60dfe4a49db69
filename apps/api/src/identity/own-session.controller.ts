import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@lopso/platform';
import { OwnSessions } from '@lopso/identity';
import { CurrentActor } from '../http/current-actor.decorator';
import { IdParam } from '../http/id-param';
import { SignedIn } from '../http/permission.decorators';
import { OwnSessionListResponse } from './own-session.dto';

/** Where the own account is signed in. */
@ApiTags('account')
@Controller('account/sessions')
export class OwnSessionController {
  constructor(private readonly ownSessions: OwnSessions) {}

  @SignedIn()
  @Get()
  @ApiOkResponse({ type: OwnSessionListResponse })
  async listOwnSessions(@CurrentActor() actor: Actor): Promise<OwnSessionListResponse> {
    return OwnSessionListResponse.from(await this.ownSessions.list(actor));
  }

  /** Signs the account out where that session runs. */
  @SignedIn()
  @Post(':sessionId/end')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endOwnSession(@CurrentActor() actor: Actor, @IdParam('sessionId') sessionId: string): Promise<void> {
    await this.ownSessions.end(actor, sessionId);
  }
}
