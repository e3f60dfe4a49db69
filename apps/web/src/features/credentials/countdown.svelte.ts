/** Seconds that run down from what the server said was left, whatever the clock of this machine says. */
export class Countdown {
  left = $state(0);
  #endsAt = 0;

  /** Begins anew with so many seconds. */
  set(seconds: number): void {
    this.#endsAt = performance.now() + seconds * 1000;
    this.tick();
  }

  tick(): void {
    this.left = Math.max(0, Math.ceil((this.#endsAt - performance.now()) / 1000));
  }
}

/** “14 phút 05 giây”; “45 giây”. */
export function leftWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return minutes === 0 ? `${rest} giây` : `${minutes} phút ${String(rest).padStart(2, '0')} giây`;
}
