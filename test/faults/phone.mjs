import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { SignJWT } from 'jose';

const PATIENCE_MS = 30_000;
const BEFORE_NEXT_TRY_MS = { least: 20, most: 250 };

/** What happened on the wire, over all phones. */
export class Tally {
  acknowledged = 0;
  /** Tries that met no server. */
  unreached = 0;
  /** Tries that were cut off under way: the phone cannot know whether they counted. */
  cutOff = 0;
  /** Saves that were cut off and were found on disk when repeated. */
  foundCommitted = 0;
  /** Answers of 500 and above. */
  serverErrors = [];
  /** Receipts that did not say the same again. */
  otherReceipts = 0;
}

/** A request that the server understood and refused: with these phones that is a fault. */
class Refusal extends Error {}

/** The headers of somebody signed in, without the two hundred argon2 hashes of signing in. */
export async function headersOf({ accountId, memberId, grants = [] }, secret) {
  const token = await new SignJWT({ sub: accountId, mid: memberId, sid: randomUUID(), ev: '0', g: grants })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('60m')
    .sign(new TextEncoder().encode(secret));
  const csrf = randomUUID();
  return {
    cookie: `lopso_access=${token}; lopso_csrf=${csrf}`,
    'x-csrf-token': csrf,
    'content-type': 'application/json',
  };
}

/** Sends as a member's phone does: the same request again until an answer comes. */
export class Phone {
  constructor({ url, headers, tally, random, signal }) {
    Object.assign(this, { url, headers, tally, random, signal });
  }

  /** The server's answer, and when the try that got it was sent; `isRepeat`: an earlier try was cut off. */
  async send(method, path, body) {
    let isRepeat = false;
    for (;;) {
      const sentAt = Date.now();
      const outcome = await this.#once(method, path, body);
      if (outcome.kind === 'answered') return { answer: outcome.answer, sentAt, isRepeat };
      isRepeat ||= outcome.kind === 'cut-off';
      const { least, most } = BEFORE_NEXT_TRY_MS;
      await pause(this.random.between(least, most), undefined, { signal: this.signal });
    }
  }

  async #once(method, path, body) {
    try {
      const response = await fetch(this.url + path, {
        method,
        headers: this.headers,
        body: JSON.stringify(body ?? {}),
        signal: AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), this.signal]),
      });
      const text = await response.text();
      return this.#judge(`${method} ${path}`, response.status, text);
    } catch (error) {
      this.signal.throwIfAborted();
      if (error instanceof Refusal) throw error;
      return { kind: this.#count(error) };
    }
  }

  #judge(request, status, text) {
    if (status >= 500) {
      this.tally.serverErrors.push(`${request}: ${status} ${text.slice(0, 300)}`);
      return { kind: 'failed' };
    }
    if (status >= 400) throw new Refusal(`${request}: ${status} ${text.slice(0, 300)}`);
    const answer = JSON.parse(text);
    this.tally.acknowledged += 1;
    return { kind: 'answered', answer };
  }

  #count(error) {
    if (error.cause?.code === 'ECONNREFUSED') {
      this.tally.unreached += 1;
      return 'unreached';
    }
    this.tally.cutOff += 1;
    return 'cut-off';
  }
}
