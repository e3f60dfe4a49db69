import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { deviceId, randomId } from '../../lib/offline/device';
import { Act } from '../../lib/api/act.svelte';
import type { OwnClasses, OwnReceipt, ScanPage } from './types';

/** What the tab Lớp shows, and the six digits for who cannot scan. */
export class OwnClassesState {
  readonly classes = new Resource<OwnClasses>((signal) => call('get', '/api/me/classes', { signal }));
  readonly typing = new Act();
  number = $state('');
  receipt = $state.raw<OwnReceipt | null>(null);
  #clientKey = randomId();
  #sentNumber = '';

  /** Marks the member present by the number; the key stays while no answer came and the number is the same. */
  async sendNumber(): Promise<void> {
    const number = this.number.replace(/\D/g, '');
    if (number !== this.#sentNumber) this.#clientKey = randomId();
    this.#sentNumber = number;
    const body = { number, clientKey: this.#clientKey, deviceId: deviceId() };
    const receipt = await this.typing.run(() => call('post', '/api/me/attendance', { body }));
    if (receipt === null) return;
    this.#clientKey = randomId();
    this.receipt = receipt;
    this.number = '';
    await this.classes.load();
  }
}

/** The page behind a scanned code. */
export class ScanPageState {
  readonly page: Resource<ScanPage>;
  readonly marking = new Act();
  /** The code that was sent last: a refusal is about that one. */
  tried = $state('');
  receipt = $state.raw<OwnReceipt | null>(null);
  readonly #sessionId: () => string;
  #clientKey = randomId();

  constructor(sessionId: () => string) {
    this.#sessionId = sessionId;
    this.page = new Resource((signal) =>
      call('get', '/api/me/class-sessions/{classSessionId}', { path: { classSessionId: sessionId() }, signal }),
    );
  }

  /** One code has one key, so that a second press of the button counts nothing twice. */
  async markPresent(token: string): Promise<void> {
    if (token !== this.tried) this.#clientKey = randomId();
    this.tried = token;
    const path = { classSessionId: this.#sessionId() };
    const body = { token, clientKey: this.#clientKey, deviceId: deviceId() };
    this.receipt = await this.marking.run(() =>
      call('post', '/api/me/class-sessions/{classSessionId}/attendance', { path, body }),
    );
  }
}
