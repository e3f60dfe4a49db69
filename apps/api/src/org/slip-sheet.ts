import { Injectable } from '@nestjs/common';
import { type IssuedCode } from '@lopso/identity';
import { HttpSettings, Paper, qrRows, vietnamDate } from '@lopso/platform';
import { ACTIVATION_SLIP_TEMPLATE } from './activation-slip.template';

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

/** Sets slips on paper: A4, eight to a page. */
@Injectable()
export class SlipSheet {
  constructor(
    private readonly paper: Paper,
    private readonly settings: HttpSettings,
  ) {}

  /** A PDF of the slips, in their order. */
  async render(slips: readonly SlipText[]): Promise<Buffer> {
    return this.paper.render(ACTIVATION_SLIP_TEMPLATE, {
      host: new URL(this.settings.PUBLIC_URL).host,
      slips: slips.map((slip) => this.printed(slip)),
    });
  }

  private printed({ office, name, place, issued, isReset }: SlipText): object {
    const { code, username, expiresAt } = issued;
    return {
      office,
      name,
      place,
      codeLabel: isReset ? 'Mã đặt mật khẩu mới' : 'Mã kích hoạt',
      code: spaced(code),
      username,
      until: lastWholeDay(expiresAt),
      qr: qrRows(`${new URL(this.settings.PUBLIC_URL).origin}/kich-hoat#${code}`),
    };
  }
}

/** A code in two halves, as it is read and read aloud: `KDTR-8QWM`. */
export function spaced(code: string): string {
  return `${code.slice(0, HALF_CODE)}-${code.slice(HALF_CODE)}`;
}

/** The last day on which the code is good from morning to midnight, dd/mm/yyyy. */
function lastWholeDay(expiresAt: Date): string {
  const [year, month, day] = vietnamDate(new Date(expiresAt.getTime() - DAY_MS)).split('-');
  return `${day}/${month}/${year}`;
}
