interface Line<Answer> {
  running: Promise<Answer>;
  /** The one that starts when the running one ends; everybody who asks meanwhile waits for it. */
  next: Promise<Answer> | null;
}

/**
 * Asks a slow question of the database once for everybody who asks the same while it is being answered. Of one question at most one
 * asking runs and one waits: who comes while one runs gets the next one's answer, so an answer is never older than its question and
 * nobody waits longer than two of them. The answer is shared: read it, don't change it. Outside transactions only.
 */
export class SharedReading<Answer> {
  private readonly lines = new Map<string, Line<Answer>>();

  /** The answer to the question that `key` stands for; a failure is everybody's who waited for that asking. */
  ask(key: string, question: () => Promise<Answer>): Promise<Answer> {
    const line = this.lines.get(key);
    if (line === undefined) return this.start(key, question);
    line.next ??= line.running.then(
      () => this.start(key, question),
      () => this.start(key, question),
    );
    return line.next;
  }

  private start(key: string, question: () => Promise<Answer>): Promise<Answer> {
    const line: Line<Answer> = { running: question(), next: null };
    this.lines.set(key, line);
    const leave = (): void => {
      if (line.next === null) this.lines.delete(key);
    };
    line.running.then(leave, leave);
    return line.running;
  }
}
