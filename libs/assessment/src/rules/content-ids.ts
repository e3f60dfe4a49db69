/** The course a quiz or task belongs to: the compiler makes ids of the form C05-QUIZ, C05-TASK. Null for another form. */
export function courseIdOf(id: string): string | null {
  return /^(C\d{2,9})-[A-Z0-9-]{1,40}$/.exec(id)?.[1] ?? null;
}
