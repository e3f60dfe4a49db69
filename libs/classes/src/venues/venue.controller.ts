import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { ADD_VENUE, READ_CLASSES } from '../classes.permissions';
import {
  AddVenueRequest,
  ChangeVenueRequest,
  DescribeWayRequest,
  ListVenuesQuery,
  VenueListResponse,
  VenueResponse,
} from './venue.dto';
import { VenueService } from './venue.service';

const DEFAULT_LIMIT = 100;

/** Halls and rooms where classes meet. */
@ApiTags('classes')
@Controller('venues')
export class VenueController {
  constructor(private readonly venues: VenueService) {}

  /** Venues by name, within what the caller may see. */
  @RequirePermission(READ_CLASSES)
  @Get()
  @ApiOkResponse({ type: VenueListResponse })
  async listVenues(@CurrentActor() actor: Actor, @Query() query: ListVenuesQuery): Promise<VenueListResponse> {
    const { communeId = null, limit = DEFAULT_LIMIT, cursor = null, withClosed } = query;
    return VenueListResponse.from(await this.venues.listVenues(actor, { communeId, limit, cursor, withClosed }));
  }

  /** Adds a venue to a commune. */
  @RequirePermission(ADD_VENUE)
  @Post()
  @ApiCreatedResponse({ type: VenueResponse })
  async addVenue(@CurrentActor() actor: Actor, @Body() body: AddVenueRequest): Promise<VenueResponse> {
    return VenueResponse.from(await this.venues.addVenue(actor, body));
  }

  /** Corrects a venue, closes it from a day on or opens it again. */
  @RequirePermission(ADD_VENUE)
  @Put(':venueId')
  @HttpCode(204)
  async changeVenue(
    @CurrentActor() actor: Actor,
    @IdParam('venueId') venueId: string,
    @Body() body: ChangeVenueRequest,
  ): Promise<void> {
    await this.venues.changeVenue(actor, venueId, body);
  }

  /** Says how to get to a venue: in words, and by a point of a map. */
  @RequirePermission(ADD_VENUE)
  @Put(':venueId/way')
  @ApiOkResponse({ type: VenueResponse })
  async describeWay(
    @CurrentActor() actor: Actor,
    @IdParam('venueId') venueId: string,
    @Body() body: DescribeWayRequest,
  ): Promise<VenueResponse> {
    return VenueResponse.from(await this.venues.describeWay(actor, venueId, body));
  }
}
