/** What a person may say to one purpose of one version of the notice. */
export const CONSENT_DECISIONS = ['agreed', 'refused', 'withdrawn'] as const;
export type ConsentDecision = (typeof CONSENT_DECISIONS)[number];

/** The newest line of the ledger for a purpose. */
export interface LatestConsent {
  readonly decision: ConsentDecision;
  readonly textVersion: string;
}

/**
 * True when the newest decision agrees to the present text. Silence is no consent, and agreement to an older text is
 * none to a newer one (Law 91/2025/QH15, article 9).
 */
export function isConsentGiven(latest: LatestConsent | null, presentVersion: string): boolean {
  return latest?.decision === 'agreed' && latest.textVersion === presentVersion;
}
