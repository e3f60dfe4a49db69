import {
  type BaseBlock,
  Constructed,
  fromBER,
  Integer,
  ObjectIdentifier,
  OctetString as Octets,
  Sequence,
  Set as AsnSet,
} from 'asn1js';

/** Why a signature doesn't count. `weak`: made by a way that can be forged nowadays. */
export type CmsFault = 'broken' | 'weak' | 'other-content' | 'forged';

export class CmsRefused extends Error {
  constructor(readonly fault: CmsFault) {
    super(fault);
  }
}

/** The parts of a CMS message with one signer, each byte for byte as it was sent. */
export interface CmsParts {
  /** What the message is about, as an object identifier. */
  readonly contentType: string;
  /** What was signed, where the message carries it itself. */
  readonly content: Buffer | null;
  /** The certificates byte for byte as they were sent: written anew, one may differ from what its authority signed. */
  readonly certificates: readonly Buffer[];
  /** The only signer's part, whole. */
  readonly signerInfo: ArrayBuffer;
  /** What she signed beside the content, under the tag it has in the message; null: nothing. */
  readonly attributes: Buffer | null;
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
/** Classes of tags (X.690, 8.1.2.2). */
const UNIVERSAL = 1;
const CONTEXT = 3;

type Shape = (block: BaseBlock) => boolean;
const integer: Shape = (block) => block instanceof Integer;
const objectId: Shape = (block) => block instanceof ObjectIdentifier;
const octets: Shape = (block) => block instanceof Octets;
const sequence: Shape = (block) => block instanceof Sequence;
const set: Shape = (block) => block instanceof AsnSet;
const tagged = (tag: number): Shape => {
  return ({ idBlock }) => idBlock.tagClass === CONTEXT && idBlock.tagNumber === tag;
};
const signerId: Shape = (block) => sequence(block) || tagged(0)(block);

/**
 * Takes a signed message (RFC 5652, 5.1) apart by the places its parts have there; what fills the room behind it is passed over. Every part must
 * be the one that is due, and none may be left over: a reader that went by names and one that goes by places would each take another part.
 * @throws CmsRefused for any other message
 */
export function cmsPartsOf(bytes: Buffer): CmsParts {
  const { offset, result } = fromBER(bytes);
  if (offset < 0) throw new CmsRefused('broken');
  const [type, outer] = parts(result, [objectId, tagged(0)]);
  if (objectIdOf(type) !== SIGNED_DATA) throw new CmsRefused('broken');
  const [signed] = parts(outer, [sequence]);
  const [, , about, certificates, , signers] = parts(
    signed,
    [integer, set, sequence, tagged(0), tagged(1), set],
    [3, 4],
  );
  const [contentType, content] = parts(about, [objectId, tagged(0)], [1]);
  const [signerInfo] = parts(signers, [sequence]);
  const [, , , attributes] = parts(
    signerInfo,
    [integer, signerId, sequence, tagged(0), sequence, octets, tagged(1)],
    [3, 6],
  );
  return {
    contentType: objectIdOf(contentType),
    content: content === undefined ? null : octetsOf(parts(content, [octets])[0]),
    certificates: childrenOf(certificates)
      .filter(({ idBlock }) => idBlock.tagClass === UNIVERSAL)
      .map((one) => Buffer.from(one.valueBeforeDecodeView)),
    signerInfo: copyOf(required(signerInfo)),
    attributes: attributes === undefined ? null : Buffer.from(attributes.valueBeforeDecodeView),
  };
}

/** The parts of a block in the order of their shapes, those that may be missing as undefined. @throws CmsRefused when they don't fit exactly */
function parts(
  block: BaseBlock | undefined,
  shapes: readonly Shape[],
  optional: readonly number[] = [],
): (BaseBlock | undefined)[] {
  const left = childrenOf(block);
  const found = shapes.map((isDue, index) => {
    const [next] = left;
    if (next !== undefined && isDue(next)) return left.shift();
    if (!optional.includes(index)) throw new CmsRefused('broken');
    return undefined;
  });
  if (left.length > 0) throw new CmsRefused('broken');
  return found;
}

function required(block: BaseBlock | undefined): BaseBlock {
  if (block === undefined) throw new CmsRefused('broken');
  return block;
}

function copyOf(block: BaseBlock): ArrayBuffer {
  return new Uint8Array(block.valueBeforeDecodeView).buffer;
}

/** The blocks within a block, as a list of its own. */
export function childrenOf(block: BaseBlock | undefined): BaseBlock[] {
  return block instanceof Constructed ? [...block.valueBlock.value] : [];
}

/** @throws CmsRefused for anything but an object identifier */
export function objectIdOf(block: BaseBlock | undefined): string {
  if (!(block instanceof ObjectIdentifier)) throw new CmsRefused('broken');
  return block.valueBlock.toString();
}

/** @throws CmsRefused for anything but octets */
export function octetsOf(block: BaseBlock | undefined): Buffer {
  if (!(block instanceof Octets)) throw new CmsRefused('broken');
  return Buffer.from(block.getValue());
}
