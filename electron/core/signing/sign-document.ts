import { AppError } from '#shared/kernel/app-error.ts'
import { PdfSyntaxError } from '../pdf/parse.ts'
import { buildCms, cmsSizeBound } from './cms.ts'
import { fillHole } from './hole.ts'
import { prepareSignature, type SignatureRequest } from './prepare.ts'
import { assertValidNow, type Signer } from './signer.ts'

/** Prepared → digest → CMS → filled: the states follow one way and the earlier bytes stay. */
export async function signDocument(
  document: Uint8Array,
  signer: Signer,
  request: Omit<SignatureRequest, 'reserve'>,
): Promise<Uint8Array> {
  assertValidNow(signer.certificate, new Date(request.claimed.at))
  try {
    const prepared = await prepareSignature(document, { ...request, reserve: cmsSizeBound(signer) })
    return fillHole(prepared, await buildCms(signer, prepared.digest))
  } catch (error) {
    if (error instanceof PdfSyntaxError) throw new AppError('document_damaged', undefined, { cause: error })
    throw error
  }
}
