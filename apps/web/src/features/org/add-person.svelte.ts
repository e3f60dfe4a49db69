import { call } from '../../lib/api/client';
import { randomId } from '../../lib/offline/device';
import { Act } from '../../lib/api/act.svelte';
import { daysFor, type SeatDaysForm } from './seat-days.svelte';
import { phoneWords } from '../../lib/i18n/phone';
import type { MemberDetails, MemberKind, Position, Team } from './types';

/** The server takes the person for somebody of the register, or for one more. */
const LOOKS_KNOWN: ReadonlySet<string> = new Set(['org.likely-duplicate', 'org.twin-is-there', 'org.twin-unseen']);

/** What was typed of a person; a new form is a new key, the same form sent again keeps it. */
export class PersonForm extends Act {
  fullName = $state('');
  birthYear = $state('');
  kind = $state<string>('resident');
  organisation = $state('');
  phone = $state('');
  /** The name really is one word; asked only when the server doubts it. */
  isOneWordName = $state(false);
  /** Whom the server took the person for and the officer said it is another than. */
  #others: readonly string[] = [];

  get asksOrganisation(): boolean {
    return this.kind === 'mass-organisation' || this.kind === 'telecom-it';
  }

  get asksOneWord(): boolean {
    return (
      this.isOneWordName || (this.problem?.body.errors.some(({ code }) => code === 'org.name-of-one-word') ?? false)
    );
  }

  /** The person of the register whom the server takes this one for, after such a refusal. */
  get duplicate(): { memberId: string; fullName: string } | null {
    const { code, body } = this.problem ?? { code: '', body: null };
    if (!LOOKS_KNOWN.has(code) || !body) return null;
    return { memberId: String(body.params['memberId']), fullName: String(body.params['fullName']) };
  }

  /** Whether the officer says it is somebody else, and of whom: those shown so far in this form. */
  saidOther(isSomebodyElse: boolean): { isSomebodyElse: boolean; otherMemberIds: string[] } {
    const shown = isSomebodyElse ? this.duplicate : null;
    if (shown) this.#others = [...this.#others.filter((id) => id !== shown.memberId), shown.memberId];
    return { isSomebodyElse, otherMemberIds: isSomebodyElse ? [...this.#others] : [] };
  }

  /** The person as the API takes them. */
  person(): {
    fullName: string;
    birthYear: number;
    kind: MemberKind;
    organisation?: string;
    phone?: string;
    isOneWordName?: boolean;
  } {
    const phone = this.phone.trim();
    return {
      fullName: this.fullName,
      birthYear: Number(this.birthYear),
      // The select offers these values only.
      kind: this.kind as MemberKind,
      ...(this.asksOrganisation ? { organisation: this.organisation } : {}),
      ...(phone === '' ? {} : { phone }),
      ...(this.isOneWordName ? { isOneWordName: true } : {}),
    };
  }
}

/** Where people of a team live as far as it says: in its village. Those of a commune's own team come from everywhere. */
export const homeOf = ({ unitId, communeId }: Pick<Team, 'unitId' | 'communeId'>): string =>
  unitId === communeId ? '' : unitId;

/** A new person for one seat of a team. */
export class AddPerson extends PersonForm {
  /** Where the person lives; empty: still to be chosen. */
  unitId = $state('');
  position = $state<string>('member');
  readonly teamId: string;
  readonly seatNumber: number;
  readonly days: SeatDaysForm;
  readonly #teamUnitId: string;
  readonly #clientKey = randomId();

  constructor(team: Team, seatNumber: number) {
    super();
    this.unitId = homeOf(team);
    this.#teamUnitId = team.unitId;
    this.teamId = team.id;
    this.seatNumber = seatNumber;
    this.days = daysFor(team.seats.find(({ number }) => number === seatNumber));
    if (seatNumber === 1 && team.seats.every((seat) => seat.holder?.position !== 'leader')) this.position = 'leader';
  }

  async add(isSomebodyElse: boolean): Promise<{ memberId: string; team: Team } | null> {
    const unitId = this.unitId || this.#teamUnitId;
    const place = { unitId, position: this.position as Position, seatNumber: this.seatNumber };
    if (!this.days.check()) return null;
    const body = {
      ...this.person(),
      ...place,
      ...this.days.body(),
      clientKey: this.#clientKey,
      ...this.saidOther(isSomebodyElse),
    };
    return this.run(() => call('post', '/api/teams/{teamId}/members', { path: { teamId: this.teamId }, body }));
  }

  /** Seats somebody who is in the register. */
  async seatKnown(memberId: string): Promise<{ memberId: string; team: Team } | null> {
    if (!this.days.check()) return null;
    const place = { position: this.position as Position, seatNumber: this.seatNumber };
    const body = { memberId, ...place, ...this.days.body() };
    return this.run(() => call('post', '/api/teams/{teamId}/seats', { path: { teamId: this.teamId }, body }));
  }
}

/** A correction of what is written of a person. */
export class CorrectPerson extends PersonForm {
  readonly #memberId: string;

  constructor({ member, phone }: MemberDetails) {
    super();
    this.#memberId = member.id;
    this.fullName = member.fullName;
    this.isOneWordName = !member.fullName.includes(' ');
    this.birthYear = String(member.birthYear);
    this.kind = member.kind;
    this.organisation = member.organisation ?? '';
    this.phone = phoneWords(phone ?? '');
  }

  async save(): Promise<MemberDetails | null> {
    const body = this.person();
    return this.run(() => call('put', '/api/members/{memberId}', { path: { memberId: this.#memberId }, body }));
  }
}
