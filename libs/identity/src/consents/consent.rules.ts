/** What a person may say to one purpose of one version of the notice. */
export const CONSENT_DECISIONS = ['agreed', 'refused', 'withdrawn'] as const;

export type ConsentDecision = (typeof CONSENT_DECISIONS)[number];

/** The newest line of the ledger for a purpose. */
export interface LatestConsent {
  readonly decision: ConsentDecision;
  readonly textVersion: string;
}

/**
 * True when the newest decision agrees to the present text of the purpose; `versions` are those in which it reads as today.
 * Silence is no consent, and agreement to an older text is none to a newer one (Law 91/2025/QH15, article 9).
 */
export function isConsentGiven(latest: LatestConsent | null, versions: readonly string[]): boolean {
  return latest?.decision === 'agreed' && versions.includes(latest.textVersion);
}

/** Where somebody stands on a purpose, as whoever wants to act on it needs it. */
export type ConsentStanding = 'given' | 'refused' | 'not-asked';

/** An agreement taken back is a refusal; agreement to an older text has to be asked for again. */
export function standingOf(latest: LatestConsent | null, versions: readonly string[]): ConsentStanding {
  if (isConsentGiven(latest, versions)) return 'given';
  return latest === null || latest.decision === 'agreed' ? 'not-asked' : 'refused';
}
