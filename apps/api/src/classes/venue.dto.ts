import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import { type VenueSummary } from '@lopso/classes';

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
}

export class VenueResponse {
  id: string;
  name: string;
  capacity: number;
  communeId: string;
  communeName: string;

  static from(venue: VenueSummary): VenueResponse {
    const { id, name, capacity, communeId, communeName } = venue;
    return { id, name, capacity, communeId, communeName };
  }
}

export class VenueListResponse {
  items: VenueResponse[];
  nextCursor: string | null;

  static from(page: { venues: readonly VenueSummary[]; nextCursor: string | null }): VenueListResponse {
    return { items: page.venues.map((venue) => VenueResponse.from(venue)), nextCursor: page.nextCursor };
  }
}
