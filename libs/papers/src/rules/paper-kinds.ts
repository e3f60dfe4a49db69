/** Kinds of papers about a class, and about a round. */
export const CLASS_PAPERS = [
  'class-plan',
  'invitation',
  'convening',
  'assignment',
  'attendance-list',
  'minutes',
  'class-report',
] as const;
export const ROUND_PAPERS = ['round-report', 'certificate-list'] as const;
export const PAPER_KINDS = [...CLASS_PAPERS, ...ROUND_PAPERS] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** What a paper is about. */
export type PaperSubject = 'class' | 'round';

/** Whether a kind tells of a class or of a round. */
export function subjectOf(kind: PaperKind): PaperSubject {
  return (ROUND_PAPERS as readonly PaperKind[]).includes(kind) ? 'round' : 'class';
}
