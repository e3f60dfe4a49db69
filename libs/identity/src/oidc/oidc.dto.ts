import { IsIn, IsString, MaxLength } from 'class-validator';
import { SlipProofRequest } from '../activation/activation.dto';
import { type OidcReturn } from '../sign-in/sign-in.service';

export class DepartRequest {
  /** `link` ties the identity to the account that is signed in. */
  @IsIn(['sign-in', 'link'])
  purpose: 'sign-in' | 'link';
}

export class DepartureResponse {
  /** Where the browser is to go. */
  url: string;
}

export class ComeBackRequest {
  /** The query of the page to which the provider sent the browser back. */
  @IsString()
  @MaxLength(6000)
  query: string;
}

export class OidcReturnResponse {
  /** `unlinked`: proved, but no account is tied to it yet; a slip's code may say whose. */
  kind: 'signed-in' | 'linked' | 'unlinked';
  /** The name the provider gave, shown once and not kept; null where it gave none. */
  displayName: string | null;

  static from(back: OidcReturn): OidcReturnResponse {
    return { kind: back.kind, displayName: back.kind === 'unlinked' ? back.displayName : null };
  }
}

export class LinkBySlipRequest extends SlipProofRequest {
  /** The account that the person was shown and agreed to. */
  @IsString()
  @MaxLength(100)
  username: string;
}

export class ForeignIdentityResponse {
  /** Null: this way to sign in is off. */
  label: string | null;
  /** Instant, ISO 8601 in UTC; null: not linked. */
  linkedAt: string | null;
  /** When it was linked, where the owner has not been told yet. */
  untoldSince: string | null;
}
