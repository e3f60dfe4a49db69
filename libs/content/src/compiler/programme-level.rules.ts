/** Which of the two levels a programme of bồi dưỡng is of (DESIGN 4.2). */
export const PROGRAMME_LEVELS = ['basic', 'in-depth'] as const;

export type ProgrammeLevel = (typeof PROGRAMME_LEVELS)[number];
