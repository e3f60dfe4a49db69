import { Injectable } from '@nestjs/common';
import { AccountService, ActivationCodeService, type IssuedCode, type MemberAccount } from '@lopso/identity';
import {
  MemberService,
  type MemberSummary,
  nameInSentence,
  NobodyToActivate,
  PRINT_ACTIVATION_SLIPS,
  type TeamKind,
  TeamService,
} from '@lopso/org';
import {
  Access,
  type Actor,
  compareNames,
  HttpSettings,
  NotFound,
  Paper,
  qrRows,
  Transactions,
  vietnamDate,
} from '@lopso/platform';
import { ACTIVATION_SLIP_TEMPLATE } from './activation-slip.template';
import { MemberAccountService } from './member-account.service';

/** What is printed of a person: the code, and whether it sets a new password for an account in use. */
export interface Slip {
  readonly member: MemberSummary;
  readonly issued: IssuedCode;
  readonly isReset: boolean;
}

const DAY_MS = 86_400_000;

const HALF_CODE = 4;

/** One slip: who hands it out, for whom, where she belongs, and the code. */
export interface SlipText {
  readonly office: string;
  readonly name: string;
  readonly place: string;
  readonly issued: IssuedCode;
  /** True: the code sets a new password for an account in use. */
  readonly isReset: boolean;
}

/** A code in two halves, as it is read and read aloud: `KDTR-8QWM`. */
export function spacedCode(code: string): string {
  return `${code.slice(0, HALF_CODE)}-${code.slice(HALF_CODE)}`;
}

/** The last day on which the code is good from morning to midnight, dd/mm/yyyy. */
function lastWholeDay(expiresAt: Date): string {
  const [year, month, day] = vietnamDate(new Date(expiresAt.getTime() - DAY_MS)).split('-');
  return `${day}/${month}/${year}`;
}

/** Activation slips of a team, issued and printed. */
@Injectable()
export class ActivationSlipService {
  constructor(
    private readonly teams: TeamService,
    private readonly access: Access,
    private readonly members: MemberService,
    private readonly accounts: AccountService,
    private readonly memberAccounts: MemberAccountService,
    private readonly activationCodes: ActivationCodeService,
    private readonly transactions: Transactions,
    private readonly paper: Paper,
    private readonly settings: HttpSettings,
  ) {}

  /**
   * A PDF of one slip a person, by given name: of the chosen holders of seats, today's and coming ones, or of all who
   * hold one today and have used no slip yet.
   * Every printing makes new codes and ends the ones printed before.
   * @throws NotFound when the team lies outside the actor's units, or somebody chosen does not sit in it
   * @throws NobodyToActivate when nobody is left
   */
  async printSlips(actor: Actor, teamId: string, memberIds: readonly string[] | null): Promise<Buffer> {
    const { team, seats } = await this.teams.getTeam(actor, teamId);
    this.access.require(actor, PRINT_ACTIVATION_SLIPS, team);
    const people = seats.flatMap(({ holder, next }) => [holder, memberIds === null ? null : next]);
    const seated = people.flatMap((person) => (person === null ? [] : [person.memberId]));
    const slips = await this.issueSlips(actor, seated, memberIds);
    return this.renderSlips(slips.map((slip) => textOf(slip, team.kind)));
  }

  /**
   * Slips for the chosen of the seated, or for all of them who have used no slip yet; by given name. Accounts and codes
   * are made all or none.
   * @throws NotFound when somebody chosen is not seated; NobodyToActivate when nobody is left; AccountHasWiderRights
   */
  async issueSlips(actor: Actor, seated: readonly string[], chosen: readonly string[] | null): Promise<Slip[]> {
    const states = await this.accounts.getStatesOfMembers(seated);
    if (chosen !== null && chosen.some((id) => !seated.includes(id))) throw new NotFound();
    const wanted = chosen ?? (await this.findUnused(actor, seated, states));
    if (wanted.length === 0) throw new NobodyToActivate();
    const people = [...(await this.members.describeMembers(wanted)).values()].sort((a, b) =>
      compareNames(a.fullName, b.fullName),
    );
    const issued = await this.makeCodes(actor, people);
    return people.flatMap((member, index) => {
      const code = issued[index];
      return code === undefined ? [] : [{ member, issued: code, isReset: states.get(member.id)?.state === 'active' }];
    });
  }

  private async makeCodes(actor: Actor, people: readonly MemberSummary[]): Promise<IssuedCode[]> {
    return this.transactions.run(async () =>
      this.activationCodes.issueCodes(actor, await this.memberAccounts.ensureAccounts(actor, people)),
    );
  }

  /** Those who have used no slip yet and for whom the actor may have one made. */
  private async findUnused(
    actor: Actor,
    seated: readonly string[],
    states: ReadonlyMap<string, MemberAccount>,
  ): Promise<string[]> {
    const beyond = await this.memberAccounts.findBeyondReach(actor, states);
    return seated.filter((id) => states.get(id)?.state !== 'active' && !beyond.has(id));
  }

  /** A PDF of the slips, in their order. */
  async renderSlips(slips: readonly SlipText[]): Promise<Buffer> {
    return this.paper.render(ACTIVATION_SLIP_TEMPLATE, {
      host: new URL(this.settings.PUBLIC_URL).host,
      slips: slips.map((slip) => this.slipOnPaper(slip)),
    });
  }

  private slipOnPaper({ office, name, place, issued, isReset }: SlipText): object {
    const { code, username, expiresAt } = issued;
    return {
      office,
      name,
      place,
      codeLabel: isReset ? 'Mã đặt mật khẩu mới' : 'Mã kích hoạt',
      code: spacedCode(code),
      username,
      until: lastWholeDay(expiresAt),
      qr: qrRows(`${new URL(this.settings.PUBLIC_URL).origin}/kich-hoat#${code}`),
    };
  }
}

function textOf({ member, issued, isReset }: Slip, kind: TeamKind): SlipText {
  const office = `UBND ${nameInSentence(member.communeName)}`;
  return { office, name: member.fullName, place: placeOf(member, kind), issued, isReset };
}

function placeOf(member: MemberSummary, kind: TeamKind): string {
  return `${member.unitName} · ${kind === 'commune-team' ? 'Tổ cấp xã' : 'Tổ cấp thôn'}`;
}
