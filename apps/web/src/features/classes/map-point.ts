import type { components } from '../../lib/api/schema';

export type MapPoint = components['schemas']['MapPointResponse'];
export type VenueWay = components['schemas']['VenueWayResponse'];

/** Two numbers of degrees with decimals beside each other: typed, or somewhere in an address that was pasted from a map. */
const PAIR = /(-?\d{1,3}[.]\d{2,})\s*(?:[,;/\s]|%2C)\s*(-?\d{1,3}[.]\d{2,})/iu;
/** Vietnamese decimals: 22,07315; 105,05120 */
const COMMA_PAIR = /^\s*(-?\d{1,3},\d{2,})\s*[;/\s]\s*(-?\d{1,3},\d{2,})\s*$/u;

/** The point somebody typed or pasted, latitude first; null: nothing was typed; `faulty`: no two numbers in it. */
export function readPoint(typed: string): MapPoint | 'faulty' | null {
  if (typed.trim() === '') return null;
  const found = COMMA_PAIR.exec(typed) ?? PAIR.exec(typed);
  if (found === null) return 'faulty';
  const [latitude, longitude] = found.slice(1).map((one) => Number(one.replace(',', '.')));
  return latitude === undefined || longitude === undefined ? 'faulty' : { latitude, longitude };
}

const written = (degrees: number): string => degrees.toFixed(5);

/** 22.07315, 105.05120: as maps write it. */
export const pointWords = (point: MapPoint | null): string =>
  point === null ? '' : `${written(point.latitude)}, ${written(point.longitude)}`;

/** What the map program of the device opens (RFC 5870). */
export const appAddress = ({ latitude, longitude }: MapPoint): string => {
  const place = `${written(latitude)},${written(longitude)}`;
  return `geo:${place}?q=${place}`;
};

/** The page of OpenStreetMap with the point in its middle. */
export const siteAddress = ({ latitude, longitude }: MapPoint): string => {
  const [lat, lon] = [written(latitude), written(longitude)];
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`;
};
