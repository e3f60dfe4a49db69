import { classOf, type MapClass } from './map-classes';
import type { CommuneFigure, CommuneMap } from './types';

/** A commune on the map: its outline and its figure. */
export interface MapArea {
  figure: CommuneFigure;
  class: MapClass | null;
  d: string;
  x: number;
  y: number;
}

/** Words beside the map with the line that leads to their commune. */
export interface MapLabel {
  area: MapArea;
  side: 'left' | 'right';
  /** Where the words end (left) or begin (right). */
  x: number;
  y: number;
}

/** Leftmost and rightmost point of the land, in bands of this height. */
const bandHeight = 20;

const most = 5;

/** The outlines for which there is a commune in the report; what the report does not know is not drawn. */
export function areasOf(map: CommuneMap, communes: readonly CommuneFigure[]): MapArea[] {
  const byCode = new Map(communes.map((commune) => [commune.code, commune]));
  return map.areas.flatMap(({ code, d, at: [x = 0, y = 0] }) => {
    const figure = byCode.get(code);
    return figure ? [{ figure, class: classOf(figure.ratePercent), d, x, y }] : [];
  });
}

/** Up to five to be named: the two lowest, one without data, the two highest. */
export function namedAreas(areas: readonly MapArea[]): MapArea[] {
  const rated = areas.filter(({ figure }) => figure.ratePercent !== null);
  const byRate = rated.toSorted((a, b) => (a.figure.ratePercent ?? 0) - (b.figure.ratePercent ?? 0));
  const bare = areas.filter(({ figure }) => figure.ratePercent === null).slice(0, 1);
  const chosen = [...byRate.slice(0, 2), ...bare, ...byRate.slice(-2)];
  return [...new Set(chosen)].slice(0, most);
}

/** The points of an outline. */
function pointsOf(d: string): [number, number][] {
  const points: [number, number][] = [];
  for (const ring of d.split('z')) {
    const numbers = (ring.match(/-?\d+/g) ?? []).map(Number);
    let [x, y] = [0, 0];
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      x += numbers[index] ?? 0;
      y += numbers[index + 1] ?? 0;
      points.push([x, y]);
    }
  }
  return points;
}

/** How far the land reaches to both sides at the height of a label, two bands around it included. */
export function silhouette(areas: readonly MapArea[]): (y: number) => { left: number; right: number } {
  const bands = new Map<number, { left: number; right: number }>();
  for (const [x, y] of areas.flatMap(({ d }) => pointsOf(d))) {
    const band = Math.floor(y / bandHeight);
    const known = bands.get(band) ?? { left: x, right: x };
    bands.set(band, { left: Math.min(known.left, x), right: Math.max(known.right, x) });
  }
  return (y) => {
    const band = Math.floor(y / bandHeight);
    const near = [band - 1, band, band + 1].flatMap((one) => bands.get(one) ?? []);
    return { left: Math.min(...near.map(({ left }) => left)), right: Math.max(...near.map(({ right }) => right)) };
  };
}

/** Sets each label just off the land on the nearer side, at the height of its commune, none over another. */
export function placeLabels(
  named: readonly MapArea[],
  edgesAt: (y: number) => { left: number; right: number },
  size: { height: number; lineHeight: number; gap: number },
): MapLabel[] {
  const floors = { left: size.lineHeight, right: size.lineHeight };
  return named
    .toSorted((a, b) => a.y - b.y)
    .map((area): MapLabel => {
      const edges = edgesAt(area.y);
      const side = area.x - edges.left <= edges.right - area.x ? 'left' : 'right';
      const y = Math.max(floors[side], Math.min(area.y, size.height - size.lineHeight / 2));
      floors[side] = y + size.lineHeight;
      const edge = edgesAt(y);
      return { area, side, x: side === 'left' ? edge.left - size.gap : edge.right + size.gap, y };
    });
}

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

const headings: Readonly<Record<Direction, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

export const isDirection = (key: string): key is Direction => key in headings;

/** The nearest area in a direction, within half a right angle of it first; the present one at the border, the first where none is chosen. */
export function areaTowards(areas: readonly MapArea[], from: MapArea | null, direction: Direction): MapArea | null {
  if (!from) return areas[0] ?? null;
  const [dx, dy] = headings[direction];
  const ahead = areas.flatMap((area) => {
    const along = (area.x - from.x) * dx + (area.y - from.y) * dy;
    const aside = Math.abs((area.x - from.x) * dy) + Math.abs((area.y - from.y) * dx);
    return along > 0 ? [{ area, isAhead: aside <= along, cost: along + 2 * aside }] : [];
  });
  return ahead.toSorted((a, b) => Number(b.isAhead) - Number(a.isAhead) || a.cost - b.cost)[0]?.area ?? from;
}
