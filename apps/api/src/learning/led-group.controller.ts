import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccountService, HELP_SIGN_IN } from '@lopso/identity';
import { LedGroupContactService, LedProgressService } from '@lopso/learning';
import { HeldRightService, LEAD_PEOPLE } from '@lopso/org';
import { type Actor, CurrentActor, DataUses, IdParam, PageQuery, RequirePermission } from '@lopso/platform';
import { spacedCode } from '../org/activation-slip.service';
import {
  LedGroupListResponse,
  LedGroupResponse,
  LedPeopleResponse,
  LedPersonResponse,
  ReadAloudResponse,
} from './led-group.dto';
import { SignInReader } from './sign-in-reader';

const DEFAULT_LIMIT = 50;

/** What a team's leader, or an organisation's officer, sees and does for the people she looks after. */
@ApiTags('learning')
@Controller('led-groups')
export class LedGroupController {
  constructor(
    private readonly heldRights: HeldRightService,
    private readonly ledProgress: LedProgressService,
    private readonly accounts: AccountService,
    private readonly reader: SignInReader,
    private readonly uses: DataUses,
    private readonly contacts: LedGroupContactService,
  ) {}

  /** The groups the caller leads today. */
  @RequirePermission(LEAD_PEOPLE)
  @Get()
  @ApiOkResponse({ type: LedGroupListResponse })
  async listLedGroups(@CurrentActor() actor: Actor): Promise<LedGroupListResponse> {
    return { items: (await this.heldRights.listLedGroups(actor)).map((group) => LedGroupResponse.from(group)) };
  }

  /** A page of the people of a group by given name, how far each is and what is missing. */
  @RequirePermission(LEAD_PEOPLE)
  @Get(':groupId/people')
  @ApiOkResponse({ type: LedPeopleResponse })
  async listLedPeople(
    @CurrentActor() actor: Actor,
    @IdParam('groupId') groupId: string,
    @Query() { cursor, limit = DEFAULT_LIMIT }: PageQuery,
  ): Promise<LedPeopleResponse> {
    const view = await this.ledProgress.listPeople(actor, groupId, { cursor: cursor ?? null, limit });
    const ids = view.people.map(({ member }) => member.id);
    const accounts = await this.accounts.getStatesOfMembers(ids);
    return LedPeopleResponse.from(view, accounts, await this.uses.of(ids, 'phone-reminders'));
  }

  /** What a leader reads or writes to somebody who agreed to be reminded; refused for everybody else. */
  @RequirePermission(LEAD_PEOPLE)
  @Post(':groupId/people/:memberId/reminders')
  @ApiCreatedResponse({ type: LedPersonResponse })
  async remindLedPerson(
    @CurrentActor() actor: Actor,
    @IdParam('groupId') groupId: string,
    @IdParam('memberId') memberId: string,
  ): Promise<LedPersonResponse> {
    const person = await this.contacts.remindPerson(actor, groupId, memberId);
    const account = (await this.accounts.getStatesOfMembers([memberId])).get(memberId);
    return LedPersonResponse.from(person, account?.state ?? 'none', 'allowed');
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
    return { code: spacedCode(code), username, expiresAt: expiresAt.toISOString() };
  }
}
