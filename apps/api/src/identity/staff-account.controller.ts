import { Body, Controller, Delete, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { AccountService, MANAGE_STAFF } from '@lopso/identity';
import { nameInSentence, READ_GRANTS, type RoleGrantRow, RoleGrantService } from '@lopso/org';
import { type Actor, cleanText, CurrentActor, IdParam, NotFound, RequirePermission, StepUp } from '@lopso/platform';
import { AccountGrantService } from '../org/account-grant.service';
import { ActivationSlipService } from '../org/activation-slip.service';
import { personOfAccount, termsOf } from '../org/role-grant.dto';
import {
  InvitedStaffResponse,
  InviteStaffRequest,
  SearchStaffQuery,
  StaffAccountListResponse,
} from './staff-account.dto';

const DEFAULT_LIMIT = 20;

/** Accounts of officers and trainers. */
@ApiTags('identity')
@Controller('staff-accounts')
export class StaffAccountController {
  constructor(
    private readonly accountGrants: AccountGrantService,
    private readonly grants: RoleGrantService,
    private readonly accounts: AccountService,
    private readonly slips: ActivationSlipService,
  ) {}

  /** Who has or had a right over the caller's units, team leaders aside, and is called so; by given name. */
  @RequirePermission(READ_GRANTS)
  @Get()
  @ApiOkResponse({ type: StaffAccountListResponse })
  async listStaffAccounts(
    @CurrentActor() actor: Actor,
    @Query() { text = '', cursor, limit = DEFAULT_LIMIT }: SearchStaffQuery,
  ): Promise<StaffAccountListResponse> {
    const known = await this.grants.listGivableAccounts(actor);
    const { items, nextCursor } = await this.accounts.listAccounts(known, { text, cursor: cursor ?? null, limit });
    const names = await this.accounts.describeAccounts(items);
    return { items: items.map((id) => personOfAccount(id, names)), nextCursor };
  }

  /** Makes an account with its first right; it waits for its slip. The same form sent again answers the same account. */
  @RequirePermission(MANAGE_STAFF)
  @StepUp()
  @Post()
  @ApiCreatedResponse({ type: InvitedStaffResponse })
  async inviteStaff(@CurrentActor() actor: Actor, @Body() body: InviteStaffRequest): Promise<InvitedStaffResponse> {
    const { birthYear, clientKey } = body;
    const displayName = cleanText(body.displayName);
    return this.accountGrants.inviteStaff(actor, { clientKey, displayName, birthYear, grant: termsOf(body) });
  }

  /** A slip with a new code, as a PDF; the codes before are worth nothing. */
  @RequirePermission(MANAGE_STAFF)
  @StepUp()
  @Post(':accountId/activation-slip')
  @HttpCode(200)
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async printStaffSlip(
    @CurrentActor() actor: Actor,
    @IdParam('accountId') accountId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const slip = await this.accountGrants.issueStaffSlip(actor, accountId);
    if (slip === null) throw new NotFound();
    const { issued, person, grant } = slip;
    const text = { office: officeOf(grant), name: person.displayName, place: grant.unitName };
    const pdf = await this.slips.renderSlips([{ ...text, issued, isReset: person.state === 'active' }]);
    void reply.type('application/pdf').header('content-disposition', 'inline; filename="phieu-kich-hoat.pdf"');
    return pdf;
  }

  /** Closes an account: all its sessions, its rights and what deputies were lent from them end. */
  @RequirePermission(MANAGE_STAFF)
  @StepUp()
  @Post(':accountId/closing')
  @HttpCode(204)
  @ApiNoContentResponse()
  async closeStaffAccount(@CurrentActor() actor: Actor, @IdParam('accountId') accountId: string): Promise<void> {
    await this.accountGrants.closeStaff(actor, accountId);
  }

  /** Takes a closing back: on the same day with the rights that ended by it, later without any. */
  @RequirePermission(MANAGE_STAFF)
  @StepUp()
  @Delete(':accountId/closing')
  @HttpCode(204)
  @ApiNoContentResponse()
  async reopenStaffAccount(@CurrentActor() actor: Actor, @IdParam('accountId') accountId: string): Promise<void> {
    await this.accountGrants.reopenStaff(actor, accountId);
  }
}

function officeOf({ unitKind, unitName }: RoleGrantRow): string {
  return unitKind === 'province' ? `Sở KH&CN ${nameInSentence(unitName)}` : `UBND ${nameInSentence(unitName)}`;
}
