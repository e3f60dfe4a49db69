import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Public, SecondFactorDone, SignedIn } from '@lopso/platform';
import { SessionService } from '../sessions/session.service';
import { AuthCookies } from '../sign-in/auth-cookies';
import { ConsentStateResponse } from '../sign-in/auth.dto';
import { ConsentService } from './consent.service';
import { DecideConsentRequest, PrivacyNoticeQuery, PrivacyNoticeResponse } from './privacy-notice.dto';

@ApiTags('privacy')
@Controller()
export class PrivacyNoticeController {
  constructor(
    private readonly consents: ConsentService,
    private readonly sessions: SessionService,
    private readonly cookies: AuthCookies,
  ) {}

  /** The present notice, or one that was shown before. */
  @Public()
  @Get('privacy-notice')
  @ApiOkResponse({ type: PrivacyNoticeResponse })
  getPrivacyNotice(@Query() { version }: PrivacyNoticeQuery): PrivacyNoticeResponse {
    return PrivacyNoticeResponse.from(this.consents.getNotice(version));
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
    const state = await this.consents.decideConsent(actor, body.decision, body.noticeVersion, body.purpose);
    this.cookies.setAccess(reply, await this.sessions.refreshAccess(actor));
    return ConsentStateResponse.from(state);
  }
}
