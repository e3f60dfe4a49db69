import { sayOpened } from '../../lib/offline/opened';
import { parseAccount } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import { ClaimDraft, OwnOutsideState } from './outside.svelte';

const sent: FormData[] = [];
const stored = new Map<string, string>();
let isOver = false;
Object.assign(globalThis, {
  document: { cookie: '' },
  localStorage: {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => void stored.set(name, text),
    removeItem: (name: string) => void stored.delete(name),
  },
  fetch: (_: RequestInfo | URL, init?: RequestInit) => {
    if (isOver) return Promise.resolve(new Response('{}', { status: 401 }));
    if (init?.body instanceof FormData) sent.push(init.body);
    return Promise.resolve(new Response(answer, { status: 201 }));
  },
});

const ASKED = { certificate: 'one-touch', issuer: 'Nền tảng One Touch', claims: [] };
let answer = '{"claimId":"k"}';
const PDF = new File(['%PDF-1.7'], 'giay.pdf', { type: 'application/pdf' });

function aDraft(): ClaimDraft {
  const draft = new ClaimDraft(ASKED, () => Promise.resolve(null));
  Object.assign(draft, { number: '142', issuedOn: '2026-05-04' });
  return draft;
}
const keyOf = (index: number): unknown => sent[index]?.get('clientKey');

describe('a certificate being sent', () => {
  beforeEach(() => {
    sent.splice(0);
    stored.clear();
    isOver = false;
    answer = '{"claimId":"k"}';
    session.account = parseAccount({ accountId: 'a1', memberId: 'm1' });
  });
  afterAll(() => {
    session.account = null;
  });

  /** What is left of a form into which this was typed. */
  function left(typed: Partial<ClaimDraft>, asked: ConstructorParameters<typeof ClaimDraft>[0] = ASKED): ClaimDraft {
    const draft = new ClaimDraft(asked);
    Object.assign(draft, typed);
    draft.keep();
    return new ClaimDraft(asked);
  }

  it('has what was typed again where the session was over before it was sent, for that certificate alone', async () => {
    const draft = aDraft();
    draft.keep();
    await draft.choose(PDF);
    isOver = true;
    expect(await draft.send()).toBeNull();
    const again = new ClaimDraft(ASKED);
    expect([again.number, again.issuer, again.issuedOn, again.validUntil]).toEqual([
      '142',
      ASKED.issuer,
      '2026-05-04',
      '',
    ]);
    expect(new ClaimDraft({ ...ASKED, certificate: 'other' }).number).toBe('');
  });

  it('forgets what was typed once it is sent, and keeps nothing where nothing was', async () => {
    const draft = aDraft();
    draft.keep();
    await draft.choose(PDF);
    await draft.send();
    new ClaimDraft(ASKED).keep();
    expect([new ClaimDraft(ASKED).number, stored.size]).toEqual(['', 0]);
  });

  it('has an issuer again that was typed alone, and none that was deleted', () => {
    expect(left({ issuer: 'Trường Chính trị' }).issuer).toBe('Trường Chính trị');
    stored.clear();
    expect(left({ issuer: '' }).issuer).toBe('');
    expect(left({ issuer: ASKED.issuer }).issuer).toBe(ASKED.issuer);
    expect(stored.size).toBe(0);
  });

  it('is forgotten where a newer claim is there, and kept behind the one it followed', () => {
    expect(left({ number: '142' }, { ...ASKED, claims: [{ id: 'c1' }] }).number).toBe('142');
    expect(new ClaimDraft({ ...ASKED, claims: [{ id: 'c2' }, { id: 'c1' }] }).number).toBe('');
    expect(stored.size).toBe(0);
  });

  it('of an earlier version is there again before the first claim, and forgotten after it', () => {
    const old = { number: '142', issuer: 'Nơi khác', issuedOn: '', validUntil: '' };
    stored.set('lopso.kept.claim/one-touch', JSON.stringify(old));
    expect(new ClaimDraft(ASKED)).toMatchObject(old);
    expect(new ClaimDraft({ ...ASKED, claims: [{ id: 'c1' }] }).number).toBe('');
    expect(stored.size).toBe(0);
  });

  it('is forgotten as well where none may be written any more', async () => {
    left({ number: '142' });
    answer = JSON.stringify([{ ...ASKED, claims: [{ id: 'c1' }], maySend: false }]);
    await new OwnOutsideState().asked.load();
    expect(stored.size).toBe(0);
  });

  it.each([
    ['waiting', true],
    ['refused', false],
    ['withdrawn', false],
    ['accepted', false],
  ])('is said to be sent now where it is %s once it was sent: %s', async (state, isNew) => {
    answer = JSON.stringify([{ ...ASKED, claims: [{ id: 'k', state }] }]);
    expect(await new OwnOutsideState().reads('k')).toBe(isNew);
  });

  it('that opens late is there in a form that nobody typed into, and is not laid over what was typed', () => {
    const [untouched, typed] = [new ClaimDraft(ASKED), new ClaimDraft(ASKED)];
    const ends = [untouched, typed].map((draft) => draft.hearOpened());
    untouched.keep();
    typed.number = '7';
    typed.keep();
    const opened = { number: '142', issuer: 'Nơi khác', issuedOn: '2026-05-04', validUntil: '', after: null };
    stored.set('lopso.kept.claim/one-touch', JSON.stringify(opened));
    sayOpened('a2');
    expect(untouched.number).toBe('');
    sayOpened('a1');
    untouched.keep();
    expect([untouched.number, untouched.issuer, typed.number]).toEqual(['142', 'Nơi khác', '7']);
    expect(JSON.parse(stored.get('lopso.kept.claim/one-touch') ?? '')).toEqual(opened);
    for (const end of ends) end();
  });

  it.each(['{"number":1}', '"x"', 'null', '{}'])('begins anew where %s lies under its name', (text) => {
    stored.set('lopso.kept.claim/one-touch', text);
    const { number, issuer, issuedOn } = new ClaimDraft(ASKED);
    expect([number, issuer, issuedOn]).toEqual(['', ASKED.issuer, '']);
  });

  it('begins with the issuer the round names, and is not sent without its file', async () => {
    const draft = aDraft();
    expect(draft.issuer).toBe('Nền tảng One Touch');
    expect(await draft.send()).toBeNull();
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
    expect(await draft.send()).toBe('k');
    await draft.send();
    draft.number = '143';
    await draft.send();
    expect(keyOf(0)).toBe(keyOf(1));
    expect(keyOf(2)).not.toBe(keyOf(1));
  });
});
