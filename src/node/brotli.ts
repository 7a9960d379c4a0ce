import { brotliDecompressSync } from 'node:zlib'

/**
 * A page of a Parquet file, unpacked. Both programs are built with this in place of the same function of
 * `hyparquet-compressors`, whose dictionary of 80 kB Node holds already. Throws where the bytes are damaged or hold more
 * than `outputLength`, as the file tells it.
 */
export function decompressBrotli(input: Uint8Array, outputLength: number): Uint8Array {
  const { buffer, byteOffset, length } = brotliDecompressSync(input, { maxOutputLength: Math.max(1, outputLength) })
  return new Uint8Array(buffer, byteOffset, length)
}
