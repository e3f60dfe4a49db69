import { classOf } from './map-classes';
import { areasOf, areaTowards, cross, type MapArea, namedAreas, placeLabels, silhouette } from './map-view';
import type { CommuneFigure } from './types';

const figure = (code: string, ratePercent: number | null): CommuneFigure => ({
  id: code,
  code,
  name: code,
  fullName: code,
  formerDistricts: [],
  teams: 1,
  finished: 0,
  total: 0,
  missing: 0,
  ratePercent,
});

const area = (code: string, x: number, y: number, rate: number | null = 50): MapArea => ({
  figure: figure(code, rate),
  class: classOf(rate),
  d: '',
  x,
  y,
});

describe('the map', () => {
  it('has five classes and none for what is missing', () => {
    expect([0, 34.9, 35, 49.9, 50, 65, 79.9, 80, 100].map(classOf)).toEqual([1, 1, 2, 2, 3, 4, 4, 5, 5]);
    expect(classOf(null)).toBeNull();
  });

  it('draws only communes that the report knows', () => {
    const map = {
      width: 600,
      height: 700,
      areas: [
        { code: '1', name: 'a', d: 'M0 0z', at: [3, 4] },
        { code: '2', name: 'b', d: '', at: [] },
      ],
    };
    expect(areasOf(map, [figure('1', 40)])).toMatchObject([{ class: 2, x: 3, y: 4 }]);
  });

  it('names at most five: the lowest, the highest and one without data', () => {
    const areas = [
      area('a', 0, 0, 10),
      area('b', 0, 0, 20),
      area('c', 0, 0, 30),
      area('d', 0, 0, 80),
      area('e', 0, 0, 90),
      area('f', 0, 0, null),
      area('g', 0, 0, null),
    ];
    expect(namedAreas(areas).map(({ figure: { code } }) => code)).toEqual(['a', 'b', 'f', 'd', 'e']);
    expect(namedAreas([area('a', 0, 0)])).toHaveLength(1);
  });

  it('sets labels off the land on the nearer side, none over another', () => {
    const land = { ...area('land', 0, 0), d: 'M100 0l400 0 0 60-400 0z' };
    const edges = silhouette([land]);
    expect(edges(30)).toEqual({ left: 100, right: 500 });
    const room = { left: 0, right: 600, height: 60, lineHeight: 20, gap: 10, widthOf: () => 80 };
    const named = [area('a', 110, 40), area('b', 120, 42), area('c', 490, 25)];
    const labels = placeLabels(named, edges, room);
    expect(labels.map(({ area: { figure: one }, side, x }) => [one.code, side, x])).toEqual([
      ['c', 'right', 510],
      ['a', 'left', 90],
    ]);
    const tall = placeLabels(named, edges, { ...room, height: 200 });
    const left = tall.filter(({ side }) => side === 'left').map(({ y }) => y);
    expect(left).toHaveLength(2);
    expect(Math.abs((left[0] ?? 0) - (left[1] ?? 0))).toBeGreaterThanOrEqual(20);
  });

  it('lets no two lines of labels cross, whatever the places', () => {
    const land = { ...area('land', 0, 0), d: 'M100 0l400 0 0 400-400 0z' };
    const room = { left: 0, right: 600, height: 400, lineHeight: 20, gap: 10, widthOf: () => 80 };
    for (let turn = 0; turn < 200; turn += 1) {
      const named = ['a', 'b', 'c', 'd', 'e'].map((code, index) =>
        area(code, 120 + ((turn * 37 + index * 71) % 170), 180 + ((turn * 13 + index * 7) % 40)),
      );
      const labels = placeLabels(named, silhouette([land]), room);
      expect(labels.flatMap((a) => labels.filter((b) => a !== b && cross(a, b)))).toEqual([]);
    }
  });

  it('leaves a label out where its words do not fit', () => {
    const land = { ...area('land', 0, 0), d: 'M100 0l400 0 0 60-400 0z' };
    const room = { left: 0, right: 600, height: 60, lineHeight: 20, gap: 10, widthOf: () => 200 };
    expect(placeLabels([area('a', 110, 30)], silhouette([land]), room)).toEqual([]);
  });

  it('moves by arrow to the nearest commune in that direction and stays at the border', () => {
    const [a, b, c] = [area('a', 0, 0), area('b', 10, 1), area('c', 4, 30)];
    expect(areaTowards([a, b, c], a, 'ArrowRight')).toBe(b);
    expect(areaTowards([a, b, c], a, 'ArrowDown')).toBe(c);
    expect(areaTowards([a, b, c], a, 'ArrowLeft')).toBe(a);
  });
});
