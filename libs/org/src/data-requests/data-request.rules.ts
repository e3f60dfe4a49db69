/** What a person may ask about the own data (Law 91/2025/QH15, article 4). */
export const DATA_REQUEST_KINDS = ['access', 'correction', 'restriction', 'lift-restriction', 'erasure'] as const;

export type DataRequestKind = (typeof DATA_REQUEST_KINDS)[number];

/** Received → accepted → done, or refused; a person may take back what is not answered yet. */
export const DATA_REQUEST_STATES = ['received', 'accepted', 'refused', 'done', 'taken-back'] as const;

export type DataRequestState = (typeof DATA_REQUEST_STATES)[number];

/** What an officer, or the person, may do with a request. */
export type DataRequestAct = 'accept' | 'refuse' | 'complete' | 'extend' | 'take-back';

/** Kinds that are done by accepting them: the system itself carries them out. */
const DONE_AT_ONCE: readonly DataRequestKind[] = ['restriction', 'lift-restriction', 'erasure'];

/** True when accepting a request carries it out. Of staff there is no record to restrict: an officer does what was promised. */
export function isDoneByAccepting({ kind, accountId }: Pick<StandingRequest, 'kind' | 'accountId'>): boolean {
  return accountId === null && DONE_AT_ONCE.includes(kind);
}

/** A person of the system: an account, a member, or both. */
interface Person {
  readonly accountId: string | null;
  readonly memberId: string | null;
}

/** Who would answer: her account and member, and by whose right where it is lent (`representedBy`). */
export interface Answerer extends Person {
  readonly accountId: string;
  readonly onBehalfOf: string | null;
}

type IsOnePerson = (a: string, b: string) => boolean;

/** A right counts as its lender's (decision 0066). */
const behind = ({ accountId, onBehalfOf }: Answerer): string[] =>
  onBehalfOf === null ? [accountId] : [accountId, onBehalfOf];

/**
 * True of a request about the own data: nobody answers it, puts it off or closes it herself, not even with an officer's rights
 * (decision 0018), by a second account, or through whoever acts by her right. `isOnePerson` compares ids of accounts and members.
 */
export function isOwnRequest(request: Person, answerer: Answerer, isOnePerson: IsOnePerson): boolean {
  if (request.memberId !== null && request.memberId === answerer.memberId) return true;
  const asker = request.memberId ?? request.accountId;
  return asker !== null && behind(answerer).some((id) => isOnePerson(id, asker));
}

/** An erasure asked on paper as the rule looks at it. */
interface PaperErasure {
  readonly kind: DataRequestKind;
  readonly madeHow: 'app' | 'paper';
  readonly recordedBy: string | null;
  /** By whose right the paper was written down, where it was lent. */
  readonly recordedFor: string | null;
}

/**
 * True when somebody else has to accept: an erasure can't be undone, and a paper shows itself to one officer only, who
 * wrote it down (decision 0018). Two who use one person's right are one.
 */
export function needsOtherOfficer(request: PaperErasure, answerer: Answerer, isOnePerson: IsOnePerson): boolean {
  if (request.kind !== 'erasure' || request.madeHow !== 'paper') return false;
  const recorders = [request.recordedBy, request.recordedFor].filter((id) => id !== null);
  return behind(answerer).some((id) => recorders.some((recorder) => isOnePerson(id, recorder)));
}

/** A request as the rule of its acts looks at it; `accountId`: asked by the person of an account that belongs to no member. */
interface StandingRequest {
  readonly kind: DataRequestKind;
  readonly accountId: string | null;
  readonly state: DataRequestState;
  readonly isExtended: boolean;
}

/**
 * True of an erasure asked by staff: their names stand in decisions, in papers of the office and in the trail of acts, which
 * prove who decided what and have to be kept. Such a request is answered with a refusal that says so.
 */
export function mustKeepName({ kind, accountId }: Pick<StandingRequest, 'kind' | 'accountId'>): boolean {
  return kind === 'erasure' && accountId !== null;
}

/** What may be done with a request in a state; the time for acting is extended once. */
export function actsOn(request: StandingRequest): DataRequestAct[] {
  const extend: DataRequestAct[] = request.isExtended ? [] : ['extend'];
  const accept: DataRequestAct[] = mustKeepName(request) ? [] : ['accept'];
  if (request.state === 'received') return [...accept, 'refuse', ...extend, 'take-back'];
  return request.state === 'accepted' ? ['complete', ...extend] : [];
}
