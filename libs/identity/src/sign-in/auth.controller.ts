import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, FactorStepUp, OptionalActor, Public, SignedIn } from '@lopso/platform';
import { SessionEnded } from '../identity.errors';
import { OpenSessionService } from '../sessions/open-session.service';
import { SessionService } from '../sessions/session.service';
import { AuthCookies } from './auth-cookies';
import { AuthSessionResponse, ChangePasswordRequest, SignInRequest } from './auth.dto';
import { SignInService } from './sign-in.service';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly openSessions: OpenSessionService,
    private readonly cookies: AuthCookies,
  ) {}

  /** Opens a session. The answer is the same for a wrong password and a name that nobody has. */
  @Public()
  @Post('sign-in')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signIn(
    @Body() body: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { remember: isRemembered = true, ...typed } = body;
    const origin = this.cookies.originOf(request);
    this.cookies.setSession(reply, await this.signIns.signIn({ ...typed, isRemembered }, origin));
  }

  /** Exchanges the refresh cookie for its successor and a new access cookie. */
  @Public()
  @Post('refresh')
  @HttpCode(204)
  @ApiNoContentResponse()
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = this.cookies.refreshTokenOf(request);
    if (token === null) throw new SessionEnded();
    this.cookies.renewTokens(reply, await this.sessions.renewSession(token));
  }

  /** Ends this device's session. */
  @Public()
  @Post('sign-out')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(
    @OptionalActor() actor: Actor | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.endSession(this.cookies.refreshTokenOf(request), actor);
    this.cookies.clearSession(reply);
  }

  /** Ends the sessions of every device, this one too. */
  @SignedIn()
  @Post('sign-out-everywhere')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOutEverywhere(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.openSessions.signOutEverywhere(actor);
    this.cookies.clearSession(reply);
  }

  /** Who is signed in; also answers when nobody is. */
  @Public()
  @Get('session')
  @ApiOkResponse({ type: AuthSessionResponse })
  async getAuthSession(
    @OptionalActor() actor: Actor | null,
    @Req() request: FastifyRequest,
  ): Promise<AuthSessionResponse> {
    const view = actor === null ? null : await this.sessions.describeSession(actor);
    return AuthSessionResponse.from(view, this.cookies.refreshTokenOf(request) !== null);
  }

  /** Sets a new password; the sessions of other devices end. */
  @SignedIn()
  @FactorStepUp()
  @Post('password')
  @HttpCode(204)
  @ApiNoContentResponse()
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body() body: ChangePasswordRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.signIns.changePassword(actor, body, this.cookies.originOf(request));
  }
}
