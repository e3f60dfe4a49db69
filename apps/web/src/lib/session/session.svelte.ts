import { actFor, call, renewSession } from '../api/client';
import { Problem } from '../api/problem';
import type { Answer } from '../api/types';
import type { Workspace } from '../router/route';
import { type Account, type Desk, parseAccount } from './account';

const storageKey = 'lopso.account';
/** Told to other tabs at a sign-out; a session that only ran out takes nothing from what they show. */
const leftKey = 'lopso.left';

type SessionAnswer = Answer<'get', '/api/auth/session'>;

/** `isLeaving`: the person signed out, as against a session that ran out. */
type Listener = (accountId: string | null, isLeaving: boolean) => void;

function accountIn(text: string | null): Account | null {
  try {
    return parseAccount(JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
}

/** Without room the device knows nobody: better than the one before. False then. */
function keepAnswer(answer: unknown): boolean {
  try {
    localStorage.setItem(storageKey, JSON.stringify(answer));
    return true;
  } catch {
    localStorage.removeItem(storageKey);
    return false;
  }
}

function sayLeft(): void {
  try {
    localStorage.setItem(leftKey, String(Date.now()));
  } catch {
    // No room for it: the server refuses what the other tab writes.
  }
}

/**
 * What is made ready for somebody takes its time on a slow line, and a draft that comes back later than she begins another is lost to it.
 * Longer than this nobody waits, and it goes on behind.
 */
const readyMs = 20_000;

function withinReason(work: Promise<void>): Promise<void> {
  let clock: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => (clock = setTimeout(resolve, readyMs)));
  return Promise.race([work.catch(() => undefined), enough]).finally(() => clearTimeout(clock));
}

/** Who is signed in. What this device knew last shows at once and works without network; the server then confirms it. */
class Session {
  account = $state.raw<Account | null>(null);
  #confirmed: Promise<void> | null = null;
  /** The server could not be asked the last time. */
  #isUnsure = false;
  /** The device had no room for who is in. */
  #isUnkept = false;
  #listeners = new Set<Listener>();
  /** Counts who came and left: an answer that was overtaken changes nothing. */
  #turn = 0;
  #prepare: (accountId: string | null) => Promise<void> = () => Promise.resolve();

  /** Resolves when it is known whether somebody is signed in: at once where the device knows, else after the server. */
  async ready(): Promise<void> {
    if (!this.#confirmed) {
      this.account = accountIn(localStorage.getItem(storageKey));
      if (this.account) this.#tell(this.account.accountId);
      this.#confirmed = this.refresh();
    } else if (!this.account && this.#isUnsure) {
      this.#confirmed = this.refresh();
    }
    if (!this.account) await this.#confirmed;
  }

  /** Asks the server who is signed in. Without network what the device knows stays. */
  async refresh(): Promise<void> {
    try {
      const answer = await this.#ask();
      this.#isUnsure = false;
      await this.#follow(answer.account);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#isUnsure = true;
    }
  }

  has(workspace: Workspace): boolean {
    return workspace === 'public' || this.desk(workspace) !== null;
  }

  desk(workspace: Workspace): Desk | null {
    return this.account?.desks.find((desk) => desk.workspace === workspace) ?? null;
  }

  /** False where the server would refuse: what needs the permission is not drawn. It never decides. */
  can(permission: string): boolean {
    return this.account?.permissions?.includes(permission) ?? false;
  }

  /** Whether a page with this permission may be gone to: also where it is not known yet, so that a hall without network keeps its tabs. */
  mayOpen(permission: string): boolean {
    return this.account?.permissions?.includes(permission) ?? this.account !== null;
  }

  async signOut(): Promise<void> {
    await call('post', '/api/auth/sign-out');
    this.end({ isLeaving: true });
    await this.#prepare(null);
  }

  /** Forgets the account on this device. */
  end({ isLeaving = false } = {}): void {
    this.#turn += 1;
    localStorage.removeItem(storageKey);
    if (isLeaving) sayLeft();
    if (!this.account) return;
    this.account = null;
    this.#tell(null, isLeaving);
  }

  /** Calls back when another tab signs somebody out or somebody else in: this one then shows and writes for the wrong person. */
  onElsewhere(tell: () => void): void {
    window.addEventListener('storage', ({ key, newValue }) => {
      if (!this.#confirmed) return;
      const other = key === storageKey ? accountIn(newValue) : null;
      if (key === leftKey || (other && other.accountId !== this.account?.accountId)) tell();
    });
  }

  /**
   * Work to be done once the server said who is there (null: nobody), before a new one is told of. It fails without effect, and
   * where it hangs nobody waits for ever.
   */
  beforeTelling(work: (accountId: string | null) => Promise<void>): void {
    this.#prepare = (accountId) => withinReason(work(accountId));
  }

  /** This account (null: nobody) is signed in here, as far as the device knows; other tabs count. What found no room this page knows. */
  isIn(accountId: string | null): boolean {
    const known = accountIn(localStorage.getItem(storageKey)) ?? (this.#isUnkept ? this.account : null);
    return (known?.accountId ?? null) === accountId;
  }

  /** Nobody is signed in here, as far as the device knows; other tabs count. */
  isNobodyIn(): boolean {
    return localStorage.getItem(storageKey) === null;
  }

  /** Tells who is signed in, now and at every change: the service worker and the queue keep one account's things apart. */
  onAccount(listener: Listener): void {
    this.#listeners.add(listener);
    if (this.account) listener(this.account.accountId, false);
  }

  /** The question never renews by itself, so that it changes nothing; where it can be, the session is renewed and asked again. */
  async #ask(): Promise<SessionAnswer> {
    const answer = await call('get', '/api/auth/session');
    if (!answer.canRenew || !(await renewSession())) return answer;
    return call('get', '/api/auth/session');
  }

  /** Goes by what the server said, unless somebody left or came while the device was made ready for it. */
  async #follow(answer: unknown): Promise<void> {
    const account = parseAccount(answer);
    if (answer === null) this.end();
    const turn = (this.#turn += 1);
    if (account === null) return this.#prepare(null);
    if (account.accountId !== this.account?.accountId) await this.#prepare(account.accountId);
    if (turn === this.#turn) this.#take(account, answer);
  }

  #take(account: Account, answer: unknown): void {
    this.#isUnkept = !keepAnswer(answer);
    const isOther = account.accountId !== this.account?.accountId;
    this.account = account;
    if (isOther) this.#tell(account.accountId);
  }

  #tell(accountId: string | null, isLeaving = false): void {
    actFor(accountId);
    for (const listener of this.#listeners) listener(accountId, isLeaving);
  }
}

export const session = new Session();
