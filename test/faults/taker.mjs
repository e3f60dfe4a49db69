import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const THINKING_MS = 200;

/** The response that is right, and one that earns nothing. */
function responsesTo({ type, choices, numeric }) {
  if (numeric !== null)
    return { right: { text: String(numeric.answer) }, wrong: { text: String(numeric.answer + 1000) } };
  const ids = (isRight) =>
    choices
      .filter((choice) => choice.correct === isRight)
      .map((choice) => choice.id)
      .sort();
  if (type === 'multiple') return { right: { choices: ids(true) }, wrong: { choices: [] } };
  return { right: { choice: ids(true)[0] }, wrong: { choice: ids(false)[0] } };
}

/** One member who takes a quiz several times over HTTP, changes answers, and uses a second phone now and then. */
export class Taker {
  #sequence = 0;
  #devices = [randomUUID(), randomUUID()];
  #hasPassed = false;

  constructor({ member, quiz, plan, phone, ledger, progress, random, signal }) {
    Object.assign(this, { member, quiz, plan, phone, ledger, progress, random, signal });
  }

  /** `plan.attempts` attempts; from `plan.firstPass` on they are passed, so that later passes meet a finished cycle. */
  async run() {
    for (let number = 1; number <= this.plan.attempts; number += 1) await this.#attempt(number >= this.plan.firstPass);
  }

  async #attempt(isToPass) {
    const { answer: sheet } = await this.phone.send('POST', `/api/quizzes/${this.quiz.id}/attempts`);
    this.ledger.start(this.member.memberId, sheet);
    this.progress.step();
    const mistakes = isToPass ? this.random.between(0, this.quiz.mistakesAllowed) : this.quiz.mistakesAllowed + 3;
    const wrong = new Set(this.random.some(sheet.questions, mistakes).map((question) => question.id));
    const saves = [];
    for (const question of sheet.questions) {
      await pause(this.random.between(0, THINKING_MS * this.plan.slowness), undefined, { signal: this.signal });
      saves.push(await this.#answer(sheet.id, question.id, !wrong.has(question.id)));
      this.progress.step();
    }
    await this.#handIn(sheet.id);
    const [late] = this.random.some(saves, 1);
    await this.#save(sheet.id, late);
  }

  /** One question as people answer it; returns the save that counts. */
  async #answer(attemptId, questionId, isRight) {
    const { right, wrong } = responsesTo(this.quiz.keys.get(questionId));
    const [last, first] = isRight ? [right, wrong] : [wrong, right];
    const [phone, otherPhone] = this.#devices;
    const dice = this.random.next();
    let counting;
    if (dice < 0.55) {
      counting = this.#saveOf(phone, questionId, last);
    } else {
      const before = this.#saveOf(phone, questionId, first);
      counting = this.#saveOf(dice < 0.9 ? phone : otherPhone, questionId, last);
      // Between 0.75 and 0.9 both are under way at once and may arrive in either order.
      const earlier = this.#save(attemptId, before);
      if (dice >= 0.75 && dice < 0.9) await Promise.all([earlier, this.#save(attemptId, counting)]);
      else await earlier;
    }
    await this.#save(attemptId, counting);
    this.ledger.settle(attemptId, questionId, counting.response);
    return counting;
  }

  #saveOf(deviceId, questionId, response) {
    this.#sequence += 1;
    return { questionId, deviceId, sequence: this.#sequence, response };
  }

  async #save(attemptId, save) {
    this.ledger.send(attemptId, save);
    const { answer, sentAt, isRepeat } = await this.phone.send('PUT', `/api/attempts/${attemptId}/answers`, save);
    if (isRepeat && Date.parse(answer.savedAt) < sentAt) this.phone.tally.foundCommitted += 1;
    if (!this.ledger.acknowledge(attemptId, save, answer)) this.phone.tally.otherReceipts += 1;
  }

  async #handIn(attemptId) {
    this.progress.emit('handing-in');
    const { answer: result } = await this.phone.send('POST', `/api/attempts/${attemptId}/submission`);
    this.ledger.result(this.member.memberId, result);
    this.progress.step();
    if (result.isPassed && !this.#hasPassed) this.progress.emit('finished');
    this.#hasPassed ||= result.isPassed;
  }
}
