import { Injectable } from '@nestjs/common';
import { encode } from 'uqr';
import { Access, type Actor, Paper, vietnamDate } from '@lopso/platform';
import { type MemberSummary, nameInSentence, PRINT_ACTIVATION_SLIPS, Teams } from '@lopso/org';
import { HttpSettings } from '../http/http.settings';
import { ACTIVATION_SLIP_TEMPLATE } from './activation-slip.template';
import { type Slip, SlipDesk } from './slip-desk';

const DAY_MS = 86_400_000;
const HALF_CODE = 4;

/** Prints activation slips: org says who sits in the team, identity makes accounts and codes. */
@Injectable()
export class ActivationSlips {
  constructor(
    private readonly teams: Teams,
    private readonly desk: SlipDesk,
    private readonly access: Access,
    private readonly paper: Paper,
    private readonly settings: HttpSettings,
  ) {}

  /**
   * A PDF of one slip a person, by given name: of the chosen holders of seats, or of all who have used no slip yet.
   * Every printing makes new codes and ends the ones printed before.
   * @throws NotFound when the team lies outside the actor's units, or somebody chosen does not sit in it
   * @throws NobodyToActivate when nobody is left
   */
  async print(actor: Actor, teamId: string, memberIds: readonly string[] | null): Promise<Buffer> {
    const { team, seats } = await this.teams.get(actor, teamId);
    this.access.require(actor, PRINT_ACTIVATION_SLIPS, team);
    const seated = seats.flatMap((seat) => (seat.holder === null ? [] : [seat.holder.memberId]));
    const slips = await this.desk.issue(actor, seated, memberIds);
    return this.paper.render(ACTIVATION_SLIP_TEMPLATE, {
      host: new URL(this.settings.PUBLIC_URL).host,
      slips: slips.map((slip) => this.printed(slip)),
    });
  }

  private printed({ member, issued, isReset }: Slip): object {
    const { code, username, expiresAt } = issued;
    return {
      office: `UBND ${nameInSentence(member.communeName)}`,
      name: member.fullName,
      place: placeOf(member),
      codeLabel: isReset ? 'Mã đặt mật khẩu mới' : 'Mã kích hoạt',
      code: `${code.slice(0, HALF_CODE)}-${code.slice(HALF_CODE)}`,
      username,
      until: lastWholeDay(expiresAt),
      qr: qrRows(`${new URL(this.settings.PUBLIC_URL).origin}/kich-hoat#${code}`),
    };
  }
}

function placeOf(member: MemberSummary): string {
  return `${member.unitName} · ${member.teamKind === 'commune-team' ? 'Tổ cấp xã' : 'Tổ cấp thôn'}`;
}

/** The last day on which the code is good from morning to midnight, dd/mm/yyyy. */
function lastWholeDay(expiresAt: Date): string {
  const [year, month, day] = vietnamDate(new Date(expiresAt.getTime() - DAY_MS)).split('-');
  return `${day}/${month}/${year}`;
}

function qrRows(text: string): string[] {
  return encode(text, { ecc: 'M', border: 0 }).data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));
}
