import { ApiProperty } from '@nestjs/swagger';
import { type CheckPack } from './certificate-check.service';

/** A public key that papers are signed with. */
export class SealKeyResponse {
  /** Eight hexadecimal signs, as a seal names its key. */
  id: string;
  /** Ed25519, 32 bytes in base64url. */
  publicKey: string;
}

/** Numbers of one register that no longer stand. */
export class FallenNumbersResponse {
  /** Official code of the issuing province. */
  issuerCode: string;
  year: number;
  @ApiProperty({ enum: ['replaced', 'withdrawn'] })
  state: 'replaced' | 'withdrawn';
  numbers: number[];
}

/** Numbers of one register whose time is over. */
export class EndedNumbersResponse {
  /** Official code of the issuing province. */
  issuerCode: string;
  year: number;
  /** Runs of neighbouring numbers: the first and the last of each. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 } })
  spans: number[][];
}

/** What a phone keeps to check signed papers without network. */
export class CheckPackResponse {
  /** The state of the list, by the server's clock. */
  asOf: string;
  keys: SealKeyResponse[];
  fallen: FallenNumbersResponse[];
  ended: EndedNumbersResponse[];

  static from({ asOf, keys, fallen, ended }: CheckPack): CheckPackResponse {
    return {
      asOf: asOf.toISOString(),
      keys: keys.map(({ id, publicKey }) => ({ id, publicKey: publicKey.toString('base64url') })),
      fallen: fallen.map(({ issuerCode, year, state, numbers }) => ({
        ...{ issuerCode, year, state },
        numbers: [...numbers],
      })),
      ended: ended.map(({ issuerCode, year, spans }) => ({
        ...{ issuerCode, year },
        spans: spans.map((span) => [...span]),
      })),
    };
  }
}
