import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { OidcProvider, PasskeySignIn, PasskeySite } from '@lopso/identity';
import { Public } from '@lopso/platform';
import { AuthCookies } from './auth-cookies';
import { SignInWaysResponse } from './auth.dto';
import { PasskeyAnswerRequest, PasskeyOptionsResponse } from './passkey.dto';

/** Signing in without typing a name. */
@ApiTags('auth')
@Controller('auth')
export class PasskeySignInController {
  constructor(
    private readonly passkeySignIn: PasskeySignIn,
    private readonly site: PasskeySite,
    private readonly provider: OidcProvider,
    private readonly cookies: AuthCookies,
  ) {}

  /** The ways to sign in besides name and password. */
  @Public()
  @Get('ways')
  @ApiOkResponse({ type: SignInWaysResponse })
  getSignInWays(): SignInWaysResponse {
    return { hasPasskeys: this.site.isUsable, oidcLabel: this.provider.isOn ? this.provider.label : null };
  }

  /** What the browser needs to sign in with a passkey; good for five minutes, once. */
  @Public()
  @Post('passkey/options')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyOptionsResponse })
  async askForAnyPasskey(@Req() request: FastifyRequest): Promise<PasskeyOptionsResponse> {
    return PasskeyOptionsResponse.from(await this.passkeySignIn.options(request.ip));
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
    this.cookies.enter(reply, await this.passkeySignIn.signIn(answer, this.cookies.originOf(request)));
  }
}
