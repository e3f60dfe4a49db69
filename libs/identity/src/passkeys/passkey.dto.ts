import { ArrayMaxSize, IsArray, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { type PasskeyAnswer, type PasskeyView } from './passkey.service';

const BASE64URL = /^[A-Za-z0-9_-]+$/;

export class PasskeyOptionsResponse {
  /** What the browser is to be asked, as WebAuthn writes it in JSON. */
  options: Record<string, unknown>;

  static from(options: object): PasskeyOptionsResponse {
    return { options: { ...options } };
  }
}

export class PasskeyNameRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;
}

export class RegisterPasskeyRequest extends PasskeyNameRequest {
  @Matches(BASE64URL)
  @MaxLength(1400)
  id: string;

  @Matches(BASE64URL)
  @MaxLength(4000)
  clientDataJson: string;

  @Matches(BASE64URL)
  @MaxLength(20_000)
  attestationObject: string;

  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  transports: string[];
}

export class PasskeyAnswerRequest {
  @Matches(BASE64URL)
  @MaxLength(1400)
  id: string;

  @Matches(BASE64URL)
  @MaxLength(4000)
  clientDataJson: string;

  @Matches(BASE64URL)
  @MaxLength(4000)
  authenticatorData: string;

  @Matches(BASE64URL)
  @MaxLength(4000)
  signature: string;

  @IsOptional()
  @Matches(BASE64URL)
  @MaxLength(100)
  userHandle?: string;

  static answer(request: PasskeyAnswerRequest): PasskeyAnswer {
    return { ...request, userHandle: request.userHandle ?? null };
  }
}

export class PasskeyResponse {
  id: string;
  name: string;
  /** Instant, ISO 8601 in UTC. */
  createdAt: string;
  /** Null: not used yet. */
  lastUsedAt: string | null;

  static from(passkey: PasskeyView): PasskeyResponse {
    return {
      id: passkey.id,
      name: passkey.name,
      createdAt: passkey.createdAt.toISOString(),
      lastUsedAt: passkey.lastUsedAt?.toISOString() ?? null,
    };
  }
}

export class PasskeyListResponse {
  items: PasskeyResponse[];
  /** False: this site's address cannot have passkeys. */
  isAvailable: boolean;

  static from(passkeys: readonly PasskeyView[], isAvailable: boolean): PasskeyListResponse {
    return { items: passkeys.map((passkey) => PasskeyResponse.from(passkey)), isAvailable };
  }
}
