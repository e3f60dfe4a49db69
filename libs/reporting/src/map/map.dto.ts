import { IsOptional, IsString, MaxLength } from 'class-validator';

/** Which version of the map. */
export class MapQuery {
  @IsOptional()
  @IsString()
  @MaxLength(40)
  v?: string;
}

/** The outline of a commune. */
export class CommuneOutlineResponse {
  code: string;
  name: string;
  /** SVG path with whole, relative numbers. */
  d: string;
  /** A point inside, x and y. */
  at: number[];
}

/** All outlines on one grid, north up. */
export class CommuneMapResponse {
  width: number;
  height: number;
  areas: CommuneOutlineResponse[];
}
