import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { FactorPolicy, ForeignLinks, LinkBySlip, OidcProvider, OidcSignIn } from '@lopso/identity';
import { type Actor, CurrentActor, OptionalActor, Public, SignedIn, StepUp, Unauthenticated } from '@lopso/platform';
import { AuthCookies } from './auth-cookies';
import {
  ComeBackRequest,
  DepartRequest,
  DepartureResponse,
  ForeignIdentityResponse,
  LinkBySlipRequest,
  OidcReturnResponse,
} from './oidc.dto';

/** Signing in through the configured OpenID provider (VNConnect, VNeID). The page it returns to posts what it was given. */
@ApiTags('oidc')
@Controller()
export class OidcController {
  constructor(
    private readonly oidc: OidcSignIn,
    private readonly slips: LinkBySlip,
    private readonly links: ForeignLinks,
    private readonly provider: OidcProvider,
    private readonly factors: FactorPolicy,
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
    const { url, flowToken } = await this.oidc.depart(
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
    const result = await this.oidc.comeBack(back, actor, this.cookies.originOf(request));
    this.cookies.setFlow(reply, result.kind === 'unlinked' ? result.flowToken : null);
    if (result.kind === 'signed-in') this.cookies.enter(reply, result.entry);
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
    const entry = await this.slips.link(this.cookies.flowOf(request), body, this.cookies.originOf(request));
    this.cookies.setFlow(reply, null);
    this.cookies.enter(reply, entry);
  }

  /** Whether the own account is tied to an identity of the provider. */
  @SignedIn()
  @Get('account/foreign-identity')
  @ApiOkResponse({ type: ForeignIdentityResponse })
  async getForeignIdentity(@CurrentActor() actor: Actor): Promise<ForeignIdentityResponse> {
    if (!this.provider.isOn) return { label: null, linkedAt: null, untoldSince: null };
    const linkedAt = await this.links.linkedAt(actor);
    const untoldSince = await this.links.untoldLink(actor);
    return {
      label: this.provider.label,
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
    await this.links.acknowledgeLink(actor);
  }

  /** Unties it. */
  @SignedIn()
  @StepUp()
  @Delete('account/foreign-identity')
  @HttpCode(204)
  @ApiNoContentResponse()
  async unlinkForeignIdentity(@CurrentActor() actor: Actor): Promise<void> {
    await this.links.unlink(actor);
  }

  /** A link opens the account for good, so it wants a fresh second factor of who has one. @throws StepUpNeeded */
  private async whoLinks(actor: Actor | null): Promise<Actor> {
    if (actor === null) throw new Unauthenticated();
    await this.factors.requireFresh(actor);
    return actor;
  }
}
