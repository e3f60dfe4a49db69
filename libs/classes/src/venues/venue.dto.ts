import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsDay, isGiven, queryBoolean } from '@lopso/platform';
import { type VenueWay } from './venue.rules';
import { type VenueSummary } from './venue.service';

const isSaid = (_: object, value: unknown): boolean => value !== null;

export class ListVenuesQuery {
  /** Only venues of this commune. */
  @IsOptional()
  @IsUUID()
  communeId?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(800)
  cursor?: string;

  /** Closed ones too. */
  @IsOptional()
  @Transform(queryBoolean)
  @IsBoolean()
  withClosed?: boolean;
}

/** A point on a map, in degrees. */
export class MapPointRequest {
  @IsNumber()
  @Min(-90)
  @Max(90)
  latitude: number;

  @IsNumber()
  @Min(-180)
  @Max(180)
  longitude: number;
}

/** How to get to a venue; null takes back what was said. */
export class DescribeWayRequest {
  @ValidateIf(isSaid)
  @IsString()
  @MaxLength(400)
  directions: string | null;

  @ValidateIf(isSaid)
  @IsDefined()
  @ValidateNested()
  @Type(() => MapPointRequest)
  point: MapPointRequest | null;
}

export class AddVenueRequest {
  @IsUUID()
  communeId: string;

  @IsString()
  @MinLength(2)
  @MaxLength(120)
  name: string;

  /** People the room holds. */
  @IsInt()
  @Min(1)
  @Max(2000)
  capacity: number;

  /** How to get there; left out: said later. */
  @IsOptional()
  @ValidateNested()
  @Type(() => DescribeWayRequest)
  way?: DescribeWayRequest;
}

/** What a venue is called, how many it holds, and from which day on it is closed; what is left out is not meant. */
export class VenueStateRequest {
  @ValidateIf(isGiven)
  @IsString()
  @MinLength(2)
  @MaxLength(120)
  name?: string;

  /** People the room holds. */
  @ValidateIf(isGiven)
  @IsInt()
  @Min(1)
  @Max(2000)
  capacity?: number;

  /** First day without classes, `yyyy-mm-dd`; null: it is open. */
  @IsOptional()
  @IsDay()
  closedOn?: string | null;
}

/** What is to change; left out: as it is. */
export class ChangeVenueRequest extends VenueStateRequest {
  /** As the form began: 409 where somebody changed the same since. */
  @ValidateIf(isGiven)
  @IsObject()
  @ValidateNested()
  @Type(() => VenueStateRequest)
  was?: VenueStateRequest;
}

export class MapPointResponse {
  /** Degrees, five decimals. */
  latitude: number;
  longitude: number;
}

/** How to get to a venue. */
export class VenueWayResponse {
  directions: string | null;
  point: MapPointResponse | null;

  static from({ directions, point }: VenueWay): VenueWayResponse {
    return { directions, point: point === null ? null : { latitude: point.latitude, longitude: point.longitude } };
  }
}

export class VenueResponse {
  id: string;
  name: string;
  capacity: number;
  communeId: string;
  communeName: string;
  way: VenueWayResponse;
  /** First day without classes, `yyyy-mm-dd`; null: it is open. */
  closedOn: string | null;
  /** That day has come. */
  isClosed: boolean;

  static from(venue: VenueSummary): VenueResponse {
    const { id, name, capacity, communeId, communeName, way, closedOn, isClosed } = venue;
    return { id, name, capacity, communeId, communeName, way: VenueWayResponse.from(way), closedOn, isClosed };
  }
}

export class VenueListResponse {
  items: VenueResponse[];
  nextCursor: string | null;

  static from(page: { venues: readonly VenueSummary[]; nextCursor: string | null }): VenueListResponse {
    return { items: page.venues.map((venue) => VenueResponse.from(venue)), nextCursor: page.nextCursor };
  }
}
