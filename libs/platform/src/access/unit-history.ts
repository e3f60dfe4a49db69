import { type Scope } from './scope';

/** A path that something in a scope had before, or that of a unit which was merged into one of it; `until` null: it still has. */
export interface FormerPlace {
  readonly unitPath: string;
  readonly until: Date | null;
}

/** Some days at a place: from `since` (null: from the beginning) up to but without `until` (null: still). */
export interface Stay {
  readonly unitPath: string;
  readonly since: Date | null;
  readonly until: Date | null;
}

/** Some days in a team. */
export interface TeamStay extends Omit<Stay, 'unitPath'> {
  readonly teamId: string;
}

/** Knows what units were before a reform. The register of units answers (`OrgPortsModule`); identity does not know it. */
export abstract class UnitHistory {
  /** The places outside a scope whose records its units took over. No access check. */
  abstract formerOf(scope: Scope): Promise<readonly FormerPlace[]>;
}
