import { ClaimDraft } from './outside.svelte';

const sent: FormData[] = [];
Object.assign(globalThis, {
  document: { cookie: '' },
  fetch: (_: RequestInfo | URL, init?: RequestInit) => {
    if (init?.body instanceof FormData) sent.push(init.body);
    return Promise.resolve(new Response('{"claimId":"k"}', { status: 201 }));
  },
});

const ASKED = { certificate: 'one-touch', issuer: 'Nền tảng One Touch' };
const PDF = new File(['%PDF-1.7'], 'giay.pdf', { type: 'application/pdf' });

function aDraft(): ClaimDraft {
  const draft = new ClaimDraft(ASKED, () => Promise.resolve(null));
  Object.assign(draft, { number: '142', issuedOn: '2026-05-04' });
  return draft;
}
const keyOf = (index: number): unknown => sent[index]?.get('clientKey');

describe('a certificate being sent', () => {
  beforeEach(() => void sent.splice(0));

  it('begins with the issuer the round names, and is not sent without its file', async () => {
    const draft = aDraft();
    expect(draft.issuer).toBe('Nền tảng One Touch');
    expect(await draft.send()).toBe(false);
    expect(draft.wasTried).toBe(true);
    expect(sent).toEqual([]);
  });

  it('says of a picture nobody can read and of a file that is too large what is wrong, and keeps the one before', async () => {
    const draft = aDraft();
    await draft.choose(PDF);
    await draft.choose(new File(['x'], 'hong.jpg', { type: 'image/jpeg' }));
    expect(draft.fileFault).toBe('unreadable');
    await draft.choose(new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'lon.pdf', { type: 'application/pdf' }));
    expect(draft.fileFault).toBe('too-big');
    expect(draft.file?.name).toBe('giay.pdf');
  });

  it('is the same claim when it is sent again, another one when something was changed', async () => {
    const draft = aDraft();
    await draft.choose(PDF);
    expect(await draft.send()).toBe(true);
    await draft.send();
    draft.number = '143';
    await draft.send();
    expect(keyOf(0)).toBe(keyOf(1));
    expect(keyOf(2)).not.toBe(keyOf(1));
  });
});
