import { readyToVerify } from '../../lib/offline/ed25519';
import { fetchKit } from './kept-kit';

/** Brings onto this phone what a hall without network needs: cards and codes of the session, and the pages that read and show them. */
export async function readyForHall(sessionId: string): Promise<void> {
  await fetchKit(sessionId);
  const parts = [
    import('./pages/CardScanPage.svelte'),
    import('./pages/ScanCodePage.svelte'),
    import('qr/decode.js'),
    readyToVerify(),
  ];
  await Promise.allSettled(parts);
}
