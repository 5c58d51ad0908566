import type { FileHandle } from 'node:fs/promises'

/** A sealed file as the database knows it. `sha256` is of the plaintext, hex. */
export type StoredBlob = Readonly<{ id: string; size: number; sha256: string; wrappedDek: Uint8Array }>

/** An open plain file of known size, which the store reads itself. */
export type FileSource = Readonly<{ file: FileHandle; size: number }>
export type BlobSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | FileSource

export type PutOptions = Readonly<{
  signal?: AbortSignal
  /** How many bytes will come, where that is known: many go through threads of their own. */
  size?: number
  /** Sees every byte in order; a chunk is valid only during the call. What it throws ends the put. */
  watch?: (chunk: Uint8Array) => void
  /** Plaintext bytes so far. */
  onProgress?: (bytes: number) => void
}>

export type BlobReader = Readonly<{
  size: number
  /** Plaintext of `[start, end)`, the caller's to keep; throws SealBrokenError before any unauthenticated byte leaves. */
  read(start: number, end: number): AsyncGenerator<Uint8Array, void>
  /** The same for who is done with a chunk when asking for the next: only until then is it valid. */
  pass(start: number, end: number): AsyncGenerator<Uint8Array, void>
  /** All of it as in `pass`; returns the SHA-256 as hex. */
  digest(): AsyncGenerator<Uint8Array, string>
  close(): Promise<void>
}>

export type BlobStore = Readonly<{
  /**
   * staging → hash, seal, write → fsync → rename → fsync folder. Resolves when the sealed file is durable; the caller
   * then records it in ONE transaction with `recordBlob` and its own row, and only then acknowledges.
   */
  put(source: BlobSource, options?: PutOptions): Promise<StoredBlob>
  open(blob: Pick<StoredBlob, 'id' | 'size' | 'wrappedDek'>): Promise<BlobReader>
  /** Removes a blob whose COMMIT was never attempted. */
  discard(id: string): Promise<void>
}>
