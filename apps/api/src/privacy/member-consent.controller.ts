import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccountService, ConsentService } from '@lopso/identity';
import { ConsentStateResponse } from '@lopso/identity/http';
import { MANAGE_MEMBERS, MemberService, READ_CONSENTS } from '@lopso/org';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { MemberAccountService } from '../org/member-account.service';
import { WriteDownConsentRequest } from './data-request.dto';

/** What people of the register agreed to, and papers they signed. */
@ApiTags('privacy')
@Controller('members/:memberId/consents')
export class MemberConsentController {
  constructor(
    private readonly members: MemberService,
    private readonly accounts: AccountService,
    private readonly memberAccounts: MemberAccountService,
    private readonly consents: ConsentService,
  ) {}

  /** Where a person stands on each purpose; empty for somebody without an account who was never asked. */
  @RequirePermission(READ_CONSENTS)
  @Get()
  @ApiOkResponse({ type: [ConsentStateResponse] })
  async listMemberConsents(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
  ): Promise<ConsentStateResponse[]> {
    await this.members.openConsents(actor, memberId);
    const account = (await this.accounts.getStatesOfMembers([memberId])).get(memberId);
    if (account === undefined) return [];
    return (await this.consents.listConsentStates(account.accountId)).map((state) => ConsentStateResponse.from(state));
  }

  /** Writes down what a person signed on paper; the paper stays with the office. */
  @RequirePermission(MANAGE_MEMBERS)
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: [ConsentStateResponse] })
  async writeDownConsent(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
    @Body() body: WriteDownConsentRequest,
  ): Promise<ConsentStateResponse[]> {
    const { unitPath } = await this.members.requireManagedMember(actor, memberId);
    const accountId = await this.memberAccounts.ensureAccount(memberId);
    const { noticeVersion: textVersion, ...said } = body;
    await this.consents.recordPaperConsent(actor, { ...said, accountId, textVersion, unitPath });
    return (await this.consents.listConsentStates(accountId)).map((state) => ConsentStateResponse.from(state));
  }
}
