import { IsInt, IsString, IsUrl, Matches, Max, Min, MinLength, ValidateIf } from 'class-validator';
import { ROLES, Setting, Settings, SiteAddress } from '@lopso/platform';

const ENDPOINT = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

const namesEndpoints = (settings: IdentitySettings): boolean =>
  [settings.OIDC_AUTHORIZATION_ENDPOINT, settings.OIDC_TOKEN_ENDPOINT, settings.OIDC_JWKS_URI].some(
    (url) => url !== '',
  );

/** A mistyped role would silently lose what the setting asks of it. */
const ROLE = `(?:${ROLES.join('|')})`;
const ROLE_LIST = new RegExp(`^(?:none|${ROLE}(?:\\s*,\\s*${ROLE})*)$`);
const MINUTES_LIST = new RegExp(`^(?:none|${ROLE}=\\d+(?:\\s*,\\s*${ROLE}=\\d+)*)$`);

/** How sign-in behaves. */
@Settings()
export class IdentitySettings {
  /** Signs access tokens, derives refresh tokens and keys the hashes of codes; at least 32 signs, no default. */
  @Setting()
  @IsString()
  @MinLength(32)
  TOKEN_SECRET: string;

  /** What `TOKEN_SECRET` was before: opens what was sealed under it, and nothing else; empty: nothing was. */
  @ValidateIf((settings: IdentitySettings) => settings.PREVIOUS_TOKEN_SECRET !== '')
  @MinLength(32)
  PREVIOUS_TOKEN_SECRET: string = '';

  /** Address members use; passkeys are bound to its host and origin. */
  @Setting()
  @SiteAddress()
  PUBLIC_URL: string;

  /** Life of an access token; a withdrawn right ends at the next request all the same (decision 0009). */
  @IsInt()
  @Min(1)
  @Max(60)
  ACCESS_TOKEN_MINUTES: number = 10;

  /** Life of a refresh token without use. */
  @IsInt()
  @Min(1)
  @Max(365)
  REFRESH_TOKEN_DAYS: number = 60;

  /** The same where the person chose that the device is not remembered. */
  @IsInt()
  @Min(1)
  @Max(72)
  FORGOTTEN_DEVICE_HOURS: number = 12;

  /** Days after the day of printing on which an activation code is still good. */
  @IsInt()
  @Min(1)
  @Max(180)
  ACTIVATION_CODE_DAYS: number = 30;

  /** Wrong passwords from unknown devices before an account is locked for them. */
  @IsInt()
  @Min(3)
  @Max(50)
  LOCKOUT_FAILURES: number = 5;

  /** Length of the sliding window in which wrong passwords and codes are counted; a lock ends when the oldest leaves it. */
  @IsInt()
  @Min(1)
  @Max(1440)
  LOCKOUT_MINUTES: number = 30;

  /**
   * Wrong passwords or codes from one network address in ten minutes. Right ones are never counted, so that a hall of
   * 150 people behind one mobile address gets in.
   */
  @IsInt()
  @Min(20)
  @Max(100_000)
  FAILURES_PER_ADDRESS: number = 300;

  /**
   * Roles that may do nothing before they set an authenticator up and proved it, separated by commas; `none` for no role. The
   * auditor reads every record; the leader reads figures alone.
   */
  @Matches(ROLE_LIST, { message: 'là các vai trò cách nhau bằng dấu phẩy, hoặc none' })
  SECOND_FACTOR_ROLES: string = 'department-admin,department-officer,auditor';

  /** How long a proved second factor, or without one the typed password, is good for exports of personal data, grants and withdrawals. */
  @IsInt()
  @Min(1)
  @Max(120)
  STEP_UP_MINUTES: number = 10;

  /** Who answers for the data, as the privacy notice names it. */
  @IsString()
  PRIVACY_CONTROLLER: string = 'Sở Khoa học và Công nghệ tỉnh Tuyên Quang';

  /** Whom people ask about their data. */
  @IsString()
  PRIVACY_CONTACT: string = 'UBND xã, phường nơi anh chị sinh hoạt';

  /** Issuer of the OpenID provider (VNConnect, VNeID); empty: nobody signs in that way and nobody is called. */
  @ValidateIf((settings: IdentitySettings) => settings.OIDC_ISSUER !== '')
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  OIDC_ISSUER: string = '';

  @ValidateIf((settings: IdentitySettings) => settings.OIDC_ISSUER !== '')
  @MinLength(1)
  OIDC_CLIENT_ID: string = '';

  @ValidateIf((settings: IdentitySettings) => settings.OIDC_ISSUER !== '')
  @MinLength(8)
  OIDC_CLIENT_SECRET: string = '';

  /** Where the provider publishes no discovery document: its endpoints one by one. All three or none. */
  @ValidateIf(namesEndpoints)
  @IsUrl(ENDPOINT)
  OIDC_AUTHORIZATION_ENDPOINT: string = '';

  @ValidateIf(namesEndpoints)
  @IsUrl(ENDPOINT)
  OIDC_TOKEN_ENDPOINT: string = '';

  @ValidateIf(namesEndpoints)
  @IsUrl(ENDPOINT)
  OIDC_JWKS_URI: string = '';

  /** Scopes asked for; nothing is asked that is not used. */
  @IsString()
  OIDC_SCOPE: string = 'openid profile';

  /** Claim that names the person at the provider for good. Kept as a keyed hash alone, so a citizen number in it is not kept. */
  @IsString()
  @MinLength(1)
  OIDC_SUBJECT_CLAIM: string = 'sub';

  /** Claim with the full name, shown once to the person who signs in and not kept. */
  @IsString()
  @MinLength(1)
  OIDC_NAME_CLAIM: string = 'HoVaTen';

  /** What the button calls the provider. */
  @IsString()
  @MinLength(1)
  OIDC_LABEL: string = 'VNeID';

  /** Minutes without use after which a session ends, by role (`role=minutes`, commas between); roles not named stay remembered. */
  @Matches(MINUTES_LIST, { message: 'là các cặp vai trò=số phút cách nhau bằng dấu phẩy, hoặc none' })
  IDLE_MINUTES_BY_ROLE: string = 'department-admin=60,department-officer=60,commune-officer=240,leader=240,auditor=240';
}
