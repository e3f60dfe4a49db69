import { deviceId, randomId } from '../../lib/offline/device';
import type { NewWrite } from '../../lib/offline/store';
import type { ScannedCard } from './scanned-card';

type ReadCard = Pick<ScannedCard, 'text' | 'isTyped' | 'seenAt'>;

/** Asks the server to take in whom a card names, who is on no list. */
export function cardWrite(sessionId: string, { text: card, isTyped, seenAt: madeAt }: ReadCard): NewWrite {
  const clientKey = randomId();
  return {
    key: `card/${sessionId}/${clientKey}`,
    kind: 'attendance',
    method: 'post',
    address: `/api/class-sessions/${sessionId}/card-marks`,
    body: { card, isTyped, clientKey, deviceId: deviceId(), isTakenIn: true, madeAt },
  };
}
