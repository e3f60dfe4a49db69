import { call } from '../../lib/api/client';
import type { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import type { components } from '../../lib/api/schema';
import { dayOf } from '../../lib/i18n/format';
import { fetchPack, keptPack } from './check-pack';
import { judgeSeal, type Verdict } from './judge-seal';
import { type PaperSeal, readSeal } from './paper-seal';

type Checked = components['schemas']['CertificateCheckResponse'];

/** Signs of a check code. */
export const codeLength = 10;

/** The answer about one code. */
export class CheckState {
  readonly check: Resource<Checked>;

  constructor(code: () => string) {
    this.check = new Resource((signal) =>
      call('get', '/api/certificates/check/{code}', { path: { code: code() }, signal }),
    );
  }

  /** A refusal that is about the code itself: to be corrected, not to be tried again. */
  get codeFault(): Problem | null {
    const { current } = this.check;
    return current.phase === 'failed' && current.problem.code.startsWith('credentials.code-') ? current.problem : null;
  }

  /** The register could not be asked: no network, or no answer. */
  get isUnreachable(): boolean {
    const { current } = this.check;
    return current.phase === 'failed' && current.problem.kind !== 'problem';
  }
}

/** What is known of a paper by its QR code alone. */
export interface SealedCheck {
  /** Null: what the code carries is not readable. */
  readonly seal: PaperSeal | null;
  readonly verdict: Verdict | null;
  /** When the list of withdrawn papers was fetched; null where this device has none. */
  readonly asOf: string | null;
  /** The calendar date this device believes it is. */
  readonly today: string;
}

/** A paper checked by the signed fields in its address: the present list where there is network, else the one kept here. */
export class SealState {
  readonly check: Resource<SealedCheck | null>;

  constructor(code: () => string, hash: () => string) {
    this.check = new Resource((signal) => checkSeal({ code: code(), hash: hash() }, signal));
  }
}

async function checkSeal(paper: { code: string; hash: string }, signal: AbortSignal): Promise<SealedCheck | null> {
  const kept = keptPack();
  // Fetched also where nothing is to be judged: the next paper may be scanned without network.
  const pack = await fetchPack(signal).catch((problem: unknown) => {
    if (signal.aborted) throw problem;
    return kept;
  });
  if (paper.hash.length <= 1) return null;
  const seal = readSeal(paper.code, paper.hash);
  const today = dayOf(new Date());
  const verdict = seal && pack ? await judgeSeal(seal, pack, today) : null;
  return { seal, verdict, asOf: pack?.asOf ?? null, today };
}

/** The form for a code, begun with the one that was refused. */
export class CodeForm {
  code = $state('');
  isAsked = $state(false);

  constructor(code: string) {
    this.code = code;
  }

  /** What is wrong with what was typed so far, once it was sent: how many signs there are, or null. */
  get shortBy(): number | null {
    return this.isAsked && this.code.length < codeLength ? this.code.length : null;
  }

  /** The code to look up, or null while it is too short. */
  send(): string | null {
    this.isAsked = true;
    return this.code.length < codeLength ? null : this.code;
  }
}
