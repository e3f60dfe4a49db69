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
/** A hall is open to the day before `closedOn` (both `yyyy-mm-dd`); null: it stays open. */
export const isClosedOn = (closedOn: string | null, day: string): boolean => closedOn !== null && day >= closedOn;

/** Why a hall takes no session of so many people on these days; null: it does. */
export function faultOfVenue(
  { closedOn, capacity }: { readonly closedOn: string | null; readonly capacity: number },
  days: readonly string[],
  people: number,
): 'closed' | 'small' | null {
  if (days.some((day) => isClosedOn(closedOn, day))) return 'closed';
  return people > capacity ? 'small' : null;
}
/** A place by degrees of WGS 84. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** How roads are: so many times longer than the straight line, and how fast one gets on. */
export interface Roads {
  readonly factor: number;
  readonly kilometresAnHour: number;
}

/** Mean radius of the earth (IUGG), kilometres. */
const EARTH_KM = 6371.0088;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The straight way over the ground in kilometres (haversine formula). */
export function kilometresBetween(from: Point, to: Point): number {
  const [north, east] = [radians(to.latitude - from.latitude), radians(to.longitude - from.longitude)];
  const across = Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(Math.sin(north / 2) ** 2 + across)));
}

/**
 * Minutes of travel from one place to another, whole and rounded up, so that no detour is shorter than the way itself (decision 0056).
 * The same both ways; 0 within one place.
 */
export function travelMinutes(from: Point, to: Point, { factor, kilometresAnHour }: Roads): number {
  return Math.ceil(((kilometresBetween(from, to) * factor) / kilometresAnHour) * 60);
}
