import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { keptCode } from './kept-kit';
import { isOpenHere } from './kept-roll';
import { openSession } from './roll-acts';
import type { ScanCode } from './types';

/** The code on the screen of a hall, renewed when its half minute is over. */
export class ScanCodeState {
  code = $state.raw<ScanCode | null>(null);
  problem = $state.raw<Problem | null>(null);
  secondsLeft = $state(0);
  #endsAt = 0;
  #isAsking = false;
  readonly #sessionId: () => string;

  constructor(sessionId: () => string) {
    this.#sessionId = sessionId;
  }

  /** Called every second: counts down, and asks for the next code when this one is over. */
  tick(): void {
    this.secondsLeft = Math.max(0, Math.ceil((this.#endsAt - Date.now()) / 1000));
    if (this.secondsLeft === 0) void this.renew();
  }

  /** Without network the code comes out of what this phone holds for the hall, as far as it reaches. */
  #withoutServer(problem: Problem): void {
    const code = problem.kind === 'problem' ? null : keptCode(this.#sessionId(), Date.now());
    this.code = code;
    this.problem = code === null ? problem : null;
    this.secondsLeft = code?.secondsLeft ?? 0;
    this.#endsAt = Date.now() + (code === null ? 3 : code.secondsLeft) * 1000;
  }

  /** The server's code. Where this phone alone has the session open, as in a hall without network, it is opened there first: the code is on the screen by now. */
  async #ask(): Promise<ScanCode> {
    const path = { classSessionId: this.#sessionId() };
    const ask = (): Promise<ScanCode> => call('get', '/api/class-sessions/{classSessionId}/scan-code', { path });
    try {
      return await ask();
    } catch (error) {
      const isShutThere = error instanceof Problem && error.code === 'classes.session-not-open';
      if (!isShutThere || !isOpenHere(this.#sessionId())) throw error;
      await openSession(this.#sessionId());
      return ask();
    }
  }

  /** A code that is over is not shown any longer, even while the next one cannot be had. */
  async renew(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      const code = await this.#ask();
      this.#endsAt = Date.now() + code.secondsLeft * 1000;
      this.code = code;
      this.secondsLeft = code.secondsLeft;
      this.problem = null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#withoutServer(error);
    } finally {
      this.#isAsking = false;
    }
  }
}
