import { framePaths } from './frame-paths';

/** The cells a path covers, as `x,y`. */
function cells(path: string): Set<string> {
  const found = new Set<string>();
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let step = 0; step < Number(length); step += 1) found.add(`${Number(x) + step},${y}`);
  }
  return found;
}

describe('the frame of a certificate', () => {
  const [columns, rows] = [159, 111];
  const { light, accent } = framePaths(columns, rows);

  it('is the same seen in a mirror, left to right and top to bottom', () => {
    for (const path of [light, accent]) {
      const drawn = cells(path);
      expect(drawn.size).toBeGreaterThan(50);
      for (const cell of drawn) {
        const [x = 0, y = 0] = cell.split(',').map(Number);
        expect(drawn.has(`${columns - 1 - x},${y}`)).toBe(true);
        expect(drawn.has(`${x},${rows - 1 - y}`)).toBe(true);
      }
    }
  });

  it('leaves the inside and the outermost ring of ground free', () => {
    for (const cell of [...cells(light), ...cells(accent)]) {
      const [x = 0, y = 0] = cell.split(',').map(Number);
      expect(x > 0 && y > 0 && x < columns - 1 && y < rows - 1).toBe(true);
      expect(x < 11 || x >= columns - 11 || y < 11 || y >= rows - 11).toBe(true);
    }
  });

  it('never lays both threads on one cell', () => {
    const both = [...cells(light)].filter((cell) => cells(accent).has(cell));
    expect(both).toEqual([]);
  });
});
