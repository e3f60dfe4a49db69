/** Web locks over all pages of one test: those of Node are the process's, and one that is never let go of would stop the next file. */
export class WebLocks {
  private readonly turns = new Map<string, Promise<unknown>>();

  request<T>(name: string, work: () => Promise<T>): Promise<T> {
    const run = (this.turns.get(name) ?? Promise.resolve()).then(work, work);
    this.turns.set(name, run);
    return run;
  }

  /** Pages that died hold nothing any longer. */
  forget(): void {
    this.turns.clear();
  }
}
