/** The question for a second factor, asked when the server wants a fresh one; requests that wait for it join one question. */
export class StepUp {
  isAsked = $state(false);
  #answer: Promise<boolean> | null = null;
  #tell: (isProved: boolean) => void = () => undefined;

  /** Resolves true once proved, false when the person leaves the question. */
  ask(): Promise<boolean> {
    this.#answer ??= new Promise<boolean>((resolve) => {
      this.#tell = resolve;
      this.isAsked = true;
    });
    return this.#answer;
  }

  close(isProved: boolean): void {
    this.isAsked = false;
    this.#answer = null;
    this.#tell(isProved);
  }
}
