import { randomFillSync } from "node:crypto";

const POOL_BYTES = 16 * 1024;
let pool = Buffer.alloc(0);

/** Random bytes for keys, salts and IVs, never given out twice; drawn in larger pieces, because each draw costs a system call. */
export function freshBytes(count: number): Buffer {
  if (pool.length < count) pool = randomFillSync(Buffer.alloc(Math.max(POOL_BYTES, count)));
  const bytes = Buffer.from(pool.subarray(0, count));
  pool.fill(0, 0, count);
  pool = pool.subarray(count);
  return bytes;
}
