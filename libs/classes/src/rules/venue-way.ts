/** A point on a map: degrees of WGS 84, five decimals (about a metre). */
export interface MapPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** How to get to a venue: in words, and its point where somebody gave one. */
export interface VenueWay {
  readonly directions: string | null;
  readonly point: MapPoint | null;
}

/** Nobody said how to get there. */
export const NO_WAY: VenueWay = { directions: null, point: null };

/**
 * True of a point that can be a hall of this country: latitude 8 to 24, longitude 102 to 110 (the mainland and its near islands). Swapped
 * numbers never are.
 */
export function isPlausible({ latitude, longitude }: MapPoint): boolean {
  return latitude >= 8 && latitude <= 24 && longitude >= 102 && longitude <= 110;
}

/** The point as it is kept: five decimals. */
export const roundedPoint = ({ latitude, longitude }: MapPoint): MapPoint => ({
  latitude: rounded(latitude),
  longitude: rounded(longitude),
});

const rounded = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;
