import { IsBoolean, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { type ConsentDecision } from '../consents/consent.rules';
import { type ConsentState } from '../consents/consent.service';
import { PASSWORD_LENGTH } from '../passwords/password.rules';
import { type SecondFactorState } from '../second-factors/second-factor.rules';
import { type Workspace } from '../sessions/session.rules';
import { type SessionRole, type SessionView } from '../sessions/session.service';

/** Far above any password we take, so that only the size of the work is bounded here. */
const MAX_TYPED = PASSWORD_LENGTH.max * 4;

export class SignInRequest {
  /** Username from the slip, or a telephone number that one account alone claims. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  username: string;

  @IsString()
  @MinLength(1)
  @MaxLength(MAX_TYPED)
  password: string;

  /** False: the session ends with the browser, and the device is not known afterwards. Left out: true. */
  @IsOptional()
  @IsBoolean()
  remember?: boolean;
}

export class ChangePasswordRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(MAX_TYPED)
  currentPassword: string;

  @IsString()
  @MinLength(1)
  @MaxLength(MAX_TYPED)
  newPassword: string;
}

export class SignInWaysResponse {
  /** False: this site's address cannot have passkeys. */
  hasPasskeys: boolean;
  /** What the OpenID provider is called; null: none is configured. */
  oidcLabel: string | null;
}

export class ConsentStateResponse {
  purpose: string;
  /** Null: never asked. */
  decision: ConsentDecision | null;
  textVersion: string | null;
  /** Instant, ISO 8601 in UTC. */
  decidedAt: string | null;
  /** In the app, or on a signed paper; null: never asked. */
  givenHow: 'app' | 'paper' | null;
  /** The day on the paper, `yyyy-mm-dd`. */
  signedOn: string | null;
  /** Where the paper lies. */
  note: string | null;
  /** Only agreement to the present text counts. */
  isGiven: boolean;

  static from(state: ConsentState): ConsentStateResponse {
    return { ...state, decidedAt: state.decidedAt?.toISOString() ?? null };
  }
}

export class SessionRoleResponse {
  role: string;
  unitId: string | null;
  unitName: string | null;

  static from(role: SessionRole): SessionRoleResponse {
    return { role: role.role, unitId: role.unitId, unitName: role.unitName };
  }
}

export class SessionAccountResponse {
  accountId: string;
  memberId: string | null;
  username: string;
  displayName: string;
  /** The first day without a seat in any team, `yyyy-mm-dd`; null while she holds one, never did, or is no member. */
  leftOn: string | null;
  /** The desks this person may open; the first is where they land. */
  workspaces: Workspace[];
  roles: SessionRoleResponse[];
  /** Names of the permissions held somewhere; the client draws no way to what is not among them. */
  permissions: string[];
  /** Null for accounts that belong to no member. */
  consent: ConsentStateResponse | null;
  /** `needed`: a code is owed before anything may be done; `to-set-up`: an authenticator is to be set up first. */
  secondFactor: SecondFactorState;

  static from(view: SessionView): SessionAccountResponse {
    return {
      accountId: view.accountId,
      memberId: view.memberId,
      username: view.username,
      displayName: view.displayName,
      leftOn: view.leftOn,
      workspaces: [...view.workspaces],
      roles: view.roles.map((role) => SessionRoleResponse.from(role)),
      permissions: [...view.permissions],
      consent: view.consent === null ? null : ConsentStateResponse.from(view.consent),
      secondFactor: view.secondFactor,
    };
  }
}

export class AuthSessionResponse {
  signedIn: boolean;
  /** Nobody is signed in now, but this device holds a refresh token worth trying. */
  canRenew: boolean;
  account: SessionAccountResponse | null;

  static from(view: SessionView | null, hasRefreshToken: boolean): AuthSessionResponse {
    return {
      signedIn: view !== null,
      canRenew: view === null && hasRefreshToken,
      account: view === null ? null : SessionAccountResponse.from(view),
    };
  }
}
