/**
 * SQL that waits until nobody else joins, parts or erases people of the province of a path, and keeps it so until the transaction ends. Taken
 * before any row is locked (decision 0086).
 */
export const lockProvinceOf = (path: string): string =>
  `pg_advisory_xact_lock(hashtextextended('org.person-pairs:' || subpath(${path}, 0, 1)::text, 0))`;
