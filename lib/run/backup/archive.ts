/** A backup is a .tar.gz that any tar opens. Only what that needs: regular files of known size, names of up to 100 bytes. */
import { once } from "node:events";
import { createReadStream, createWriteStream, openSync } from "node:fs";
import { finished } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

export type Entry = { name: string; bytes: Buffer };

const BLOCK = 512;
/** No entry of ours is larger; one that says so is damaged, and its size is not believed. */
const LARGEST = 16 * 1024 * 1024;

/** Writes entries one after the other to a new file for this user alone. Resolves each time there is room for more. */
export function writeArchive(file: string) {
  const out = createWriteStream(file, { fd: openSync(file, "wx", 0o600), flush: true });
  const gzip = createGzip({ level: 1 });
  gzip.pipe(out);
  const written = finished(out);
  written.catch(() => gzip.destroy());
  const write = async (bytes: Buffer) => {
    if (!gzip.write(bytes)) await Promise.race([once(gzip, "drain"), written]);
  };
  return {
    add: async ({ name, bytes }: Entry) => {
      await write(headerOf(name, bytes.length));
      await write(bytes);
      await write(Buffer.alloc(-bytes.length & (BLOCK - 1)));
    },
    end: async () => {
      gzip.end(Buffer.alloc(2 * BLOCK));
      await written;
    },
    abandon: async () => {
      gzip.destroy();
      out.destroy();
      await written.catch(() => {});
    },
  };
}

/** Reads the entries, one in memory at a time. Throws where the file ends too early or is no such archive. */
export async function* readArchive(file: string): AsyncGenerator<Entry> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on("error", (error) => gunzip.destroy(error));
  const bytes = taker(source.pipe(gunzip));
  try {
    for (;;) {
      const header = await bytes.take(BLOCK);
      if (header.every((byte) => byte === 0)) return;
      const { name, size } = readHeader(header);
      const body = await bytes.take(size + (-size & (BLOCK - 1)));
      yield { name, bytes: body.subarray(0, size) };
    }
  } finally {
    source.destroy();
  }
}

function taker(stream: AsyncIterable<Buffer>) {
  const chunks = stream[Symbol.asyncIterator]();
  let kept: Buffer = Buffer.alloc(0);
  return {
    take: async (size: number): Promise<Buffer> => {
      const parts = [kept];
      let length = kept.length;
      while (length < size) {
        const { value, done } = await chunks.next();
        if (done) throw new Error("the file ends too early");
        parts.push(value);
        length += value.length;
      }
      const all = Buffer.concat(parts);
      kept = all.subarray(size);
      return all.subarray(0, size);
    },
  };
}

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100);
  header.write("0000600\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  header.write("00000000000\0", 136);
  header.write("0", 156);
  header.write("ustar\x0000", 257);
  header.write(`${checksumOf(header).toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

function readHeader(header: Buffer): { name: string; size: number } {
  const field = (from: number, length: number) =>
    header.toString("latin1", from, from + length).replace(/[\0 ].*$/s, "");
  const size = Number.parseInt(field(124, 12), 8);
  const right = Number.parseInt(field(148, 8), 8) === checksumOf(header);
  if (!right || !(size >= 0 && size <= LARGEST)) throw new Error("it is no backup of Baton, or damaged");
  return { name: field(0, 100), size };
}

/** The sum of all bytes, those of the checksum itself counted as spaces. */
function checksumOf(header: Buffer): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}
