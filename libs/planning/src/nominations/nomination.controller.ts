import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ATTEND_CLASSES } from '@lopso/classes';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { NAME_PEOPLE, PROPOSE_NAMES, READ_CALLS } from '../planning.permissions';
import { NominationCallService } from './nomination-call.service';
import {
  CallSheetResponse,
  DeclineNameRequest,
  ForeseenNamesResponse,
  LedCallListResponse,
  LedCallResponse,
  NamePeopleRequest,
  NamingResponse,
  OwnCallListResponse,
  OwnCallResponse,
  ProposalOutcomeResponse,
  ProposeNamesRequest,
  SoughtCallListResponse,
  SoughtCallResponse,
} from './nomination.dto';
import { NominationService } from './nomination.service';
import { TeamNominationService } from './team-nomination.service';

/** Whom a commune names in a call. */
@ApiTags('planning')
@Controller('class-calls/:callId')
export class NominationController {
  constructor(
    private readonly nominationCalls: NominationCallService,
    private readonly nominations: NominationService,
  ) {}

  /** What a commune filled in. */
  @RequirePermission(READ_CALLS)
  @Get('communes/:communeId')
  @ApiOkResponse({ type: CallSheetResponse })
  async getCallSheet(
    @CurrentActor() actor: Actor,
    @IdParam('callId') callId: string,
    @IdParam('communeId') communeId: string,
  ): Promise<CallSheetResponse> {
    return CallSheetResponse.from(await this.nominationCalls.getCommuneNominations(actor, callId, communeId));
  }

  /** Names everybody who can be named; naming somebody who was proposed accepts the proposal. Who was not taken is told with the reason. */
  @RequirePermission(NAME_PEOPLE)
  @Post('communes/:communeId/names')
  @HttpCode(200)
  @ApiOkResponse({ type: NamingResponse })
  async namePeople(
    @CurrentActor() actor: Actor,
    @IdParam('callId') callId: string,
    @IdParam('communeId') communeId: string,
    @Body() { teamIds = [], memberIds = [] }: NamePeopleRequest,
  ): Promise<NamingResponse> {
    const outcome = await this.nominations.nominate(actor, { callId, communeId }, { teamIds, memberIds });
    return NamingResponse.from(outcome, await this.nominationCalls.getCommuneNominations(actor, callId, communeId));
  }

  /** Who of these people would not be taken, and why; nobody is named. */
  @RequirePermission(NAME_PEOPLE)
  @Post('communes/:communeId/name-preview')
  @HttpCode(200)
  @ApiOkResponse({ type: ForeseenNamesResponse })
  async previewNames(
    @CurrentActor() actor: Actor,
    @IdParam('callId') callId: string,
    @IdParam('communeId') communeId: string,
    @Body() { teamIds = [], memberIds = [] }: NamePeopleRequest,
  ): Promise<ForeseenNamesResponse> {
    return ForeseenNamesResponse.from(
      await this.nominations.previewNominations(actor, { callId, communeId }, { teamIds, memberIds }),
    );
  }

  /** Says no to a proposal, with a reason that its leader reads. */
  @RequirePermission(NAME_PEOPLE)
  @Post('names/:nameId/refusal')
  @HttpCode(204)
  @ApiNoContentResponse()
  async declineName(
    @CurrentActor() actor: Actor,
    @IdParam('callId') callId: string,
    @IdParam('nameId') nameId: string,
    @Body() { reason }: DeclineNameRequest,
  ): Promise<void> {
    await this.nominations.declineNomination(actor, callId, nameId, reason);
  }

  /** Takes a name back. */
  @RequirePermission(NAME_PEOPLE)
  @Delete('names/:nameId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async withdrawName(
    @CurrentActor() actor: Actor,
    @IdParam('callId') callId: string,
    @IdParam('nameId') nameId: string,
  ): Promise<void> {
    await this.nominations.withdrawNomination(actor, callId, nameId);
  }
}

/** Calls that name a member. */
@ApiTags('planning')
@Controller('me/class-calls')
export class OwnNominationController {
  constructor(private readonly nominations: NominationService) {}

  /** Calls that name her and have no class for her yet. */
  @RequirePermission(ATTEND_CLASSES)
  @Get()
  @ApiOkResponse({ type: OwnCallListResponse })
  async listOwnCalls(@CurrentActor() actor: Actor): Promise<OwnCallListResponse> {
    return { items: (await this.nominations.listOwnNominations(actor)).map((call) => OwnCallResponse.from(call)) };
  }

  /** She can't come. */
  @RequirePermission(ATTEND_CLASSES)
  @Post(':callId/refusal')
  @HttpCode(200)
  @ApiOkResponse({ type: OwnCallListResponse })
  async refuseOwnCall(@CurrentActor() actor: Actor, @IdParam('callId') callId: string): Promise<OwnCallListResponse> {
    await this.nominations.refuseOwnNomination(actor, callId);
    return this.listOwnCalls(actor);
  }
}

/** Whom the leader of a team proposes for a call. */
@ApiTags('planning')
@Controller('led-groups/:groupId/class-calls')
export class TeamNominationController {
  constructor(private readonly teamNominations: TeamNominationService) {}

  /** Open calls that ask the commune of the team, with what became of its people. */
  @RequirePermission(PROPOSE_NAMES)
  @Get()
  @ApiOkResponse({ type: LedCallListResponse })
  async listLedCalls(@CurrentActor() actor: Actor, @IdParam('groupId') groupId: string): Promise<LedCallListResponse> {
    return {
      items: (await this.teamNominations.listTeamCalls(actor, groupId)).map((call) => LedCallResponse.from(call)),
    };
  }

  /** Proposes people of the team; who was not taken is told with the reason. */
  @RequirePermission(PROPOSE_NAMES)
  @Post(':callId/proposals')
  @HttpCode(200)
  @ApiOkResponse({ type: ProposalOutcomeResponse })
  async proposeNames(
    @CurrentActor() actor: Actor,
    @IdParam('groupId') groupId: string,
    @IdParam('callId') callId: string,
    @Body() { memberIds }: ProposeNamesRequest,
  ): Promise<ProposalOutcomeResponse> {
    const outcome = await this.teamNominations.proposeMembers(actor, groupId, callId, memberIds);
    return ProposalOutcomeResponse.from(outcome, await this.teamNominations.listTeamCalls(actor, groupId));
  }

  /** Takes a proposal back that nobody answered. */
  @RequirePermission(PROPOSE_NAMES)
  @Delete(':callId/proposals/:nameId')
  @ApiOkResponse({ type: LedCallListResponse })
  async withdrawProposal(
    @CurrentActor() actor: Actor,
    @IdParam('groupId') groupId: string,
    @IdParam('callId') callId: string,
    @IdParam('nameId') nameId: string,
  ): Promise<LedCallListResponse> {
    await this.teamNominations.withdrawProposal(actor, groupId, callId, nameId);
    return this.listLedCalls(actor, groupId);
  }
}

/** What the leader of a team is told about calls for names. */
@ApiTags('planning')
@Controller('led-class-calls')
export class FreePlaceCallController {
  constructor(private readonly teamNominations: TeamNominationService) {}

  /** Open calls for which the communes of the teams one leads look for people, the first to close first. */
  @RequirePermission(PROPOSE_NAMES)
  @Get()
  @ApiOkResponse({ type: SoughtCallListResponse })
  async listSoughtCalls(@CurrentActor() actor: Actor): Promise<SoughtCallListResponse> {
    return {
      items: (await this.teamNominations.listCallsWithFreePlaces(actor)).map((call) => SoughtCallResponse.from(call)),
    };
  }
}
