const SIGNS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Bytes in the alphabet of base58btc, with the letter `z` that multibase puts before it. */
export function multibase58(bytes: Uint8Array): string {
  const zeros = bytes.findIndex((byte) => byte !== 0);
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
  let text = '';
  for (; rest > 0n; rest /= 58n) text = SIGNS.charAt(Number(rest % 58n)) + text;
  return `z${'1'.repeat(zeros < 0 ? bytes.length : zeros)}${text}`;
}
/** A node of linked data as its JSON says it: terms of `TERMS`, an id unless it is the document's one nameless node. */
export type LinkedNode = { readonly [term: string]: LinkedValue };

type Single = string | boolean | LinkedNode;

type LinkedValue = Single | readonly Single[];

/** What a term stands for, and whether its value is text, another node, or text of a datatype. */
type Term = readonly [iri: string, kind: 'text' | 'node' | { readonly datatype: string }];

const CREDENTIALS = 'https://www.w3.org/2018/credentials#';

const SECURITY = 'https://w3id.org/security#';

const STATUS = 'https://www.w3.org/ns/credentials/status#';

const BADGES = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';

const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** The badge context writes these two with https. */
const XSD_OF_BADGES = 'https://www.w3.org/2001/XMLSchema#';

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** What the contexts of `BADGE_CONTEXTS` say of the terms that are used; the spec proves it by the whole contexts. */
const TERMS: Readonly<Record<string, Term>> = {
  name: ['https://schema.org/name', 'text'],
  description: ['https://schema.org/description', 'text'],
  url: ['https://schema.org/url', { datatype: `${XSD_OF_BADGES}anyURI` }],
  issuer: [`${CREDENTIALS}issuer`, 'node'],
  validFrom: [`${CREDENTIALS}validFrom`, { datatype: `${XSD}dateTime` }],
  validUntil: [`${CREDENTIALS}validUntil`, { datatype: `${XSD}dateTime` }],
  credentialSubject: [`${CREDENTIALS}credentialSubject`, 'node'],
  credentialStatus: [`${CREDENTIALS}credentialStatus`, 'node'],
  achievement: [`${BADGES}achievement`, 'node'],
  criteria: [`${BADGES}Criteria`, 'node'],
  narrative: [`${BADGES}narrative`, 'text'],
  identifier: [`${BADGES}identifier`, 'node'],
  hashed: [`${BADGES}hashed`, { datatype: `${XSD_OF_BADGES}boolean` }],
  identityHash: [`${BADGES}identityHash`, 'text'],
  identityType: [`${BADGES}identityType`, 'text'],
  salt: [`${BADGES}salt`, 'text'],
  statusPurpose: [`${STATUS}statusPurpose`, 'text'],
  statusListIndex: [`${STATUS}statusListIndex`, 'text'],
  statusListCredential: [`${STATUS}statusListCredential`, 'node'],
  encodedList: [`${STATUS}encodedList`, { datatype: `${SECURITY}multibase` }],
  created: ['http://purl.org/dc/terms/created', { datatype: `${XSD}dateTime` }],
  cryptosuite: [`${SECURITY}cryptosuite`, { datatype: `${SECURITY}cryptosuiteString` }],
  proofPurpose: [`${SECURITY}proofPurpose`, 'node'],
  verificationMethod: [`${SECURITY}verificationMethod`, 'node'],
};

const TYPES: Readonly<Record<string, string>> = {
  VerifiableCredential: `${CREDENTIALS}VerifiableCredential`,
  OpenBadgeCredential: `${BADGES}OpenBadgeCredential`,
  Profile: `${BADGES}Profile`,
  AchievementSubject: `${BADGES}AchievementSubject`,
  Achievement: `${BADGES}Achievement`,
  IdentityObject: `${BADGES}IdentityObject`,
  BitstringStatusListEntry: `${STATUS}BitstringStatusListEntry`,
  BitstringStatusListCredential: `${STATUS}BitstringStatusListCredential`,
  BitstringStatusList: `${STATUS}BitstringStatusList`,
  DataIntegrityProof: `${SECURITY}DataIntegrityProof`,
  assertionMethod: `${SECURITY}assertionMethod`,
};

const NAMELESS = '_:c14n0';

/**
 * The canonical N-Quads (RDFC-1.0) of a document of ours: sorted, and with at most one node without an id, so that nothing is left to
 * relabel. @throws Error for a term or a type that isn't ours, and for a second nameless node: nothing is signed that no reader sees
 */
export function canonicalQuads(document: LinkedNode): string {
  const nodes = [...nodesOf(document)];
  if (nodes.filter((node) => subjectOf(node) === NAMELESS).length > 1) {
    throw new Error('A second node without an id cannot be signed');
  }
  return [...new Set(nodes.flatMap(linesOf))].sort().join('');
}

/** A node and all below it. */
function* nodesOf(node: LinkedNode): Generator<LinkedNode> {
  yield node;
  for (const value of Object.values(node)) {
    for (const one of listOf(value)) if (isNode(one)) yield* nodesOf(one);
  }
}

/** What a node says of itself, a line each. */
function linesOf(node: LinkedNode): string[] {
  const subject = subjectOf(node);
  const types = listOf(node['type']).map((type) => `${subject} <${RDF_TYPE}> <${typeOf(type)}> .\n`);
  const said = Object.entries(node).filter(([name]) => name !== '@context' && name !== 'id' && name !== 'type');
  const lines = said.flatMap(([name, value]) => {
    const [iri, kind] = termOf(name);
    return listOf(value).map((one) => `${subject} <${iri}> ${isNode(one) ? subjectOf(one) : literal(one, kind)} .\n`);
  });
  return [...types, ...lines];
}

const subjectOf = ({ id }: LinkedNode): string => (typeof id === 'string' ? `<${id}>` : NAMELESS);

const isNode = (value: Single): value is LinkedNode => typeof value === 'object';

function listOf(value: LinkedValue | undefined): readonly Single[] {
  if (value === undefined) return [];
  return typeof value === 'object' && isList(value) ? value : [value];
}

const isList = (value: LinkedNode | readonly Single[]): value is readonly Single[] => Array.isArray(value);

function termOf(name: string): Term {
  const term = TERMS[name];
  if (term === undefined) throw new Error(`The term ${name} has no meaning here`);
  return term;
}

function typeOf(type: Single): string {
  const iri = typeof type === 'string' ? TYPES[type] : undefined;
  if (iri === undefined) throw new Error(`The type ${JSON.stringify(type)} has no meaning here`);
  return iri;
}

function literal(value: string | boolean, kind: Term[1]): string {
  const text = String(value);
  if (kind === 'node') return `<${TYPES[text] ?? text}>`;
  return kind === 'text' ? quoted(text) : `${quoted(text)}^^<${kind.datatype}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

/** Canonical N-Quads escape these and the other control signs, and nothing else. */
function quoted(text: string): string {
  return `"${[...text].map((sign) => ESCAPES[sign] ?? (isControl(sign) ? escapeOf(sign) : sign)).join('')}"`;
}

const isControl = (sign: string): boolean => sign < ' ' || sign === '\u007f';

const escapeOf = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
