import type { Lost } from './handset';
import { LostNotice } from './lost-notice.svelte';

const lossOf = (accountId: string): Lost => ({
  accountId,
  writes: 1,
  sealedAt: null,
  isSomething: true,
  isTextsAlone: false,
  areKeysGone: false,
});

/** A notice whose sheet comes when it is sent. */
function aNotice(): { notice: LostNotice<string>; send: () => void } {
  let send: () => void = () => undefined;
  const sheet = new Promise<{ default: string }>((come) => (send = () => come({ default: 'sheet' })));
  return { notice: new LostNotice(() => sheet), send };
}

describe('the notice of what is lost', () => {
  it('is shown to its member until she closed it', async () => {
    const { notice, send } = aNotice();
    notice.follow('an');
    send();
    await notice.tell(lossOf('an'));
    expect(notice.shown?.what.accountId).toBe('an');
    notice.close();
    expect(notice.shown).toBe(null);
  });

  it.each(['binh', null])('is not shown to who came while its sheet was on its way (%s)', async (next) => {
    const { notice, send } = aNotice();
    notice.follow('an');
    const told = notice.tell(lossOf('an'));
    notice.follow(next);
    send();
    await told;
    expect(notice.shown).toBe(null);
  });

  it('goes with its member', async () => {
    const { notice, send } = aNotice();
    notice.follow('an');
    send();
    await notice.tell(lossOf('an'));
    notice.follow('binh');
    expect(notice.shown).toBe(null);
  });
});
