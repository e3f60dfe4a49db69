/** A place on the map's grid, or a longitude and latitude. */
export type Point = readonly [number, number];

/** An area with its outline in longitude and latitude; the first ring of each polygon is its outer border. */
export interface GeoArea {
  readonly code: string;
  readonly name: string;
  readonly polygons: readonly (readonly (readonly Point[])[])[];
}

/** An area as it is drawn. */
export interface DrawnArea {
  readonly code: string;
  readonly name: string;
  /** SVG path: whole numbers, relative after the first point of each ring. */
  readonly d: string;
  /** A point well inside, for a label. */
  readonly at: Point;
}

/** All areas on one grid. */
export interface DrawnMap {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly DrawnArea[];
}

const SAMPLES = 16;

/**
 * Projects areas onto a grid `width` units wide (equirectangular, true at the middle latitude, north up). Points are
 * rounded to the grid and repeated ones dropped; neighbours share their border points, so no gap opens between them.
 */
export function drawMap(areas: readonly GeoArea[], width: number): DrawnMap {
  const points = areas.flatMap(({ polygons }) => polygons.flat(2));
  const west = least(points.map(([lon]) => lon));
  const east = most(points.map(([lon]) => lon));
  const south = least(points.map(([, lat]) => lat));
  const north = most(points.map(([, lat]) => lat));
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = width / ((east - west) * squeeze);
  const project = ([lon, lat]: Point): Point => [
    Math.round((lon - west) * squeeze * scale),
    Math.round((north - lat) * scale),
  ];
  return {
    width,
    height: Math.round((north - south) * scale),
    areas: areas.map(({ code, name, polygons }) => {
      const rings = polygons.flatMap((polygon) => polygon.map((ring) => withoutRepeats(ring.map(project))));
      const drawn = rings.filter((ring) => ring.length >= 3);
      return { code, name, d: drawn.map(ringPath).join(''), at: labelPoint(drawn) };
    }),
  };
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), -Infinity);
}

/** Without points that repeat their neighbour, and without the closing point: `z` closes. */
function withoutRepeats(ring: readonly Point[]): Point[] {
  return ring.filter(([x, y], index) => {
    const before = ring[(index + ring.length - 1) % ring.length];
    return before?.[0] !== x || before[1] !== y;
  });
}

function ringPath(ring: readonly Point[]): string {
  const numbers = ring.flatMap(([x, y], index) => {
    const [fromX, fromY] = ring[index - 1] ?? [0, 0];
    return [x - fromX, y - fromY];
  });
  const [x = 0, y = 0, ...steps] = numbers;
  const joined = (list: readonly number[]): string =>
    list.map((number, index) => (index > 0 && number >= 0 ? ` ${number}` : String(number))).join('');
  return `M${joined([x, y])}l${joined(steps)}z`;
}

/** Of a grid of sample points inside, the one farthest from every border. */
function labelPoint(rings: readonly (readonly Point[])[]): Point {
  const outer = rings.reduce<readonly Point[]>((widest, ring) => (ring.length > widest.length ? ring : widest), []);
  const [left, right] = [least(outer.map(([x]) => x)), most(outer.map(([x]) => x))];
  const [top, bottom] = [least(outer.map(([, y]) => y)), most(outer.map(([, y]) => y))];
  let best: { point: Point; distance: number } = { point: outer[0] ?? [0, 0], distance: -1 };
  for (let row = 1; row < SAMPLES; row += 1) {
    for (let column = 1; column < SAMPLES; column += 1) {
      const point: Point = [left + ((right - left) * column) / SAMPLES, top + ((bottom - top) * row) / SAMPLES];
      if (!isInside(point, outer)) continue;
      const distance = squareToBorder(point, outer);
      if (distance > best.distance) best = { point, distance };
    }
  }
  return [Math.round(best.point[0]), Math.round(best.point[1])];
}

/** Whether a point lies inside a ring (even–odd rule). Loops without garbage: a map asks this some 100,000 times. */
export function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  let before = ring[ring.length - 1] ?? [0, 0];
  for (const point of ring) {
    const crosses = before[1] > y !== point[1] > y;
    if (crosses && x < ((point[0] - before[0]) * (y - before[1])) / (point[1] - before[1]) + before[0])
      inside = !inside;
    before = point;
  }
  return inside;
}

/** The square of the distance to the nearest side of a ring. */
function squareToBorder([x, y]: Point, ring: readonly Point[]): number {
  let nearest = Infinity;
  let before = ring[ring.length - 1] ?? [0, 0];
  for (const point of ring) {
    const [dx, dy] = [point[0] - before[0], point[1] - before[1]];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - before[0]) * dx + (y - before[1]) * dy) / length));
    const [offX, offY] = [x - before[0] - along * dx, y - before[1] - along * dy];
    nearest = Math.min(nearest, offX * offX + offY * offY);
    before = point;
  }
  return nearest;
}
