/** What a person reads: what happened; what is safe and what to do next. `{name}` is replaced by a parameter. */
export interface ProblemText {
  readonly title: string;
  readonly detail: string;
}
