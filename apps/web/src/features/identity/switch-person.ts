import { sealAway, sweep } from '../../lib/offline/handset';
import { session } from '../../lib/session/session.svelte';

/** Seals what the present member has on the phone, then signs out. Throws `Problem` without network: all stays as it was. */
export async function switchPerson(): Promise<void> {
  const accountId = session.account?.accountId;
  if (accountId === undefined) return;
  const takeBack = await sealAway(accountId);
  try {
    await session.signOut();
  } catch (error) {
    await takeBack();
    throw error;
  }
  await sweep(null);
}
