import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp, XLSX_TYPE } from '@lopso/platform';
import { PlannedClassService } from '../planned-classes/planned-class.service';
import { ApiSpotRefusal } from '../planned-classes/spot-refusal.dto';
import { type WantedSpot } from '../planned-classes/spot.rules';
import { PLAN_CLASSES, READ_PLANS } from '../planning.permissions';
import {
  DraftPlanRequest,
  ForeseeHoursRequest,
  HoursForeseenResponse,
  ListPlansQuery,
  MovePlannedRequest,
  OpeningListResponse,
  OpeningResponse,
  OpenPlannedRequest,
  PinClassesRequest,
  PlacePlannedRequest,
  PlanListResponse,
  PlanResponse,
  PlanSummaryResponse,
} from './plan.dto';
import { PlanService } from './plan.service';

const DEFAULT_LIMIT = 30;

const spotOf = ({ venueId, trainerId, day, half }: PlacePlannedRequest): WantedSpot => ({
  ...{ hallId: venueId, trainerId },
  ...{ day, half },
});

/** Plans of classes of a round: who teaches where and when. */
@ApiTags('planning')
@Controller('class-plans')
export class PlanController {
  constructor(
    private readonly plans: PlanService,
    private readonly plannedClasses: PlannedClassService,
  ) {}

  /** The plans of the province, the latest first. */
  @RequirePermission(READ_PLANS)
  @Get()
  @ApiOkResponse({ type: PlanListResponse })
  async listPlans(@CurrentActor() actor: Actor, @Query() query: ListPlansQuery): Promise<PlanListResponse> {
    const { plans, nextCursor } = await this.plans.listPlans(actor, query.limit ?? DEFAULT_LIMIT, query.cursor ?? null);
    return { items: plans.map((plan) => PlanSummaryResponse.from(plan)), nextCursor };
  }

  /** Starts a plan, with the pins of another one where it is made after that; it is worked out by the worker. */
  @RequirePermission(PLAN_CLASSES)
  @Post()
  @ApiCreatedResponse({ type: PlanResponse })
  async draftPlan(@CurrentActor() actor: Actor, @Body() body: DraftPlanRequest): Promise<PlanResponse> {
    const { clientKey, pinsOfPlanId = null, ...wish } = body;
    const id = await this.plans.draftPlan(actor, clientKey, { ...wish, pinsOfPlanId });
    return PlanResponse.from(await this.plans.getPlan(actor, id));
  }

  /** Whether one class of these hours gives everybody what the round asks for; keeps nothing. */
  @RequirePermission(PLAN_CLASSES)
  @Post('hours-preview')
  @HttpCode(200)
  @ApiOkResponse({ type: HoursForeseenResponse })
  async foreseeHours(@CurrentActor() actor: Actor, @Body() body: ForeseeHoursRequest): Promise<HoursForeseenResponse> {
    return HoursForeseenResponse.from(await this.plans.foreseeHours(actor, body));
  }

  /** A plan with its classes and whom it leaves without one. */
  @RequirePermission(READ_PLANS)
  @Get(':planId')
  @ApiOkResponse({ type: PlanResponse })
  async getPlan(@CurrentActor() actor: Actor, @IdParam('planId') planId: string): Promise<PlanResponse> {
    return PlanResponse.from(await this.plans.getPlan(actor, planId));
  }

  /** Takes a plan away of which no class was opened. */
  @RequirePermission(PLAN_CLASSES)
  @Delete(':planId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async removePlan(@CurrentActor() actor: Actor, @IdParam('planId') planId: string): Promise<void> {
    await this.plans.removePlan(actor, planId);
  }

  /** Works the plan out anew; pinned and opened classes stay. */
  @RequirePermission(PLAN_CLASSES)
  @Post(':planId/proposals')
  @ApiCreatedResponse({ type: PlanResponse })
  async proposeAgain(@CurrentActor() actor: Actor, @IdParam('planId') planId: string): Promise<PlanResponse> {
    await this.plans.proposeAgain(actor, planId);
    return PlanResponse.from(await this.plans.getPlan(actor, planId));
  }

  /** Pins classes, or lets them go. */
  @RequirePermission(PLAN_CLASSES)
  @Put(':planId/pins')
  @ApiOkResponse({ type: PlanResponse })
  async pinClasses(
    @CurrentActor() actor: Actor,
    @IdParam('planId') planId: string,
    @Body() body: PinClassesRequest,
  ): Promise<PlanResponse> {
    await this.plannedClasses.pinClasses(actor, { id: planId, revision: body.revision }, body.numbers, body.isPinned);
    return PlanResponse.from(await this.plans.getPlan(actor, planId));
  }

  /** Puts a class elsewhere and pins it there. */
  @RequirePermission(PLAN_CLASSES)
  @Put(':planId/classes/:number')
  @ApiSpotRefusal()
  @ApiOkResponse({ type: PlanResponse })
  async placeClass(
    @CurrentActor() actor: Actor,
    @IdParam('planId') planId: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() body: MovePlannedRequest,
  ): Promise<PlanResponse> {
    await this.plannedClasses.placeClass(actor, { id: planId, revision: body.revision }, number, spotOf(body));
    return PlanResponse.from(await this.plans.getPlan(actor, planId));
  }

  /** Opens classes: each becomes a class of the timetable, or is told why not and where else it could stand. */
  @RequirePermission(PLAN_CLASSES)
  @Post(':planId/openings')
  @HttpCode(200)
  @ApiOkResponse({ type: OpeningListResponse })
  async openClasses(
    @CurrentActor() actor: Actor,
    @IdParam('planId') planId: string,
    @Body() body: OpenPlannedRequest,
  ): Promise<OpeningListResponse> {
    const openings = await this.plannedClasses.openClasses(
      actor,
      { id: planId, revision: body.revision },
      body.numbers,
    );
    const offered = await this.plannedClasses.offerSpots(actor, planId, openings, body.offered?.map(spotOf));
    return { items: openings.map((opening) => OpeningResponse.from(opening, offered.get(opening.number) ?? null)) };
  }

  /** The classes of a plan by time and whom it leaves without one, as an .xlsx file; stands in the audit trail each time. */
  @RequirePermission(READ_PLANS)
  @StepUp()
  @Get(':planId/classes.xlsx')
  @ApiProduces(XLSX_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async exportPlan(@CurrentActor() actor: Actor, @IdParam('planId') planId: string): Promise<StreamableFile> {
    const disposition = 'attachment; filename="ke-hoach-mo-lop.xlsx"';
    return new StreamableFile(await this.plans.exportPlan(actor, planId), { type: XLSX_TYPE, disposition });
  }
}
