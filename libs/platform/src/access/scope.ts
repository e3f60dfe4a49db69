/**
 * The part of the unit tree a caller may see, opaque to services: repositories take it first and hand
 * `scopePaths(scope)` to SQL as `unit_path <@ any($1::ltree[])`.
 */
export class Scope {
  private constructor(private readonly paths: readonly string[]) {}

  /** The union of the subtrees below the given ltree paths: of those inside one another the widest alone is kept. */
  static ofPaths(paths: readonly string[]): Scope {
    const distinct = [...new Set(paths)].sort();
    return new Scope(distinct.filter((path) => !distinct.some((other) => path.startsWith(`${other}.`))));
  }

  /** True when the unit with this path lies inside. */
  contains(unitPath: string): boolean {
    return this.paths.some((path) => unitPath === path || unitPath.startsWith(`${path}.`));
  }

  /** The part of this scope that lies inside the subtree of `unitPath`; empty when they are apart. */
  narrowedTo(unitPath: string): Scope {
    if (this.contains(unitPath)) return new Scope([unitPath]);
    return new Scope(this.paths.filter((path) => path.startsWith(`${unitPath}.`)));
  }

  get isEmpty(): boolean {
    return this.paths.length === 0;
  }

  /** The paths, for SQL in `storage/` only. */
  toPaths(): readonly string[] {
    return this.paths;
  }
}

/** The paths of a scope as a PostgreSQL array parameter; used in `storage/` only. */
export function scopePaths(scope: Scope): string[] {
  return [...scope.toPaths()];
}
