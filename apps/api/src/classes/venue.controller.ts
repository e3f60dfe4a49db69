import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ADD_VENUE, READ_CLASSES, Venues } from '@lopso/classes';
import { type Actor } from '@lopso/platform';
import { CurrentActor } from '../http/current-actor.decorator';
import { RequirePermission } from '../http/permission.decorators';
import { AddVenueRequest, ListVenuesQuery, VenueListResponse, VenueResponse } from './venue.dto';

const DEFAULT_LIMIT = 100;

/** Halls and rooms where classes meet. */
@ApiTags('classes')
@Controller('venues')
export class VenueController {
  constructor(private readonly venues: Venues) {}

  /** Venues by name, within what the caller may see. */
  @RequirePermission(READ_CLASSES)
  @Get()
  @ApiOkResponse({ type: VenueListResponse })
  async listVenues(@CurrentActor() actor: Actor, @Query() query: ListVenuesQuery): Promise<VenueListResponse> {
    const { communeId = null, limit = DEFAULT_LIMIT, cursor = null } = query;
    return VenueListResponse.from(await this.venues.listVenues(actor, { communeId, limit, cursor }));
  }

  /** Adds a venue to a commune. */
  @RequirePermission(ADD_VENUE)
  @Post()
  @ApiCreatedResponse({ type: VenueResponse })
  async addVenue(@CurrentActor() actor: Actor, @Body() body: AddVenueRequest): Promise<VenueResponse> {
    return VenueResponse.from(await this.venues.addVenue(actor, body));
  }
}
