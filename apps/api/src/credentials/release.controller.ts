import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  MANAGE_CERTIFICATES,
  READ_WAITING_CERTIFICATES,
  ReleaseLists,
  ReleasePeople,
  ReleaseRules,
  Releasing,
} from '@lopso/credentials';
import { RoundService } from '@lopso/learning';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { ReleaseViews } from './release-views';
import {
  ListReleasePeopleQuery,
  ListReleaseRequest,
  ReleasePeopleResponse,
  ReleaseResponse,
  RoundReleasesResponse,
} from './release.dto';

const PAGE = 50;

/** Certificates released as a list that is looked at first and can be taken back for a while. */
@ApiTags('credentials')
@Controller()
export class ReleaseController {
  constructor(
    private readonly lists: ReleaseLists,
    private readonly people: ReleasePeople,
    private readonly rules: ReleaseRules,
    private readonly releasing: Releasing,
    private readonly roundService: RoundService,
    private readonly views: ReleaseViews,
  ) {}

  /** The lists of a round, the newest first, and how new ones are released. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get('rounds/:roundId/certificate-releases')
  @ApiOkResponse({ type: RoundReleasesResponse })
  async listRoundReleases(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<RoundReleasesResponse> {
    const releases = await this.lists.listsOfRound(actor, roundId);
    const rule = await this.rules.above(actor, (await this.roundService.getRound(roundId)).unitPath);
    return RoundReleasesResponse.from(rule, await this.views.list(actor, releases));
  }

  /** Makes the list that is looked at before anything is decided; nothing is released by it. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @Post('rounds/:roundId/certificate-releases')
  @ApiCreatedResponse({ type: ReleaseResponse })
  async makeReleaseList(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() { clientKey, cycleIds = undefined, without = undefined }: ListReleaseRequest,
  ): Promise<ReleaseResponse> {
    const form = { clientKey, cycleIds: cycleIds ?? null, without: without ?? null };
    const id = await this.lists.list(actor, roundId, form);
    return this.views.one(actor, await this.lists.get(actor, id));
  }

  /** One list: where it stands, who decided what, how long it can be taken back. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get('certificate-releases/:releaseId')
  @ApiOkResponse({ type: ReleaseResponse })
  async getRelease(@CurrentActor() actor: Actor, @IdParam('releaseId') id: string): Promise<ReleaseResponse> {
    return this.views.one(actor, await this.lists.get(actor, id));
  }

  /** The people on it in the order of the numbers, each as the paper would read. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get('certificate-releases/:releaseId/people')
  @ApiOkResponse({ type: ReleasePeopleResponse })
  async listReleasePeople(
    @CurrentActor() actor: Actor,
    @IdParam('releaseId') id: string,
    @Query() { onlyRemarked = false, text = '', limit = PAGE, cursor = undefined }: ListReleasePeopleQuery,
  ): Promise<ReleasePeopleResponse> {
    return ReleasePeopleResponse.from(
      await this.people.page(actor, id, { onlyRemarked, text: text.trim(), limit, cursor: cursor ?? null }),
    );
  }

  /** Releases it: its window begins, or it waits for the second person. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @HttpCode(200)
  @Post('certificate-releases/:releaseId/release')
  @ApiOkResponse({ type: ReleaseResponse })
  async releaseCertificates(@CurrentActor() actor: Actor, @IdParam('releaseId') id: string): Promise<ReleaseResponse> {
    return this.views.one(actor, await this.releasing.release(actor, id));
  }

  /** The second person's yes: the window begins. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @HttpCode(200)
  @Post('certificate-releases/:releaseId/confirmation')
  @ApiOkResponse({ type: ReleaseResponse })
  async confirmRelease(@CurrentActor() actor: Actor, @IdParam('releaseId') id: string): Promise<ReleaseResponse> {
    return this.views.one(actor, await this.releasing.confirm(actor, id));
  }

  /** Takes it back before anything is numbered; its people wait again. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @HttpCode(200)
  @Post('certificate-releases/:releaseId/take-back')
  @ApiOkResponse({ type: ReleaseResponse })
  async takeReleaseBack(@CurrentActor() actor: Actor, @IdParam('releaseId') id: string): Promise<ReleaseResponse> {
    return this.views.one(actor, await this.releasing.takeBack(actor, id));
  }
}
