import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ClassCalls, ForeseeNames, NAME_PEOPLE, NamePeople, READ_CALLS } from '@lopso/planning';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { DeclineNameRequest, NamePeopleRequest } from './class-call-request.dto';
import { CallSheetResponse, ForeseenNamesResponse, NamingResponse } from './class-call.dto';

/** Whom a commune names in a call. */
@ApiTags('planning')
@Controller('class-calls/:callId')
export class CallNameController {
  constructor(
    private readonly calls: ClassCalls,
    private readonly naming: NamePeople,
    private readonly foreseeing: ForeseeNames,
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
    return CallSheetResponse.from(await this.calls.sheet(actor, callId, communeId));
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
    const outcome = await this.naming.name(actor, { callId, communeId }, { teamIds, memberIds });
    return NamingResponse.from(outcome, await this.calls.sheet(actor, callId, communeId));
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
    return ForeseenNamesResponse.from(await this.foreseeing.of(actor, { callId, communeId }, { teamIds, memberIds }));
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
    await this.naming.decline(actor, callId, nameId, reason);
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
    await this.naming.withdraw(actor, callId, nameId);
  }
}
