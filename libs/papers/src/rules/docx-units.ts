const TWIPS_PER_MM = 1440 / 25.4;

/** Word's lengths: a twentieth of a point. */
export function twips(lengthMm: number): number {
  return Math.round(lengthMm * TWIPS_PER_MM);
}

/** Points as twentieths. */
export function twentieths(points: number): number {
  return Math.round(points * 20);
}

/** Word's type sizes: half points. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}
