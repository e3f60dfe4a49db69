import { type Actor, type Database, newId } from '@lopso/platform';
import { aForm, aPhoto } from './assessment';
import { anOpenRound, openCycles } from './learning';
import { type TestMember, type TestProvince } from './province';
import { ForeignIssuer } from './foreign-badges';
import { type TestApi, type TestRequest } from './test-api';

/** What a claim says unless a test says otherwise. */
export interface ClaimParts {
  readonly certificate: string;
  readonly clientKey?: string;
  readonly number?: string;
  readonly issuer?: string;
  readonly issuedOn?: string;
  readonly validUntil?: string;
  readonly file?: { readonly bytes: Buffer; readonly name?: string; readonly type?: string };
}

/** The multipart request that sends a claim. */
export async function aClaimForm({ file, ...said }: ClaimParts): Promise<Pick<TestRequest, 'payload' | 'headers'>> {
  const fields = { clientKey: newId(), number: 'BDHVS-0142', issuer: 'Nền tảng', issuedOn: '2026-05-04', ...said };
  return aForm(fields, [{ field: 'file', ...(file ?? { bytes: await aPhoto() }) }]);
}

/** Adds an outside certificate to an open round, and opens the cycles of members; gives the kind. */
export async function aRoundWithOutside(
  database: Database,
  province: TestProvince,
  members: readonly TestMember[],
  validMonths: number | null = 12,
): Promise<string> {
  const round = await anOpenRound(database, province);
  const certificate = `giay-${newId().slice(-8)}`;
  await database.execute(
    `insert into learning.requirement (id, round_id, key, position, label, kind, spec)
     values ($1, $2, 'giay-ngoai', 9, 'Bình dân học vụ số', 'outside', $3)`,
    [newId(), round.id, { certificate, name: 'Bình dân học vụ số', issuer: 'Nền tảng', validMonths, motif: 'song' }],
  );
  await openCycles(database, round, members);
  return certificate;
}

/** Accepts a claim; gives its id. */
export async function anAcceptedClaim(api: TestApi, officer: Actor, claimId: string): Promise<string> {
  const body = { isAccepted: true, reason: '' };
  const { status } = await api.post(`/api/outside-claims/${claimId}/decision`, body, { as: officer });
  if (status !== 200) throw new Error(`accepting: ${status}`);
  return claimId;
}

/** The multipart request with a badge, as its file would be. */
export function aBadgeForm(
  badge: object | string | Buffer,
  fields: Readonly<Record<string, string>> = {},
): Pick<TestRequest, 'payload' | 'headers'> {
  const bytes = Buffer.isBuffer(badge) ? badge : Buffer.from(typeof badge === 'string' ? badge : JSON.stringify(badge));
  return aForm(fields, [{ field: 'file', bytes, name: 'huy-hieu', type: 'application/octet-stream' }]);
}

/** An issuer that an officer's province takes badges from. */
export async function aTrustedIssuer(
  api: TestApi,
  as: Actor,
  more: object = {},
): Promise<{ issuer: ForeignIssuer; issuerId: string }> {
  const issuer = await ForeignIssuer.open(`did:web:${newId()}.example.vn`);
  const entry = { did: issuer.did, name: 'Trường Chính trị tỉnh', decision: '12/QĐ-SKHCN', trustedFrom: '2026-01-01' };
  const body = { ...entry, document: JSON.stringify(issuer.document), ...more };
  const sent = await api.post('/api/badge-issuers', body, { as });
  if (sent.status !== 201) throw new Error(`trusting: ${sent.status} ${JSON.stringify(sent.body)}`);
  const found = sent.body.find(({ did }: { did: string }) => did === issuer.did);
  return { issuer, issuerId: found.id };
}
