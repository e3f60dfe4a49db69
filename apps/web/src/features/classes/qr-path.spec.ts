import { qrPath } from './qr-path';

describe('a QR code as a path', () => {
  const drawing = qrPath('https://lopso.example/diem-danh/0193f0c0-0000-7000-8000-000000000000#0abcdefghjkmnp');

  it('stays inside its square', () => {
    const runs = [...drawing.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map((run) => run.slice(1).map(Number));
    expect(runs.map(([x, y, length, back]) => `M${x} ${y}h${length}v1h-${back}z`).join('')).toBe(drawing.path);
    expect(runs.every(([x = 0, y = 0, length = 0]) => x + length <= drawing.side && y < drawing.side)).toBe(true);
  });

  it('begins with the finder pattern of every QR code', () => {
    expect(drawing.path.startsWith('M0 0h7v1h-7z')).toBe(true);
  });

  it('is small enough to be read across a hall', () => {
    expect(drawing.side).toBeLessThanOrEqual(37);
  });
});
