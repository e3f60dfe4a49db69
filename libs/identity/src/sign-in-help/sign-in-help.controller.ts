import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, RequirePermission, SignedIn } from '@lopso/platform';
import { READ_SIGN_IN_HELP } from '../identity.permissions';
import {
  SignInHelpListResponse,
  SignInHelpPageResponse,
  SignInHelpQuery,
  SignInHelpResponse,
} from './sign-in-help.dto';
import { SignInHelpService } from './sign-in-help.service';

const DEFAULT_LIMIT = 50;

/** Codes that team leaders read aloud: for officers to see, for their owners to know. */
@ApiTags('identity')
@Controller()
export class SignInHelpController {
  constructor(private readonly signInHelps: SignInHelpService) {}

  /** Whom team leaders of the caller's units helped in seven days, the last ones or those up to a day, the latest first. */
  @RequirePermission(READ_SIGN_IN_HELP)
  @Get('sign-in-helps')
  @ApiOkResponse({ type: SignInHelpPageResponse })
  async listSignInHelps(
    @CurrentActor() actor: Actor,
    @Query() { until, cursor, limit = DEFAULT_LIMIT }: SignInHelpQuery,
  ): Promise<SignInHelpPageResponse> {
    return SignInHelpPageResponse.from(
      await this.signInHelps.listHelpsOfWeek(actor, { until, cursor: cursor ?? null, limit }),
    );
  }

  /** Codes read aloud for the caller's own account, of which the caller does not know yet. */
  @SignedIn()
  @Get('me/sign-in-helps')
  @ApiOkResponse({ type: SignInHelpListResponse })
  async listOwnSignInHelps(@CurrentActor() actor: Actor): Promise<SignInHelpListResponse> {
    return { items: (await this.signInHelps.listUnacknowledged(actor)).map((help) => SignInHelpResponse.from(help)) };
  }

  /** The caller has read it. */
  @SignedIn()
  @Post('me/sign-in-helps/seen')
  @HttpCode(204)
  @ApiNoContentResponse()
  async acknowledgeSignInHelps(@CurrentActor() actor: Actor): Promise<void> {
    await this.signInHelps.acknowledgeHelps(actor);
  }
}
