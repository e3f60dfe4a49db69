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

/** Where words may stand, in units of the map. */
export interface LabelRoom {
  left: number;
  right: number;
  height: number;
  lineHeight: number;
  gap: number;
  widthOf: (area: MapArea) => number;
}

type Edges = ReturnType<ReturnType<typeof silhouette>>;

const sides = ['left', 'right'] as const;
const tries = 14;

interface Place {
  side: MapLabel['side'];
  y: number;
}

/** A label at one place, or null where land or the border of the drawing is in the way. */
function labelAt(area: MapArea, { side, y }: Place, edges: Edges, room: LabelRoom): MapLabel | null {
  if (y < room.lineHeight || y > room.height - room.lineHeight / 2) return null;
  const width = room.widthOf(area);
  const x = side === 'left' ? Math.min(edges.left, area.x) - room.gap : Math.max(edges.right, area.x) + room.gap;
  const fits = side === 'left' ? x - width >= room.left : x + width <= room.right;
  return fits ? { area, side, x, y } : null;
}

interface Point {
  x: number;
  y: number;
}

/** On which side of the line from `from` to `to` a point lies. */
const turn = (from: Point, to: Point, point: Point): number =>
  Math.sign((to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x));

/** True when the lines of two labels cross. */
export const cross = (a: MapLabel, b: MapLabel): boolean =>
  turn(a, a.area, b) !== turn(a, a.area, b.area) && turn(b, b.area, a) !== turn(b, b.area, a.area);

/** Two labels whose lines cross change places; both lines grow shorter by that, so this comes to an end. */
function uncrossed(placed: readonly MapLabel[], edgesAt: (y: number) => Edges, room: LabelRoom): MapLabel[] {
  const labels = [...placed];
  for (let turns = 0; turns < labels.length * labels.length; turns += 1) {
    const change = swapOf(labels, edgesAt, room);
    if (change === null) break;
    labels.splice(0, labels.length, ...change);
  }
  return labels;
}

/** The labels with the first crossing pair in each other's place, or null where none crosses or none can change. */
function swapOf(labels: readonly MapLabel[], edgesAt: (y: number) => Edges, room: LabelRoom): MapLabel[] | null {
  for (const a of labels) {
    for (const b of labels) {
      if (a === b || !cross(a, b)) continue;
      const [toB, toA] = [labelAt(a.area, b, edgesAt(b.y), room), labelAt(b.area, a, edgesAt(a.y), room)];
      if (toB && toA) return labels.map((label) => (label === a ? toB : label === b ? toA : label));
    }
  }
  return null;
}

/**
 * Sets each label just off the land, near the height of its commune, on the side where its line is short, none over another, no two lines crossing.
 * A label for which there is no room is left out: a tap still tells its figure.
 */
export function placeLabels(named: readonly MapArea[], edgesAt: (y: number) => Edges, room: LabelRoom): MapLabel[] {
  const placed: MapLabel[] = [];
  const costOf = ({ area, x, y }: MapLabel): number => Math.abs(y - area.y) + 0.6 * Math.abs(x - area.x);
  const isFree = (label: MapLabel): boolean =>
    placed.every((other) => other.side !== label.side || Math.abs(other.y - label.y) >= room.lineHeight);
  const steps = Array.from({ length: 2 * tries + 1 }, (_, index) => (index - tries) * room.lineHeight * 0.75);
  for (const area of named.toSorted((a, b) => a.y - b.y)) {
    const heights = steps.map((step) => area.y + step);
    const found = heights.flatMap((y) => sides.flatMap((side) => labelAt(area, { side, y }, edgesAt(y), room) ?? []));
    const best = found.filter(isFree).toSorted((a, b) => costOf(a) - costOf(b))[0];
    if (best) placed.push(best);
  }
  return uncrossed(placed, edgesAt, room);
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
