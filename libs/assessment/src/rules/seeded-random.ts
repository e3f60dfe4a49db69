/** Gives whole numbers from 0 to `below` − 1. */
export type Draw = (below: number) => number;

/** FNV-1a over UTF-16 code units, started at `basis`. */
function hash32(text: string, basis: number): number {
  let hash = basis >>> 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619) >>> 0;
  }
  return hash;
}

/**
 * A reproducible sequence from a seed (sfc32, Chris Doty-Humphrey's small fast counter): the same seed always draws the
 * same paper. Not for secrets; the seed itself comes from a cryptographic source.
 */
export function seededDraw(seed: string): Draw {
  let a = hash32(seed, 0x811c9dc5);
  let b = hash32(seed, a ^ 0x9e3779b9);
  let c = hash32(seed, b ^ 0x85ebca6b);
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum / 4_294_967_296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
  return (below) => Math.floor(next() * below);
}

/** A shuffled copy (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], draw: Draw): T[] {
  const rest = [...items];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(draw(rest.length), 1));
  return result;
}
