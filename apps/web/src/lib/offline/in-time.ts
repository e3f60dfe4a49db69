/** The phone's memory, or another page that holds it, did not answer: nobody waits for that for ever. */
export class NoAnswerInTime extends Error {
  override readonly name = 'NoAnswerInTime';
}

/** Reading what lies on the phone takes no longer where it works at all. */
const readMs = 10_000;

/** Work that may wait for what another page seals or opens: as long as whoever comes in waits for that. */
export const workMs = 20_000;

/** What the work gives, or `NoAnswerInTime`: it goes on behind then. */
export function inTime<T>(work: Promise<T>, limitMs = readMs): Promise<T> {
  let clock: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<never>((_, reject) => (clock = setTimeout(() => reject(new NoAnswerInTime()), limitMs)));
  return Promise.race([work, enough]).finally(() => clearTimeout(clock));
}
