import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Public } from '@lopso/platform';
import { OidcService } from '../oidc/oidc.service';
import { AuthCookies } from '../sign-in/auth-cookies';
import { SignInWaysResponse } from '../sign-in/auth.dto';
import { SignInService } from '../sign-in/sign-in.service';
import { PasskeyAnswerRequest, PasskeyOptionsResponse } from './passkey.dto';
import { PasskeyService } from './passkey.service';

/** Signing in without typing a name. */
@ApiTags('auth')
@Controller('auth')
export class PasskeySignInController {
  constructor(
    private readonly signIns: SignInService,
    private readonly passkeys: PasskeyService,
    private readonly oidc: OidcService,
    private readonly cookies: AuthCookies,
  ) {}

  /** The ways to sign in besides name and password. */
  @Public()
  @Get('ways')
  @ApiOkResponse({ type: SignInWaysResponse })
  getSignInWays(): SignInWaysResponse {
    return { hasPasskeys: this.passkeys.isUsable, oidcLabel: this.oidc.isOn ? this.oidc.label : null };
  }

  /** What the browser needs to sign in with a passkey; good for five minutes, once. */
  @Public()
  @Post('passkey/options')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyOptionsResponse })
  async askForAnyPasskey(@Req() request: FastifyRequest): Promise<PasskeyOptionsResponse> {
    return PasskeyOptionsResponse.from(await this.signIns.getPasskeyOptions(request.ip));
  }

  /** Opens a session. The answer is the same for an unknown key, a foreign site and a used challenge. */
  @Public()
  @Post('passkey')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signInByPasskey(
    @Body() body: PasskeyAnswerRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const answer = PasskeyAnswerRequest.answer(body);
    this.cookies.setSession(reply, await this.signIns.signInByPasskey(answer, this.cookies.originOf(request)));
  }
}
