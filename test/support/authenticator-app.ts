import { Secret, TOTP } from 'otpauth';
import { type TestClock } from './test-clock';

/** The app on a phone that shows codes; its clock may be wrong. */
export class AuthenticatorApp {
  clockErrorSeconds = 0;

  constructor(
    private readonly secret: string,
    private readonly clock: TestClock,
  ) {}

  code(): string {
    const timestamp = this.clock.now().getTime() + this.clockErrorSeconds * 1000;
    return TOTP.generate({ secret: Secret.fromBase32(this.secret), timestamp });
  }
}
