import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '@lopso/platform';
import { aSigner } from '../../../../test/support/cms-signer';
import { CredentialsSettings } from '../credentials.settings';
import { SigningAuthorityService } from './signing-authority.service';

describe('authorities whose signatures are relied upon', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lopso-authorities-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const from = (file: string): SigningAuthorityService =>
    new SigningAuthorityService(Object.assign(new CredentialsSettings(), { SIGNATURE_AUTHORITIES_FILE: file }));

  it('are none where no file is named', () => {
    expect(from('').trusted).toEqual([]);
  });

  it('are the certificates of the file, whatever stands between them', async () => {
    const [one, two] = [await aSigner('Một', { isAuthority: true }), await aSigner('Hai', { isAuthority: true })];
    const file = join(folder, 'authorities.pem');
    const pem = ({ certificate }: Awaited<ReturnType<typeof aSigner>>): string => certificate.toString('pem');
    writeFileSync(file, `# Một\n${pem(one)}\n\n# Hai\n${pem(two)}\n`);
    expect(from(file).trusted.map(({ subject }) => subject)).toEqual(['CN=Một\nC=VN', 'CN=Hai\nC=VN']);
  });

  it('stop the start where the file is missing or names none', () => {
    expect(() => from(join(folder, 'none.pem'))).toThrow(OperatorError);
    const empty = join(folder, 'empty.pem');
    writeFileSync(empty, '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n');
    expect(() => from(empty)).toThrow(/SIGNATURE_AUTHORITIES_FILE/);
  });
});
