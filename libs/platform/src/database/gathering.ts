interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Asks the database once for everybody who asks within one turn of the event loop (decision 0019). Nobody waits for an answer that
 * is under way: a question is sent in the turn it came in, so an answer is never older than its question. Outside transactions only.
 */
export class Gathering<Question, Answer> {
  private waiting: Waiting<Question, Answer>[] = [];

  /** `askAll` gives one answer for each question, in their order; its failure is everybody's who asked. */
  constructor(private readonly askAll: (questions: readonly Question[]) => Promise<readonly Answer[]>) {}

  /** The answer to one question. */
  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => void this.send());
      this.waiting.push({ question, resolve, reject });
    });
  }

  private async send(): Promise<void> {
    const asked = this.waiting;
    this.waiting = [];
    try {
      const answers = await this.askAll(asked.map(({ question }) => question));
      asked.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer === undefined) reject(new Error('A question was left without an answer.'));
        else resolve(answer);
      });
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}
