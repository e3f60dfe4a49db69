import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, SignedIn } from '@lopso/platform';
import { LoginSessionListResponse } from './login-session.dto';
import { OpenSessionService } from './open-session.service';

/** Where the own account is signed in. */
@ApiTags('account')
@Controller('account/sessions')
export class LoginSessionController {
  constructor(private readonly openSessions: OpenSessionService) {}

  @SignedIn()
  @Get()
  @ApiOkResponse({ type: LoginSessionListResponse })
  async listLoginSessions(@CurrentActor() actor: Actor): Promise<LoginSessionListResponse> {
    return LoginSessionListResponse.from(await this.openSessions.listOwnSessions(actor));
  }

  /** Signs the account out where that session runs. */
  @SignedIn()
  @Post(':sessionId/end')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endLoginSession(@CurrentActor() actor: Actor, @IdParam('sessionId') sessionId: string): Promise<void> {
    await this.openSessions.endOwnSession(actor, sessionId);
  }
}
