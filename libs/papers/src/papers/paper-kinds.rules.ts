/** Kinds of papers about a class, about a round, and about a plan of classes. */
export const CLASS_PAPERS = [
  'class-plan',
  'invitation',
  'convening',
  'assignment',
  'attendance-list',
  'minutes',
  'class-report',
] as const;

/** Of those about a class what the office of a commune writes whose people are its guests: whom it sends (decision 0107). */
export const GUEST_CLASS_PAPERS = ['invitation', 'convening', 'assignment'] as const satisfies readonly PaperKind[];

export const ROUND_PAPERS = ['round-report', 'certificate-list'] as const;

/** Of those about a round what a commune's office writes: whom it proposes (decision 0096). */
export const COMMUNE_ROUND_PAPERS = ['certificate-list'] as const;

export const PLAN_PAPERS = ['opening-plan'] as const;

export const PAPER_KINDS = [...CLASS_PAPERS, ...ROUND_PAPERS, ...PLAN_PAPERS] as const;

export type PaperKind = (typeof PAPER_KINDS)[number];

/** What a paper is about. */
export type PaperSubject = 'class' | 'round' | 'plan';

/** The kinds that tell of a class, of a round, of a plan. */
export const PAPERS_ABOUT: Readonly<Record<PaperSubject, readonly PaperKind[]>> = {
  class: CLASS_PAPERS,
  round: ROUND_PAPERS,
  plan: PLAN_PAPERS,
};

/** What a kind tells of. */
export function subjectOf(kind: PaperKind): PaperSubject {
  if (PAPERS_ABOUT.plan.includes(kind)) return 'plan';
  return PAPERS_ABOUT.round.includes(kind) ? 'round' : 'class';
}
