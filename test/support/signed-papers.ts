import { inflateRawSync } from 'node:zlib';
import { type Actor, newId } from '@lopso/platform';
import { type TestApi, type TestResponse } from './test-api';

/** The files of an archive as they are, by their names in it. */
export function filesOf(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    const header = archive.readUInt32LE(at + 42);
    const from = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const packed = archive.subarray(from, from + archive.readUInt32LE(at + 20));
    files.set(archive.toString('utf8', at + 46, nameEnd), inflateRawSync(packed));
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

/** Where an officer brings the signed files of a round's papers. */
export class SigningDesk {
  constructor(
    private readonly api: TestApi,
    readonly roundId: string,
    readonly officer: Actor,
  ) {}

  /** The papers that are to be signed, in the order of the register, each part prepared, then taken; of one list alone, where its id is given. */
  async papers(releaseId?: string): Promise<{ name: string; pdf: Buffer }[]> {
    const which = releaseId === undefined ? '' : `?releaseId=${releaseId}`;
    const { body } = await this.api.get(`/api/rounds/${this.roundId}/signing/parts${which}`, { as: this.officer });
    const taken: { name: string; pdf: Buffer }[] = [];
    for (const part of body.parts) {
      await this.prepare(part, releaseId);
      const { raw } = await this.take(part, this.officer, releaseId);
      taken.push(...[...filesOf(raw)].flatMap(([name, pdf]) => (name.endsWith('.pdf') ? { name, pdf } : [])));
    }
    return taken;
  }

  /** Notes what the papers of a range are; gives how many requests it took. */
  async prepare({ from, to }: { readonly from: string; readonly to: string }, releaseId?: string): Promise<number> {
    let asked = 0;
    for (let next: string | null = from; next !== null; asked += 1) {
      const body = { from: next, to, releaseId };
      const answer = await this.api.post(`/api/rounds/${this.roundId}/signing/copies`, body, { as: this.officer });
      if (answer.status !== 200) throw new Error(`not prepared: ${answer.status}`);
      next = answer.body.next;
    }
    return asked;
  }

  /** The archive of a range. */
  async take(
    { from, to }: { readonly from: string; readonly to: string },
    as: Actor = this.officer,
    releaseId?: string,
  ): Promise<TestResponse> {
    const query = new URLSearchParams({ from, to, ...(releaseId !== undefined && { releaseId }) }).toString();
    return this.api.get(`/api/rounds/${this.roundId}/signing/papers.zip?${query}`, { as });
  }

  async overview(): Promise<TestResponse['body']> {
    return (await this.api.get(`/api/rounds/${this.roundId}/signing`, { as: this.officer })).body;
  }

  async open(): Promise<string> {
    const { body } = await this.api.post(`/api/rounds/${this.roundId}/signing/uploads`, undefined, {
      as: this.officer,
    });
    return String(body.id);
  }

  async bring(uploadId: string, name: string, bytes: Buffer, as = this.officer): Promise<TestResponse> {
    return this.api.post(`/api/signed-uploads/${uploadId}/files`, undefined, { as, ...fileForm(name, bytes) });
  }

  /** What became of one file. */
  async outcomeOf(uploadId: string, name: string, bytes: Buffer): Promise<string> {
    const { body } = await this.bring(uploadId, name, bytes);
    return body.files[0].outcome;
  }

  async keep(uploadId: string, replaceOther = false): Promise<TestResponse> {
    return this.api.post(`/api/signed-uploads/${uploadId}/keep`, { replaceOther }, { as: this.officer });
  }

  async drop(uploadId: string, as = this.officer): Promise<TestResponse> {
    return this.api.delete(`/api/signed-uploads/${uploadId}`, { as });
  }

  async takeBack(uploadId: string): Promise<TestResponse> {
    return this.api.post(`/api/signed-uploads/${uploadId}/take-back`, undefined, { as: this.officer });
  }
}

/** A form with one file. */
export function fileForm(
  name: string,
  bytes: Buffer,
  fields: Readonly<Record<string, string>> = {},
): { payload: Buffer; headers: Record<string, string> } {
  const boundary = newId();
  const words = Object.entries(fields).map(
    ([field, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const head = `${words.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
