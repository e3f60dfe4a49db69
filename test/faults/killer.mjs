import { setTimeout as pause } from 'node:timers/promises';

const NEWS_MS = 2500;
const AFTER_NEWS_MS = 40;
const AWAY_MS = { least: 100, most: 900 };
const STARTING_MS = { least: 150, most: 1500 };

/**
 * The moments at which a process is killed, in turn: in the middle of a transaction that the table stops (an attempt is
 * marked and its evidence written but not its completion; an answer is about to be written; a certificate has no number
 * yet), or soon after some news.
 */
const API_MOMENTS = [{ inside: 'learning.completion' }, { after: 'handing-in' }, { inside: 'assessment.answer' }];
const WORKER_MOMENTS = [{ inside: 'credentials.register' }, { after: 'finished' }];

/** Kills API and worker (kill -9) over and over, spread over the work. */
export class Killer {
  constructor({ api, worker, progress, hold, kills, random, signal }) {
    Object.assign(this, { api, worker, progress, hold, kills, random, signal });
  }

  /** Each of the two is killed `kills` times at least. */
  async run() {
    for (let turn = 0; turn < this.kills; turn += 1) {
      await this.progress.reached((turn + 0.5) / this.kills, this.signal);
      if (turn % 5 === 4) await this.#bothAtOnce();
      else await this.#oneAfterTheOther(turn);
    }
  }

  async #oneAfterTheOther(turn) {
    await this.#kill(this.worker, WORKER_MOMENTS[turn % WORKER_MOMENTS.length]);
    await Promise.all([this.#bringBack(this.worker, turn), this.#strikeApi(turn)]);
  }

  async #strikeApi(turn) {
    await this.#kill(this.api, API_MOMENTS[turn % API_MOMENTS.length]);
    await this.#bringBack(this.api, turn);
  }

  async #bothAtOnce() {
    await this.progress.next('handing-in', NEWS_MS, this.signal);
    await Promise.all([this.api.kill(), this.worker.kill()]);
    await Promise.all([this.api.start(this.signal), this.worker.start(this.signal)]);
  }

  async #kill(server, moment) {
    if (moment.inside !== undefined) {
      await this.hold.meet(moment.inside, () => server.kill(), this.signal);
      return;
    }
    await this.progress.next(moment.after, NEWS_MS, this.signal);
    await pause(this.random.between(0, AFTER_NEWS_MS), undefined, { signal: this.signal });
    await server.kill();
  }

  /** Every third time at once; every fourth time it is killed again while it is starting. */
  async #bringBack(server, turn) {
    if (turn % 3 !== 0) await this.#wait(AWAY_MS);
    if (turn % 4 === 1) {
      server.launch();
      await this.#wait(STARTING_MS);
      await server.kill();
    }
    await server.start(this.signal);
  }

  async #wait({ least, most }) {
    await pause(this.random.between(least, most), undefined, { signal: this.signal });
  }
}
