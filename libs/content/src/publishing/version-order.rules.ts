/** Whether a version has a lower number than another, both in semver: compared number by number, so that 1.10.0 is not lower than 1.9.0. */
export function isLowerVersion(version: string, other: string): boolean {
  const [mine, theirs] = [numbersOf(version), numbersOf(other)];
  const at = mine.findIndex((number, index) => number !== theirs[index]);
  return at >= 0 && (mine[at] ?? 0) < (theirs[at] ?? 0);
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}
