import { Body, Controller, Get, HttpCode, Injectable, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccountService } from '@lopso/identity';
import { RoundService } from '@lopso/learning';
import { Access, type Actor, Clock, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { SecondPersonService } from '../changes/second-person.service';
import { MANAGE_CERTIFICATES, READ_WAITING_CERTIFICATES } from '../credentials.permissions';
import { ReleaseListService } from './release-list.service';
import { ReleaseRuleService } from './release-rule.service';
import {
  ListReleasePeopleQuery,
  ListReleaseRequest,
  ReleasePeopleResponse,
  ReleaseResponse,
  RoundReleasesResponse,
} from './release.dto';
import { type CertificateRelease } from './release.repository';
import { ReleaseService } from './release.service';

/** Puts names to the people behind lists, the time that is left to take one back, and what a reader may do. */
@Injectable()
export class ReleaseViews {
  constructor(
    private readonly accounts: AccountService,
    private readonly second: SecondPersonService,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async describeReleases(actor: Actor, releases: readonly CertificateRelease[]): Promise<ReleaseResponse[]> {
    const ids = releases.flatMap(({ listedBy, releasedBy, confirmedBy, closedBy }) =>
      [listedBy, releasedBy, confirmedBy, closedBy].filter((id) => id !== null),
    );
    const names = await this.accounts.describeAccounts([...new Set(ids)]);
    const by = { names, accountId: actor.accountId, now: this.clock.now() };
    const scope = this.access.scope(actor, MANAGE_CERTIFICATES);
    const views = releases.map((release) => {
      const view = ReleaseResponse.from(release, by);
      return scope.contains(release.unitPath) ? view : { ...view, can: [] };
    });
    const same = await this.releasedBySame(actor, releases, views);
    return views.map((view) => {
      const isSamePerson = same.has(view.id);
      return { ...view, isSamePerson, can: isSamePerson ? view.can.filter((act) => act !== 'confirm') : view.can };
    });
  }

  async describeRelease(actor: Actor, release: CertificateRelease): Promise<ReleaseResponse> {
    const [view] = await this.describeReleases(actor, [release]);
    if (view === undefined) throw new Error('A list has one view');
    return view;
  }

  /** The lists that the reader could confirm if she weren't who released them. */
  private async releasedBySame(
    actor: Actor,
    releases: readonly CertificateRelease[],
    views: readonly ReleaseResponse[],
  ): Promise<ReadonlySet<string>> {
    const open = new Set(views.flatMap(({ id, can }) => (can.includes('confirm') ? [id] : [])));
    const decisions = releases.flatMap(({ id, unitPath, releasedBy, releasedFor }) =>
      releasedBy !== null && open.has(id)
        ? [{ id, unitPath, by: { accountId: releasedBy, onBehalfOf: releasedFor }, holderIds: [] }]
        : [],
    );
    if (decisions.length === 0) return new Set();
    const bars = await this.second.barsTo(actor, decisions);
    return new Set([...bars].flatMap(([id, { isSamePerson }]) => (isSamePerson ? [id] : [])));
  }
}

const PAGE = 50;

/** Certificates released as a list that is looked at first and can be taken back for a while. */
@ApiTags('credentials')
@Controller()
export class ReleaseController {
  constructor(
    private readonly releaseLists: ReleaseListService,
    private readonly releaseRules: ReleaseRuleService,
    private readonly releasing: ReleaseService,
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
    const releases = await this.releaseLists.listReleasesOfRound(actor, roundId);
    const rule = await this.releaseRules.getRuleAbove(actor, (await this.roundService.getRound(roundId)).unitPath);
    return RoundReleasesResponse.from(rule, await this.views.describeReleases(actor, releases));
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
    const id = await this.releaseLists.makeList(actor, roundId, form);
    return this.views.describeRelease(actor, await this.releaseLists.getRelease(actor, id));
  }

  /** One list: where it stands, who decided what, how long it can be taken back. */
  @RequirePermission(READ_WAITING_CERTIFICATES)
  @Get('certificate-releases/:releaseId')
  @ApiOkResponse({ type: ReleaseResponse })
  async getRelease(@CurrentActor() actor: Actor, @IdParam('releaseId') id: string): Promise<ReleaseResponse> {
    return this.views.describeRelease(actor, await this.releaseLists.getRelease(actor, id));
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
      await this.releaseLists.listPeople(actor, id, { onlyRemarked, text: text.trim(), limit, cursor: cursor ?? null }),
    );
  }

  /** Releases it: its window begins, or it waits for the second person. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @HttpCode(200)
  @Post('certificate-releases/:releaseId/release')
  @ApiOkResponse({ type: ReleaseResponse })
  async releaseCertificates(@CurrentActor() actor: Actor, @IdParam('releaseId') id: string): Promise<ReleaseResponse> {
    return this.views.describeRelease(actor, await this.releasing.releaseList(actor, id));
  }

  /** The second person's yes: the window begins. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @StepUp()
  @HttpCode(200)
  @Post('certificate-releases/:releaseId/confirmation')
  @ApiOkResponse({ type: ReleaseResponse })
  async confirmRelease(@CurrentActor() actor: Actor, @IdParam('releaseId') id: string): Promise<ReleaseResponse> {
    return this.views.describeRelease(actor, await this.releasing.confirmRelease(actor, id));
  }

  /** Takes it back before anything is numbered; its people wait again. */
  @RequirePermission(MANAGE_CERTIFICATES)
  @HttpCode(200)
  @Post('certificate-releases/:releaseId/take-back')
  @ApiOkResponse({ type: ReleaseResponse })
  async takeReleaseBack(@CurrentActor() actor: Actor, @IdParam('releaseId') id: string): Promise<ReleaseResponse> {
    return this.views.describeRelease(actor, await this.releasing.takeReleaseBack(actor, id));
  }
}
