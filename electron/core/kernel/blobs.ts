/** A sealed file as the database knows it. `sha256` is of the plaintext, hex. */
export type StoredBlob = Readonly<{ id: string; size: number; sha256: string; wrappedDek: Uint8Array }>

export type PutOptions = Readonly<{
  signal?: AbortSignal
  /** Plaintext bytes so far. */
  onProgress?: (bytes: number) => void
}>

export type BlobReader = Readonly<{
  size: number
  /** Plaintext of `[start, end)`; throws SealBrokenError before any unauthenticated byte leaves. */
  read(start: number, end: number): AsyncIterable<Uint8Array>
  close(): Promise<void>
}>

export type BlobStore = Readonly<{
  /**
   * staging → hash, seal, write → fsync → rename → fsync folder. Resolves when the sealed file is durable; the caller
   * then records it in ONE transaction with `recordBlob` and its own row, and only then acknowledges.
   */
  put(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, options?: PutOptions): Promise<StoredBlob>
  open(blob: Pick<StoredBlob, 'id' | 'size' | 'wrappedDek'>): Promise<BlobReader>
  /** Removes a blob whose COMMIT was never attempted. */
  discard(id: string): Promise<void>
}>
