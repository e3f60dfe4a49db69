import { Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@lopso/platform';
import { Accounts, HELP_SIGN_IN } from '@lopso/identity';
import { LedProgress } from '@lopso/learning';
import { LEAD_PEOPLE, LedGroups } from '@lopso/org';
import { CurrentActor } from '../http/current-actor.decorator';
import { IdParam } from '../http/id-param';
import { RequirePermission } from '../http/permission.decorators';
import { spaced } from '../org/slip-sheet';
import { LedGroupListResponse, LedGroupResponse, LedPeopleResponse, ReadAloudResponse } from './led-group.dto';
import { SignInReader } from './sign-in-reader';

/** What a team's leader, or an organisation's officer, sees and does for the people she looks after. */
@ApiTags('learning')
@Controller('led-groups')
export class LedGroupController {
  constructor(
    private readonly groups: LedGroups,
    private readonly progress: LedProgress,
    private readonly accounts: Accounts,
    private readonly reader: SignInReader,
  ) {}

  /** The groups the caller leads today. */
  @RequirePermission(LEAD_PEOPLE)
  @Get()
  @ApiOkResponse({ type: LedGroupListResponse })
  async listLedGroups(@CurrentActor() actor: Actor): Promise<LedGroupListResponse> {
    return { items: (await this.groups.list(actor)).map((group) => LedGroupResponse.from(group)) };
  }

  /** The people of a group, how far each is and what is missing. */
  @RequirePermission(LEAD_PEOPLE)
  @Get(':groupId/people')
  @ApiOkResponse({ type: LedPeopleResponse })
  async listLedPeople(@CurrentActor() actor: Actor, @IdParam('groupId') groupId: string): Promise<LedPeopleResponse> {
    const view = await this.progress.of(actor, groupId);
    const accounts = await this.accounts.statesOf(view.people.map(({ member }) => member.id));
    return LedPeopleResponse.from(view, accounts);
  }

  /** Makes a one-time code for somebody of the own team, to be read aloud; good until midnight. */
  @RequirePermission(HELP_SIGN_IN)
  @Post(':groupId/people/:memberId/sign-in-code')
  @ApiCreatedResponse({ type: ReadAloudResponse })
  async readSignInCode(
    @CurrentActor() actor: Actor,
    @IdParam('groupId') groupId: string,
    @IdParam('memberId') memberId: string,
  ): Promise<ReadAloudResponse> {
    const { code, username, expiresAt } = await this.reader.issue(actor, groupId, memberId);
    return { code: spaced(code), username, expiresAt: expiresAt.toISOString() };
  }
}
