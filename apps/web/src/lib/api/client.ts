import { FirstReads } from './first-reads';
import { Problem, readProblem } from './problem';
import type { Answer, Method, OptionsArgument, PathOf } from './types';
import { type Parts, type Reply, send } from './wire';

const refreshPath = '/api/auth/refresh';

let tellSignedOut: () => void = () => undefined;

/** What happens when the session is over and could not be renewed. Set once at start. */
export function onSignedOut(tell: () => void): void {
  tellSignedOut = tell;
}

const ofAnother = 'platform.kept-for-another';

let actsFor: string | null = null;
let tellOther: () => void = () => undefined;

/** The account every write is made for from now on: in another tab somebody else may have signed in. */
export function actFor(accountId: string | null): void {
  actsFor = accountId;
}

/** What happens when the cookie turns out to be another account's. Set once at start. */
export function onOtherAccount(tell: () => void): void {
  tellOther = tell;
}

const stepUpNeeded = 'identity.step-up-needed';

let askForProof: () => Promise<boolean> = () => Promise.resolve(false);

/** What happens when the server wants a fresh second factor: resolves true once it was proved. Set once at start. */
export function onStepUp(ask: () => Promise<boolean>): void {
  askForProof = ask;
}

/** The address of an endpoint: names in braces filled in, null and undefined left out of the query, lists repeated. */
export function addressOf(template: string, { path = {}, query = {} }: Parts): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one));
    }
  }
  const text = search.toString();
  const base = filled.startsWith('/api/') ? filled : `/api${filled}`;
  return text === '' ? base : `${base}?${text}`;
}

const firstReads = new FirstReads();

/** Sends what the page being opened asks first. They never renew a session: what is refused is asked again by the page. */
export function startFirstReads(addresses: readonly string[]): void {
  firstReads.start(addresses, (address) => send('get', address, {}));
}

/** Forgets what was sent ahead and not taken: another page is opened. */
export function dropFirstReads(): void {
  firstReads.drop();
}

let renewal: Promise<boolean> | null = null;

/**
 * Renews the session, once for all requests that wait for it, one tab after the other. False: the session is over.
 * Throws `Problem` when the server could not say.
 */
export function renewSession(): Promise<boolean> {
  const ask = async (): Promise<boolean> => {
    firstReads.drop();
    const reply = await send('post', refreshPath, {});
    if (!reply.ok && reply.status !== 401) throw readProblem(reply);
    return reply.ok;
  };
  const inTurn = async (): Promise<boolean> => navigator.locks?.request('lopso-session', ask) ?? ask();
  renewal ??= inTurn().finally(() => (renewal = null));
  return renewal;
}

/** Ways into a session: a refused password is an answer, not the end of one. */
const signIns = ['/sign-in', '/refresh', '/sign-out', '/handset/enter', '/oidc/', '/passkey'];
const isSignIn = (method: Method, address: string): boolean =>
  method !== 'get' && signIns.some((way) => address.startsWith(`/api/auth${way}`) && !address.endsWith('-everywhere'));

async function exchange(method: Method, address: string, parts: Parts): Promise<Reply> {
  if (method !== 'get') firstReads.drop();
  const ahead = method === 'get' ? await firstReads.take(address) : null;
  if (ahead) return ahead;
  const first = await send(method, address, parts);
  if (first.status !== 401 || isSignIn(method, address)) return first;
  if (await renewSession()) return send(method, address, parts);
  tellSignedOut();
  throw new Problem('signed-out', { status: 401 });
}

async function answerTo(method: Method, path: string, given: Parts): Promise<Reply> {
  const address = addressOf(path, given);
  const isOwn = method !== 'get' && !isSignIn(method, address);
  const parts = isOwn ? { keptFor: actsFor, ...given } : given;
  const reply = await exchange(method, address, parts);
  if (reply.ok) return reply;
  const problem = readProblem(reply);
  if (problem.code === ofAnother && isOwn) tellOther();
  if (problem.code !== stepUpNeeded || !(await askForProof())) throw problem;
  // The same request once more, with everything that was typed.
  const repeated = await exchange(method, address, parts);
  if (!repeated.ok) throw readProblem(repeated);
  return repeated;
}

/** What the answer carries; undefined where it has nothing. Anything but JSON came from somewhere else, a hotspot's page for example. */
function contentOf({ status, text }: Reply): unknown {
  if (status === 204 || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem('network', {}, cause);
  }
}

/** Calls an endpoint that answers with a file: a paper made at this very call. Throws `Problem` like `call`. */
export async function callForFile<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[options]: OptionsArgument<M, P>
): Promise<Blob> {
  const given: Parts = options ?? {};
  const { file } = await answerTo(method, path, { ...given, isFile: true });
  if (file === null) throw new Problem('network');
  return file;
}

/**
 * Calls an endpoint of the API document and gives the body of the answer, undefined where it has none.
 * Throws `Problem` for everything else: refusals, no network, no answer in time or not the whole of one, an abort.
 */
export async function call<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[options]: OptionsArgument<M, P>
): Promise<Answer<M, P>> {
  // The API document is the contract; its drift check stands behind this line.
  return contentOf(await answerTo(method, path, options ?? {})) as Answer<M, P>;
}

/** A write that waits on this device: the address is complete, the body as it was made. */
export interface KeptWrite {
  method: 'post' | 'put';
  address: string;
  body: unknown;
}

/** Sends a write for the account that made it. */
export async function replay({ method, address, body }: KeptWrite, keptFor: string | null): Promise<unknown> {
  const reply = await exchange(method, address, { body, keptFor, isKept: true });
  if (!reply.ok) throw readProblem(reply);
  return contentOf(reply);
}
