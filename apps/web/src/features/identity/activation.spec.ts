/** @jest-environment jsdom */
import { ActivationState, codeInFragment } from './activation.svelte';
import { SignInForm } from './sign-in-form.svelte';

interface Answer {
  status: number;
  json?: unknown;
}

const holder = { purpose: 'activate', displayName: 'Vàng Thị Mỷ', username: 'myvt1', asksConsent: true };
const nobody = { signedIn: false, canRenew: false, account: null };
const somebody = {
  signedIn: true,
  canRenew: false,
  account: {
    accountId: 'a1',
    memberId: 'm1',
    username: 'myvt1',
    displayName: 'Vàng Thị Mỷ',
    roles: [],
    consent: { isGiven: true },
  },
};

/** Stands for the server: answers by address and keeps what it was sent. */
function aServer(answers: Record<string, Answer>): { address: string; body: unknown }[] {
  const sent: { address: string; body: unknown }[] = [];
  globalThis.fetch = (address, init) => {
    const path = String(address).replace('/api/', '');
    sent.push({ address: path, body: typeof init?.body === 'string' ? JSON.parse(init.body) : null });
    const { status, json } = answers[path] ?? { status: 204 };
    return Promise.resolve({
      ok: status < 400,
      status,
      headers: new Headers(),
      text: () => Promise.resolve(json === undefined ? '' : JSON.stringify(json)),
    } as Response);
  };
  return sent;
}

const usual: Record<string, Answer> = {
  'activation/check': { status: 200, json: { purpose: 'activate', expiresAt: '2026-12-09T17:00:00Z' } },
  'activation/identify': { status: 200, json: holder },
  'privacy-notice': {
    status: 200,
    json: { version: '2026-11', versions: ['2026-11'], changes: [], summary: [], refusal: [] },
  },
  'auth/session': { status: 200, json: somebody },
};

it('begins again with the code of another slip, and keeps nothing of the first one', async () => {
  const { slip, sent } = await atConsent();
  await slip.open('ABCD2345');
  expect(sent.at(-1)).toEqual({ address: 'activation/check', body: { code: 'ABCD2345' } });
  expect(slip).toMatchObject({ step: 'birth-year', birthYear: '', password: '', choice: null, holder: null });
});

async function atConsent(
  more: Record<string, Answer> = {},
): Promise<{ slip: ActivationState; sent: ReturnType<typeof aServer> }> {
  const sent = aServer({ ...usual, ...more });
  const slip = new ActivationState();
  slip.code = 'K7M4P2XD';
  await slip.sendCode();
  slip.birthYear = '1987';
  await slip.sendBirthYear();
  slip.password = 'đồi chè xanh ngắt';
  await slip.sendPassword();
  return { slip, sent };
}

describe('the code in the link of a slip', () => {
  it('is read from the fragment in any usual form', () => {
    expect(codeInFragment('#K7M4P2XD')).toBe('K7M4P2XD');
    expect(codeInFragment('#ma=k7m4-p2xd')).toBe('K7M4P2XD');
  });

  it('is none for other fragments', () => {
    expect(codeInFragment('')).toBe('');
    expect(codeInFragment('#main')).toBe('');
    expect(codeInFragment('#<script>alert(1)</script>')).toBe('');
    expect(codeInFragment('#%E0%A4%A')).toBe('');
  });
});

describe('the way of a slip', () => {
  it('goes from step to step and sends the agreement with the version that was shown', async () => {
    const { slip, sent } = await atConsent();
    expect([slip.step, slip.choice]).toEqual(['consent', null]);
    slip.choice = 'agree';
    await slip.sendChoice();
    expect(slip.step).toBe('done');
    expect(sent.find(({ address }) => address === 'activation/complete')?.body).toMatchObject({
      code: 'K7M4P2XD',
      birthYear: 1987,
      agreedNoticeVersion: '2026-11',
    });
  });

  it('takes no silence for an answer', async () => {
    const { slip, sent } = await atConsent();
    const before = sent.length;
    await slip.sendChoice();
    expect([slip.step, slip.lack, sent.length]).toEqual(['consent', 'choice', before]);
  });

  it('can end with a refusal and be thought over', async () => {
    const { slip, sent } = await atConsent();
    slip.choice = 'disagree';
    await slip.sendChoice();
    expect(slip.step).toBe('refused');
    expect(sent.some(({ address }) => address === 'activation/complete')).toBe(false);
    slip.goBack('consent');
    expect([slip.step, slip.password]).toEqual(['consent', 'đồi chè xanh ngắt']);
  });

  it('asks for no consent where it was given, and has one step less', async () => {
    const { slip } = await atConsent({
      'activation/identify': { status: 200, json: { ...holder, asksConsent: false } },
    });
    expect([slip.step, slip.steps]).toEqual(['done', 3]);
  });

  it('stays where it is, with what was typed, when the server refuses', async () => {
    aServer({ ...usual, 'activation/check': { status: 422, json: { code: 'identity.code-expired', status: 422 } } });
    const slip = new ActivationState();
    slip.code = 'K7M4P2XD';
    await slip.sendCode();
    expect([slip.step, slip.code, slip.problem?.code]).toEqual(['code', 'K7M4P2XD', 'identity.code-expired']);
  });

  it('weaves on with every sign that is typed', () => {
    const slip = new ActivationState();
    const woven = ['', 'K7', 'K7M4P2', 'K7M4P2XD'].map((code) => {
      slip.code = code;
      return slip.woven;
    });
    expect(woven).toEqual([0, 0.25, 0.75, 1]);
  });

  it('asks the server nothing while a field is empty', async () => {
    const sent = aServer(usual);
    const slip = new ActivationState();
    await slip.sendCode();
    slip.birthYear = '87';
    await slip.sendBirthYear();
    expect([slip.lack, sent]).toEqual(['birth-year', []]);
  });
});

describe('the sign-in form', () => {
  beforeEach(() => {
    window.matchMedia = (query) => ({ matches: false, media: query }) as MediaQueryList;
  });

  it('names what is missing before it asks the server', async () => {
    const sent = aServer(usual);
    const form = new SignInForm();
    expect(await form.send()).toBe(false);
    expect([form.missing, sent]).toEqual(['username', []]);
  });

  it('keeps what was typed when it is refused, and signs in when it is not', async () => {
    aServer({
      ...usual,
      'auth/sign-in': { status: 401, json: { code: 'identity.bad-credentials', status: 401 } },
      'auth/session': { status: 200, json: nobody },
    });
    const form = new SignInForm();
    form.username = 'myvt1';
    form.password = 'sai rồi nhé';
    expect(await form.send()).toBe(false);
    expect([form.problem?.code, form.password]).toEqual(['identity.bad-credentials', 'sai rồi nhé']);
    aServer(usual);
    expect(await form.send()).toBe(true);
  });
});
