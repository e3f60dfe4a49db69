import { IsString, MinLength } from 'class-validator';
import { Settings } from '@lopso/platform';

/** Whose papers the department's are, and where the templates stand. */
@Settings()
export class PapersSettings {
  /** Folder of paper templates, absolute or relative to the working directory. */
  @IsString()
  PAPER_TEMPLATES_DIRECTORY: string = 'content/papers';

  /** The department, as on its certificates; the province stands above it. */
  @IsString()
  @MinLength(3)
  CERTIFICATE_ISSUER: string = 'Sở Khoa học và Công nghệ';

  /** Its short name in the number of a paper: “Số: 05/QĐ-SKHCN”. */
  @IsString()
  @MinLength(1)
  PAPER_ISSUER_SYMBOL: string = 'SKHCN';

  /** The office that signs. */
  @IsString()
  @MinLength(3)
  CERTIFICATE_SIGNER: string = 'Giám đốc';
}
