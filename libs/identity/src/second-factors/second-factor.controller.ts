import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, SignedIn, StepUp } from '@lopso/platform';
import { SessionService } from '../sessions/session.service';
import { AuthCookies } from '../sign-in/auth-cookies';
import { SignInService } from '../sign-in/sign-in.service';
import {
  FactorsResponse,
  OfferedTotpResponse,
  ProvePasswordRequest,
  RecoveryCodesResponse,
  SecondFactorCodeRequest,
} from './second-factor.dto';
import { SecondFactorService } from './second-factor.service';

/** The second factor of the own account: asked for, set up, taken away. */
@ApiTags('account')
@Controller('account')
export class SecondFactorController {
  constructor(
    private readonly sessions: SessionService,
    private readonly factors: SecondFactorService,
    private readonly signIns: SignInService,
    private readonly cookies: AuthCookies,
  ) {}

  /** What the account signs in with besides its password. */
  @SignedIn()
  @Get('factors')
  @ApiOkResponse({ type: FactorsResponse })
  async getFactors(@CurrentActor() actor: Actor): Promise<FactorsResponse> {
    return FactorsResponse.from(await this.sessions.describeOwnFactors(actor));
  }

  /** Proves the second factor for this session; the access cookie follows with all rights. */
  @SignedIn()
  @Post('second-factor')
  @HttpCode(204)
  @ApiNoContentResponse()
  async proveSecondFactor(
    @CurrentActor() actor: Actor,
    @Body() body: SecondFactorCodeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.factors.proveByCode(actor, body.code);
    this.cookies.setAccess(reply, await this.sessions.refreshAccess(actor));
  }

  /** Proves an account without a second factor by its password once more. */
  @SignedIn()
  @Post('password-proof')
  @HttpCode(204)
  @ApiNoContentResponse()
  async provePassword(
    @CurrentActor() actor: Actor,
    @Body() body: ProvePasswordRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.signIns.provePassword(actor, body.password, this.cookies.originOf(request));
  }

  /** Nothing while a proof is fresh enough for a download: the browser fetches that by itself and could not ask. */
  @SignedIn()
  @StepUp()
  @Post('second-factor/fresh')
  @HttpCode(204)
  @ApiNoContentResponse()
  requireFreshProof(): void {}

  /** A new secret for an authenticator app; in force after its first code. */
  @SignedIn()
  @StepUp()
  @Post('totp')
  @HttpCode(200)
  @ApiOkResponse({ type: OfferedTotpResponse })
  async beginTotp(@CurrentActor() actor: Actor): Promise<OfferedTotpResponse> {
    return OfferedTotpResponse.from(await this.factors.beginTotp(actor));
  }

  /** Puts the offered secret in force and gives the recovery codes. */
  @SignedIn()
  @StepUp()
  @Post('totp/confirm')
  @HttpCode(200)
  @ApiOkResponse({ type: RecoveryCodesResponse })
  async confirmTotp(
    @CurrentActor() actor: Actor,
    @Body() body: SecondFactorCodeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodesResponse> {
    const codes = await this.factors.confirmTotp(actor, body.code);
    this.cookies.setAccess(reply, await this.sessions.refreshAccess(actor));
    return RecoveryCodesResponse.from(codes);
  }

  /** Ten new recovery codes; the earlier ones are void. */
  @SignedIn()
  @StepUp()
  @Post('recovery-codes')
  @HttpCode(200)
  @ApiOkResponse({ type: RecoveryCodesResponse })
  async renewRecoveryCodes(@CurrentActor() actor: Actor): Promise<RecoveryCodesResponse> {
    return RecoveryCodesResponse.from(await this.factors.renewRecoveryCodes(actor));
  }

  /** Takes the authenticator and its recovery codes away. */
  @SignedIn()
  @StepUp()
  @Delete('totp')
  @HttpCode(204)
  @ApiNoContentResponse()
  async removeTotp(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.factors.removeTotp(actor);
    this.cookies.setAccess(reply, await this.sessions.refreshAccess(actor));
  }
}
