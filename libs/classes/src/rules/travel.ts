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
