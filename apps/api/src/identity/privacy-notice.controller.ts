import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Consents, Sessions } from '@lopso/identity';
import { type Actor, CurrentActor, Public, SecondFactorDone, SignedIn } from '@lopso/platform';
import { AuthCookies } from './auth-cookies';
import { ConsentStateResponse } from './auth.dto';
import { DecideConsentRequest, PrivacyNoticeQuery, PrivacyNoticeResponse } from './privacy-notice.dto';

@ApiTags('privacy')
@Controller()
export class PrivacyNoticeController {
  constructor(
    private readonly consents: Consents,
    private readonly sessions: Sessions,
    private readonly cookies: AuthCookies,
  ) {}

  /** The present notice, or one that was shown before. */
  @Public()
  @Get('privacy-notice')
  @ApiOkResponse({ type: PrivacyNoticeResponse })
  getPrivacyNotice(@Query() { version }: PrivacyNoticeQuery): PrivacyNoticeResponse {
    return PrivacyNoticeResponse.from(this.consents.notice(version));
  }

  /** Agrees, or takes the agreement back; the access cookie follows at once. */
  @SignedIn()
  @SecondFactorDone()
  @Post('consents')
  @HttpCode(200)
  @ApiOkResponse({ type: ConsentStateResponse })
  async decideConsent(
    @CurrentActor() actor: Actor,
    @Body() body: DecideConsentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConsentStateResponse> {
    const state = await this.consents.decide(actor, body.decision, body.noticeVersion, body.purpose);
    this.cookies.setAccess(reply, await this.sessions.refreshAccess(actor));
    return ConsentStateResponse.from(state);
  }
}
