import { IsString, Matches, MinLength } from 'class-validator';
import { Setting, Settings, SiteAddress } from '@lopso/platform';

/** Who issues certificates and where their templates and their check page are. */
@Settings()
export class CredentialsSettings {
  /** Address members use, without a path; the check page's address on the paper is made of it. */
  @Setting()
  @SiteAddress()
  PUBLIC_URL: string;

  /** Keys the hash of a name that stays on an erased person's certificate; at least 32 signs, no default. Never changes. */
  @Setting()
  @IsString()
  @MinLength(32)
  CERTIFICATE_NAME_KEY: string;

  /**
   * Signs what papers print, so that they are checked without network; at least 43 signs of base64url (32 random bytes), no
   * default. A new one may be set at any time: papers signed before stay checkable. Whoever knows it can make papers.
   */
  @Setting()
  @Matches(/^[\w-]{43,}$/, { message: 'có ít nhất 43 chữ, số, gạch nối, gạch dưới, sinh ngẫu nhiên' })
  CERTIFICATE_SIGNING_KEY: string;

  /** Folder of certificate templates, one folder each, absolute or relative to the working directory. */
  @IsString()
  CERTIFICATE_TEMPLATES_DIRECTORY: string = 'content/certificates';

  /** The body whose papers these are; the province stands above it. */
  @IsString()
  @MinLength(3)
  CERTIFICATE_ISSUER: string = 'Sở Khoa học và Công nghệ';

  /** The office that signs. */
  @IsString()
  @MinLength(3)
  CERTIFICATE_SIGNER: string = 'Giám đốc';

  /**
   * File of the certificates (PEM) of the authorities whose signatures on papers are relied upon, absolute or relative to the working
   * directory. Empty: none was named, and every page says of a signature that its authority wasn't checked.
   */
  @IsString()
  SIGNATURE_AUTHORITIES_FILE: string = '';
}
