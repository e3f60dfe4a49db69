import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, OptionalActor, Public, SignedIn, StepUp, Unauthenticated } from '@lopso/platform';
import { ActivationService } from '../activation/activation.service';
import { SecondFactorService } from '../second-factors/second-factor.service';
import { AuthCookies } from '../sign-in/auth-cookies';
import { SignInService } from '../sign-in/sign-in.service';
import {
  ComeBackRequest,
  DepartRequest,
  DepartureResponse,
  ForeignIdentityResponse,
  LinkBySlipRequest,
  OidcReturnResponse,
} from './oidc.dto';
import { OidcService } from './oidc.service';

/** Signing in through the configured OpenID provider (VNConnect, VNeID). The page it returns to posts what it was given. */
@ApiTags('oidc')
@Controller()
export class OidcController {
  constructor(
    private readonly signIns: SignInService,
    private readonly activation: ActivationService,
    private readonly oidc: OidcService,
    private readonly factors: SecondFactorService,
    private readonly cookies: AuthCookies,
  ) {}

  /** Sends the browser to the provider; who is signed in already proves herself there anew. */
  @Public()
  @Post('auth/oidc/depart')
  @HttpCode(200)
  @ApiOkResponse({ type: DepartureResponse })
  async departToProvider(
    @OptionalActor() actor: Actor | null,
    @Body() body: DepartRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartureResponse> {
    const { url, flowToken } = await this.signIns.departToProvider(
      body.purpose === 'link' ? await this.whoLinks(actor) : null,
      request.ip,
      body.purpose === 'sign-in' && actor !== null,
    );
    this.cookies.setFlow(reply, flowToken);
    return { url };
  }

  /** Takes up what the provider sent the browser back with; once. */
  @Public()
  @Post('auth/oidc/return')
  @HttpCode(200)
  @ApiOkResponse({ type: OidcReturnResponse })
  async returnFromProvider(
    @OptionalActor() actor: Actor | null,
    @Body() body: ComeBackRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OidcReturnResponse> {
    const back = { flowToken: this.cookies.flowOf(request), query: body.query };
    const result = await this.signIns.returnFromProvider(back, actor, this.cookies.originOf(request));
    this.cookies.setFlow(reply, result.kind === 'unlinked' ? result.flowToken : null);
    if (result.kind === 'signed-in') this.cookies.setSession(reply, result.entry);
    return OidcReturnResponse.from(result);
  }

  /** Says by a slip which account the proved identity opens, and opens it. */
  @Public()
  @Post('auth/oidc/link-by-slip')
  @HttpCode(204)
  @ApiNoContentResponse()
  async linkBySlip(
    @Body() body: LinkBySlipRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const entry = await this.activation.linkBySlip(this.cookies.flowOf(request), body, this.cookies.originOf(request));
    this.cookies.setFlow(reply, null);
    this.cookies.setSession(reply, entry);
  }

  /** Whether the own account is tied to an identity of the provider. */
  @SignedIn()
  @Get('account/foreign-identity')
  @ApiOkResponse({ type: ForeignIdentityResponse })
  async getForeignIdentity(@CurrentActor() actor: Actor): Promise<ForeignIdentityResponse> {
    if (!this.oidc.isOn) return { label: null, linkedAt: null, untoldSince: null };
    const linkedAt = await this.oidc.getLinkedAt(actor);
    const untoldSince = await this.oidc.getUnacknowledgedLink(actor);
    return {
      label: this.oidc.label,
      linkedAt: linkedAt?.toISOString() ?? null,
      untoldSince: untoldSince?.toISOString() ?? null,
    };
  }

  /** The owner knows that the account was linked. */
  @SignedIn()
  @Post('account/foreign-identity/seen')
  @HttpCode(204)
  @ApiNoContentResponse()
  async acknowledgeForeignIdentity(@CurrentActor() actor: Actor): Promise<void> {
    await this.oidc.acknowledgeLink(actor);
  }

  /** Unties it. */
  @SignedIn()
  @StepUp()
  @Delete('account/foreign-identity')
  @HttpCode(204)
  @ApiNoContentResponse()
  async unlinkForeignIdentity(@CurrentActor() actor: Actor): Promise<void> {
    await this.oidc.unlinkAccount(actor);
  }

  /** A link opens the account for good, so it wants a fresh second factor of who has one. @throws StepUpNeeded */
  private async whoLinks(actor: Actor | null): Promise<Actor> {
    if (actor === null) throw new Unauthenticated();
    await this.factors.requireFreshProof(actor);
    return actor;
  }
}
