import type { Api } from '#shared/contract.ts'

/** The id by which the signing contract names a document. */
export type SignedDocumentId = Parameters<Api['signing']['status']>[0]['documentId']
