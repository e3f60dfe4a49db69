import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MANAGE_MEMBERS, MemberService, READ_MEMBERS, UnitService } from '@lopso/org';
import { type Actor, CurrentActor, DataUses, IdParam, RequirePermission } from '@lopso/platform';
import { MemberAccountService } from './member-account.service';
import { MemberDetailsResponse, MemberListResponse, personOf, PersonRequest, SearchMembersQuery } from './member.dto';

const DEFAULT_LIMIT = 20;

/** People of the register. */
@ApiTags('org')
@Controller('members')
export class MemberController {
  constructor(
    private readonly members: MemberService,
    private readonly units: UnitService,
    private readonly memberAccounts: MemberAccountService,
    private readonly uses: DataUses,
  ) {}

  /** People whose name contains a text, by given name, within what the caller may see. */
  @RequirePermission(READ_MEMBERS)
  @Get()
  @ApiOkResponse({ type: MemberListResponse })
  async searchMembers(@CurrentActor() actor: Actor, @Query() query: SearchMembersQuery): Promise<MemberListResponse> {
    const { text = '', limit = DEFAULT_LIMIT, cursor = null, communeId, teamId } = query;
    const commune = communeId === undefined ? null : await this.units.getVisibleUnit(actor, communeId);
    const search = { text, limit, cursor, ...(commune === null ? {} : { withinPath: commune.path }), teamId };
    return MemberListResponse.from(await this.members.searchMembers(actor, search));
  }

  /** A person with every seat they held. */
  @RequirePermission(READ_MEMBERS)
  @Get(':memberId')
  @ApiOkResponse({ type: MemberDetailsResponse })
  async getMember(@CurrentActor() actor: Actor, @IdParam('memberId') memberId: string): Promise<MemberDetailsResponse> {
    return this.show(actor, memberId);
  }

  /** Corrects what is written of a person. */
  @RequirePermission(MANAGE_MEMBERS)
  @Put(':memberId')
  @ApiOkResponse({ type: MemberDetailsResponse })
  async correctMember(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
    @Body() body: PersonRequest,
  ): Promise<MemberDetailsResponse> {
    await this.memberAccounts.correctMember(actor, memberId, personOf(body));
    return this.show(actor, memberId);
  }

  private async show(actor: Actor, memberId: string): Promise<MemberDetailsResponse> {
    const { details, account } = await this.memberAccounts.getMember(actor, memberId);
    const reminders = await this.uses.of([memberId], 'phone-reminders');
    return MemberDetailsResponse.from(details, account, reminders.get(memberId) ?? 'not-asked');
  }
}
