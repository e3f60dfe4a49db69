import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { keep, readKept } from '../../lib/offline/kept';
import type { HallKit, ScanCode, Session } from './types';

/** A kit as it lies on this device, and how far the device's clock was ahead of the server's, in milliseconds. */
interface KeptKit {
  kit: HallKit;
  aheadMs: number;
}

const nameOf = (sessionId: string): string => `kit.${sessionId}`;
const tokenSeconds = 30;
const numberSeconds = 120;

/** Codes are given for this long ahead, and members mark themselves until an hour after the end (decision 0047), in milliseconds. */
const codesMs = 12 * 3_600_000;
const afterEndMs = 3_600_000;

/** What became of something to be kept: here now; no room on the device; not fetched, what was there stays. */
export type Keeping = 'kept' | 'full' | 'failed';

/** Fetches what a hall without network needs. */
export async function fetchKit(sessionId: string): Promise<Keeping> {
  try {
    const kit = await call('get', '/api/class-sessions/{classSessionId}/hall-kit', {
      path: { classSessionId: sessionId },
    });
    const kept: KeptKit = { kit, aheadMs: Date.now() - Date.parse(kit.asOf) };
    return keep(nameOf(sessionId), kept) ? 'kept' : 'full';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return 'failed';
  }
}

/** From when on the kit of a session holds the codes of its screen. */
export const codesFrom = ({ endsAt }: Pick<Session, 'endsAt'>): Date =>
  new Date(Date.parse(endsAt) + afterEndMs - codesMs);

/** The kit of a session, or null where none was fetched. */
export function keptKit(sessionId: string): HallKit | null {
  return (readKept(nameOf(sessionId)) as KeptKit | null)?.kit ?? null;
}

/** The server's clock as this device knows it, in milliseconds; its own where no kit was fetched. */
export function keptClock(sessionId: string, now: number): number {
  return now - ((readKept(nameOf(sessionId)) as KeptKit | null)?.aheadMs ?? 0);
}

/** The code of now out of the kit, by the server's clock; null where there is none for now. */
export function keptCode(sessionId: string, now: number): ScanCode | null {
  const kept = readKept(nameOf(sessionId)) as KeptKit | null;
  const codes = kept?.kit.codes;
  if (!kept || !codes) return null;
  const serverNow = now - kept.aheadMs;
  const since = (serverNow - Date.parse(codes.from)) / 1000;
  const token = codes.tokens[Math.floor(since / tokenSeconds)];
  const number = codes.numbers[Math.floor((serverNow - Date.parse(codes.numbersFrom)) / 1000 / numberSeconds)];
  if (token === undefined || number === undefined) return null;
  const secondsLeft = tokenSeconds - (Math.floor(since) % tokenSeconds);
  return { path: `/diem-danh/${sessionId}#${token}`, number, secondsLeft, windowSeconds: tokenSeconds };
}
