import { drawMap, type GeoArea, isInside, type Point } from './outline.rules';

/** Reads a path back into rings. */
function ringsOf(d: string): Point[][] {
  return d
    .split('z')
    .filter((part) => part !== '')
    .map((part) => {
      const numbers = [...part.matchAll(/-?\d+/g)].map(([number]) => Number(number));
      const points: Point[] = [];
      for (let index = 0; index < numbers.length; index += 2) {
        const [x, y] = points[points.length - 1] ?? [0, 0];
        points.push([x + (numbers[index] ?? 0), y + (numbers[index + 1] ?? 0)]);
      }
      return points;
    });
}

const square = (code: string, west: number, east: number): GeoArea => ({
  code,
  name: code,
  polygons: [
    [
      [
        [west, 22],
        [east, 22],
        [east, 22.5],
        [west, 22.5],
        [west, 22],
      ],
    ],
  ],
});

describe('outlines', () => {
  const [a, b] = [square('a', 105, 105.5), square('b', 105.5, 106)];
  const drawn = drawMap([a, b], 600);

  it('stand on a grid of the wanted width, north up', () => {
    expect(drawn.width).toBe(600);
    expect(drawn.height).toBe(324);
    const corners = [
      [300, 324],
      [300, 0],
      [0, 0],
      [0, 324],
    ];
    expect(ringsOf(drawn.areas[0]?.d ?? '')).toEqual([corners]);
  });

  it('leave no gap between neighbours', () => {
    expect(ringsOf(drawn.areas[1]?.d ?? '').flat()).toEqual(
      expect.arrayContaining([
        [300, 324],
        [300, 0],
      ]),
    );
  });

  it('have their label inside, far from the border', () => {
    for (const { d, at } of drawn.areas) expect(isInside(at, ringsOf(d)[0] ?? [])).toBe(true);
    expect(drawn.areas[0]?.at).toEqual([150, 162]);
  });

  it('put the label of a horseshoe into its bow', () => {
    const horseshoe: GeoArea = {
      code: 'u',
      name: 'u',
      polygons: [
        [
          [
            [0, 0],
            [6, 0],
            [6, 6],
            [5, 6],
            [5, 2],
            [1, 2],
            [1, 6],
            [0, 6],
            [0, 0],
          ],
        ],
      ],
    };
    const [area] = drawMap([horseshoe], 600).areas;
    expect(isInside(area?.at ?? [0, 0], ringsOf(area?.d ?? '')[0] ?? [])).toBe(true);
  });
});
