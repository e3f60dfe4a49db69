import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import type { Answer } from '../../lib/api/types';
import { session } from '../../lib/session/session.svelte';
import { codeCharacters } from '../../lib/ui/code';

export const codeLength = 8;

/** The steps a slip leads through. `refused` and `done` come after the last one. */
export type ActivationStep = 'code' | 'birth-year' | 'password' | 'consent' | 'refused' | 'done';

type Holder = Answer<'post', '/api/activation/identify'>;
type Notice = Answer<'get', '/api/privacy-notice'>;

/** What stands in the way of the present step, before the server is asked. */
export type ActivationLack = 'code' | 'birth-year' | 'password' | 'choice' | null;

/** The code a slip's link carries in its fragment, or an empty text: other fragments lead to a part of the page. */
export function codeInFragment(hash: string): string {
  const found = /^#(?:ma=)?([A-Za-z0-9-]{1,20})$/.exec(hash);
  const code = codeCharacters(found?.[1] ?? '', codeLength);
  return code.length === codeLength ? code : '';
}

/** The way of a slip: code, birth year, password, consent. Everything typed stays when a step fails. */
export class ActivationState extends Act {
  step = $state<ActivationStep>('code');
  code = $state('');
  birthYear = $state('');
  password = $state('');
  choice = $state<'agree' | 'disagree' | null>(null);
  expiresAt = $state<string | null>(null);
  holder = $state.raw<Holder | null>(null);
  notice = $state.raw<Notice | null>(null);
  lack = $state<ActivationLack>(null);
  readonly #announce: () => void;
  readonly asksConsent = $derived(this.holder?.asksConsent ?? true);
  readonly steps = $derived(this.asksConsent ? 4 : 3);

  /** `announce` is called before another step is shown, so that its heading is read out. */
  constructor(announce: () => void = () => undefined) {
    super();
    this.#announce = announce;
  }

  /** Steps done, with the part of the present one that is typed: how far the band is woven. */
  get woven(): number {
    const order: readonly ActivationStep[] = ['code', 'birth-year', 'password', 'consent'];
    const done = order.indexOf(this.step);
    if (done < 0) return this.steps;
    const typed = this.step === 'code' ? this.code.length / codeLength : Math.min(this.birthYear.length, 3) / 4;
    return this.step === 'code' || this.step === 'birth-year' ? done + typed : done;
  }

  /** A slip was scanned: its way begins, whatever was under way. */
  async open(code: string): Promise<void> {
    if (this.step !== 'code') this.#show('code');
    Object.assign(this, { code, birthYear: '', password: '', choice: null, holder: null, notice: null });
    await this.sendCode();
  }

  async sendCode(): Promise<void> {
    if (this.code === '') return this.#miss('code');
    await this.#attempt(async () => {
      const open = await call('post', '/api/activation/check', { body: { code: this.code } });
      this.expiresAt = open.expiresAt;
      this.#show('birth-year');
    });
  }

  async sendBirthYear(): Promise<void> {
    if (!/^\d{4}$/.test(this.birthYear.trim())) return this.#miss('birth-year');
    await this.#attempt(async () => {
      this.holder = await call('post', '/api/activation/identify', { body: this.#proof() });
      this.#show('password');
    });
  }

  async sendPassword(): Promise<void> {
    if (this.password === '') return this.#miss('password');
    await this.#attempt(async () => {
      await call('post', '/api/activation/judge-password', { body: { ...this.#proof(), password: this.password } });
      if (!this.asksConsent) return this.#complete();
      this.notice = await call('get', '/api/privacy-notice');
      this.#show('consent');
    });
  }

  async sendChoice(): Promise<void> {
    if (this.choice === null) return this.#miss('choice');
    await this.#attempt(() => (this.choice === 'agree' ? this.#complete() : this.#refuse()));
  }

  /** Back to a step that was left; what was typed is still there. */
  goBack(step: ActivationStep): void {
    this.problem = null;
    this.lack = null;
    this.#show(step);
  }

  async #complete(): Promise<void> {
    const agreedNoticeVersion = this.notice?.version;
    await call('post', '/api/activation/complete', {
      body: { ...this.#proof(), password: this.password, agreedNoticeVersion },
    });
    await session.refresh();
    this.#show('done');
  }

  async #refuse(): Promise<void> {
    await call('post', '/api/activation/refuse', {
      body: { ...this.#proof(), noticeVersion: this.notice?.version ?? '' },
    });
    this.#show('refused');
  }

  #proof(): { code: string; birthYear: number } {
    return { code: this.code, birthYear: Number(this.birthYear.trim()) };
  }

  #show(step: ActivationStep): void {
    this.#announce();
    this.step = step;
  }

  #miss(lack: ActivationLack): void {
    this.problem = null;
    this.lack = lack;
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    if (!this.isBusy) this.lack = null;
    await this.run(work);
  }
}
