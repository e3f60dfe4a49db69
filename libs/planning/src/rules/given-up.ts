/** So long a plan is worked out at most; what takes longer has lost its worker. */
export const GIVEN_UP_AFTER_MINUTES = 15;

/** How a plan stands whose worker is gone; the code has its sentence in the texts. */
export const GIVEN_UP = { state: 'failed', failure: 'planning.given-up' } as const;

/** Whether a plan says it is being worked out and no longer is: nobody waits for it, and a new run may take its place. */
export function isGivenUp({ state, askedAt }: { readonly state: string; readonly askedAt: Date }, now: Date): boolean {
  return state === 'working' && now.getTime() - askedAt.getTime() > GIVEN_UP_AFTER_MINUTES * 60_000;
}
