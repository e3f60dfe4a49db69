import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MANAGE_MEMBERS, Members, READ_MEMBERS, Units } from '@lopso/org';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { DataUses } from '@lopso/platform';
import { MemberCorrections } from './member-corrections';
import { MemberDetailsResponse, MemberListResponse, personOf, PersonRequest, SearchMembersQuery } from './member.dto';
import { TeamViews } from './team-views';

const DEFAULT_LIMIT = 20;

/** People of the register. */
@ApiTags('org')
@Controller('members')
export class MemberController {
  constructor(
    private readonly members: Members,
    private readonly units: Units,
    private readonly views: TeamViews,
    private readonly corrections: MemberCorrections,
    private readonly uses: DataUses,
  ) {}

  /** People whose name contains a text, by given name, within what the caller may see. */
  @RequirePermission(READ_MEMBERS)
  @Get()
  @ApiOkResponse({ type: MemberListResponse })
  async searchMembers(@CurrentActor() actor: Actor, @Query() query: SearchMembersQuery): Promise<MemberListResponse> {
    const { text = '', limit = DEFAULT_LIMIT, cursor = null, communeId, teamId } = query;
    const commune = communeId === undefined ? null : await this.units.get(actor, communeId);
    const search = { text, limit, cursor, ...(commune === null ? {} : { withinPath: commune.path }), teamId };
    return MemberListResponse.from(await this.members.search(actor, search));
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
    await this.corrections.correct(actor, memberId, personOf(body));
    return this.show(actor, memberId);
  }

  private async show(actor: Actor, memberId: string): Promise<MemberDetailsResponse> {
    const { details, account } = await this.views.member(actor, memberId);
    const reminders = await this.uses.of([memberId], 'phone-reminders');
    return MemberDetailsResponse.from(details, account, reminders.get(memberId) ?? 'not-asked');
  }
}
