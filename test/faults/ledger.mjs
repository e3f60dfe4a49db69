const keyOf = ({ attemptId, questionId, deviceId, sequence }) => `${attemptId} ${questionId} ${deviceId} ${sequence}`;

/** What the phones sent and what they were told: the database is held against it. */
export class Ledger {
  /** Attempt id → whose and which. */
  attempts = new Map();
  /** Every answer that was sent; `savedAt` is set once it was acknowledged. */
  answers = new Map();
  /** `attempt question` → the response that counts, by the rule of DESIGN 4.1. */
  counting = new Map();
  results = [];

  start(memberId, { id, number }) {
    this.attempts.set(id, { memberId, number });
  }

  send(attemptId, save) {
    this.answers.set(keyOf({ attemptId, ...save }), { attemptId, ...save, savedAt: null });
  }

  /** False when an earlier receipt said otherwise. */
  acknowledge(attemptId, save, receipt) {
    const known = this.answers.get(keyOf({ attemptId, ...save }));
    const isSame = known.savedAt === null || known.savedAt === receipt.savedAt;
    known.savedAt ??= receipt.savedAt;
    return isSame && receipt.sequence === save.sequence && receipt.questionId === save.questionId;
  }

  settle(attemptId, questionId, response) {
    this.counting.set(`${attemptId} ${questionId}`, response);
  }

  result(memberId, { id, number, isPassed, scorePercent, questions }) {
    this.results.push({ memberId, attemptId: id, number, isPassed, scorePercent, questions: questions.length });
  }

  get acknowledged() {
    return [...this.answers.values()].filter((answer) => answer.savedAt !== null);
  }

  has(row) {
    return this.answers.has(keyOf(row));
  }

  static keyOf = keyOf;
}
