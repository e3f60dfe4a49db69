import { type X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { certificatesIn, OperatorError } from '@lopso/platform';
import { CredentialsSettings } from '../credentials.settings';

/** Authorities whose signatures on papers are relied upon, read once at the start. */
@Injectable()
export class SigningAuthorityService {
  readonly trusted: readonly X509Certificate[];

  constructor({ SIGNATURE_AUTHORITIES_FILE: file }: CredentialsSettings) {
    this.trusted = file === '' ? [] : authoritiesIn(file);
  }
}

/** @throws OperatorError for a file that isn't there, or holds no certificate: nobody may think that one is relied upon */
function authoritiesIn(file: string): readonly X509Certificate[] {
  try {
    const found = certificatesIn(readFileSync(file, 'utf8'));
    if (found.length > 0) return found;
  } catch (cause) {
    throw new OperatorError(unreadable(file), { cause });
  }
  throw new OperatorError(unreadable(file));
}

const unreadable = (file: string): string =>
  `SIGNATURE_AUTHORITIES_FILE: không đọc được chứng thư nào (PEM) trong tệp ${file}.`;
