import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@lopso/platform';
import { OwnSessions } from '@lopso/identity';
import { CurrentActor } from '../http/current-actor.decorator';
import { IdParam } from '../http/id-param';
import { SignedIn } from '../http/permission.decorators';
import { LoginSessionListResponse } from './login-session.dto';

/** Where the own account is signed in. */
@ApiTags('account')
@Controller('account/sessions')
export class LoginSessionController {
  constructor(private readonly ownSessions: OwnSessions) {}

  @SignedIn()
  @Get()
  @ApiOkResponse({ type: LoginSessionListResponse })
  async listLoginSessions(@CurrentActor() actor: Actor): Promise<LoginSessionListResponse> {
    return LoginSessionListResponse.from(await this.ownSessions.list(actor));
  }

  /** Signs the account out where that session runs. */
  @SignedIn()
  @Post(':sessionId/end')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endLoginSession(@CurrentActor() actor: Actor, @IdParam('sessionId') sessionId: string): Promise<void> {
    await this.ownSessions.end(actor, sessionId);
  }
}
