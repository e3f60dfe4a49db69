import { Body, Controller, Delete, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor, CurrentActor, IdParam, SignedIn, StepUp } from '@lopso/platform';
import { SessionService } from '../sessions/session.service';
import { AuthCookies } from '../sign-in/auth-cookies';
import { SignInService } from '../sign-in/sign-in.service';
import {
  PasskeyAnswerRequest,
  PasskeyListResponse,
  PasskeyNameRequest,
  PasskeyOptionsResponse,
  PasskeyResponse,
  RegisterPasskeyRequest,
} from './passkey.dto';
import { PasskeyService } from './passkey.service';

/** The passkeys of the own account: "đăng nhập bằng vân tay". */
@ApiTags('account')
@Controller('account')
export class PasskeyController {
  constructor(
    private readonly passkeys: PasskeyService,
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly cookies: AuthCookies,
  ) {}

  @SignedIn()
  @Get('passkeys')
  @ApiOkResponse({ type: PasskeyListResponse })
  async listPasskeys(@CurrentActor() actor: Actor): Promise<PasskeyListResponse> {
    return PasskeyListResponse.from(await this.passkeys.listPasskeys(actor), this.passkeys.isUsable);
  }

  /** What the browser needs to create a passkey; good for five minutes, once. */
  @SignedIn()
  @StepUp()
  @Post('passkeys/options')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyOptionsResponse })
  async offerPasskey(@CurrentActor() actor: Actor): Promise<PasskeyOptionsResponse> {
    return PasskeyOptionsResponse.from(await this.passkeys.getRegistrationOptions(actor));
  }

  /** Keeps a passkey the browser just created. */
  @SignedIn()
  @StepUp()
  @Post('passkeys')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyResponse })
  async registerPasskey(@CurrentActor() actor: Actor, @Body() body: RegisterPasskeyRequest): Promise<PasskeyResponse> {
    return PasskeyResponse.from(await this.passkeys.registerPasskey(actor, body));
  }

  @SignedIn()
  @Put('passkeys/:passkeyId/name')
  @HttpCode(204)
  @ApiNoContentResponse()
  async renamePasskey(
    @CurrentActor() actor: Actor,
    @IdParam('passkeyId') passkeyId: string,
    @Body() body: PasskeyNameRequest,
  ): Promise<void> {
    await this.passkeys.renamePasskey(actor, passkeyId, body.name);
  }

  @SignedIn()
  @StepUp()
  @Delete('passkeys/:passkeyId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async removePasskey(@CurrentActor() actor: Actor, @IdParam('passkeyId') passkeyId: string): Promise<void> {
    await this.passkeys.removePasskey(actor, passkeyId);
  }

  /** What the browser needs to prove this session by a passkey of the account. */
  @SignedIn()
  @Post('second-factor/passkey/options')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyOptionsResponse })
  async askForPasskey(@CurrentActor() actor: Actor): Promise<PasskeyOptionsResponse> {
    return PasskeyOptionsResponse.from(await this.signIns.getPasskeyProofOptions(actor));
  }

  /** Proves the second factor for this session by a passkey. */
  @SignedIn()
  @Post('second-factor/passkey')
  @HttpCode(204)
  @ApiNoContentResponse()
  async proveByPasskey(
    @CurrentActor() actor: Actor,
    @Body() body: PasskeyAnswerRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signIns.proveByPasskey(actor, PasskeyAnswerRequest.answer(body));
    this.cookies.setAccess(reply, await this.sessions.refreshAccess(actor));
  }
}
