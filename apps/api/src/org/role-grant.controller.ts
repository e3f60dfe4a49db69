import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccountService } from '@lopso/identity';
import { GRANT_ROLES, READ_GRANTS, RoleGrantService } from '@lopso/org';
import { type Actor, CurrentActor, IdParam, InvalidInput, RequirePermission, StepUp } from '@lopso/platform';
import { AccountGrantService } from './account-grant.service';
import {
  GivableQuery,
  GivableResponse,
  GiveGrantRequest,
  ListRoleGrantsQuery,
  RenewGrantRequest,
  RoleGrantListResponse,
  RoleGrantResponse,
  termsOf,
} from './role-grant.dto';

const DEFAULT_LIMIT = 50;

/** Who holds which right over which units; giving, renewing and ending them. */
@ApiTags('org')
@Controller('role-grants')
export class RoleGrantController {
  constructor(
    private readonly grants: RoleGrantService,
    private readonly accountGrants: AccountGrantService,
    private readonly accounts: AccountService,
  ) {}

  /** Rights over the caller's units, the latest given first. */
  @RequirePermission(READ_GRANTS)
  @Get()
  @ApiOkResponse({ type: RoleGrantListResponse })
  async listRoleGrants(
    @CurrentActor() actor: Actor,
    @Query() query: ListRoleGrantsQuery,
  ): Promise<RoleGrantListResponse> {
    const { unitId = null, state = 'held', kind = null, text = '', limit = DEFAULT_LIMIT, cursor = null } = query;
    const namePart = text.trim() === '' ? null : text.trim();
    const accountIds =
      namePart === null
        ? null
        : await this.accounts.findNamedAmong(await this.grants.listHolders(actor, unitId), namePart);
    const wanted = { unitId, kind, accountIds, text: namePart, isEnded: state === 'ended', limit, cursor };
    const page = await this.grants.listGrants(actor, wanted);
    const { grants, ...people } = await this.accountGrants.addNames(page.grants);
    return { items: grants.map((grant) => RoleGrantResponse.from(grant, people)), nextCursor: page.nextCursor };
  }

  /** Which rights the caller may give over a unit, and for which organisations. */
  @RequirePermission(GRANT_ROLES)
  @Get('givable')
  @ApiOkResponse({ type: GivableResponse })
  async listGivableKinds(@CurrentActor() actor: Actor, @Query() query: GivableQuery): Promise<GivableResponse> {
    return GivableResponse.from(await this.grants.getGivableRights(actor, query.unitId));
  }

  /** Gives a right. */
  @RequirePermission(GRANT_ROLES)
  @StepUp()
  @Post()
  @ApiCreatedResponse({ type: RoleGrantResponse })
  async giveRoleGrant(@CurrentActor() actor: Actor, @Body() body: GiveGrantRequest): Promise<RoleGrantResponse> {
    const { accountId, memberId } = body;
    if ((accountId === undefined) === (memberId === undefined)) throw new InvalidInput([WHO_IS_MISSING]);
    const who = accountId === undefined ? { memberId: memberId ?? '' } : { accountId };
    return this.show(actor, (await this.accountGrants.giveGrant(actor, { ...termsOf(body), ...who })).id);
  }

  /** Goes on with a right where it ends. */
  @RequirePermission(GRANT_ROLES)
  @StepUp()
  @Post(':roleGrantId/renewal')
  @ApiCreatedResponse({ type: RoleGrantResponse })
  async renewRoleGrant(
    @CurrentActor() actor: Actor,
    @IdParam('roleGrantId') roleGrantId: string,
    @Body() body: RenewGrantRequest,
  ): Promise<RoleGrantResponse> {
    const { until = null, decisionNumber = null } = body;
    return this.show(actor, (await this.accountGrants.renewGrant(actor, roleGrantId, { until, decisionNumber })).id);
  }

  /** Ends a right now. */
  @RequirePermission(GRANT_ROLES)
  @StepUp()
  @Post(':roleGrantId/end')
  @HttpCode(200)
  @ApiOkResponse({ type: RoleGrantResponse })
  async endRoleGrant(
    @CurrentActor() actor: Actor,
    @IdParam('roleGrantId') roleGrantId: string,
  ): Promise<RoleGrantResponse> {
    await this.grants.endGrant(actor, roleGrantId);
    return this.show(actor, roleGrantId);
  }

  /** Takes an end of today back. */
  @RequirePermission(GRANT_ROLES)
  @StepUp()
  @Delete(':roleGrantId/end')
  @ApiOkResponse({ type: RoleGrantResponse })
  async restoreRoleGrant(
    @CurrentActor() actor: Actor,
    @IdParam('roleGrantId') roleGrantId: string,
  ): Promise<RoleGrantResponse> {
    await this.grants.restoreGrant(actor, roleGrantId);
    return this.show(actor, roleGrantId);
  }

  private async show(actor: Actor, id: string): Promise<RoleGrantResponse> {
    const grant = await this.grants.getGrant(actor, id);
    return RoleGrantResponse.from(grant, await this.accountGrants.addNames([grant]));
  }
}

const WHO_IS_MISSING = { pointer: '#/accountId', code: 'org.grant-holder-missing' };
