// The signed copy as a form sends it.

import type { PageContext } from '#src/http/env.ts';
import { malformed } from '#src/http/errors.ts';
import type { SignatureInput } from '../../service/mandates/settle.ts';

/** `undefined` when none was chosen. Throws `http.malformed`. */
export async function postedFile(c: PageContext): Promise<SignatureInput['file']> {
  try {
    const { file } = await c.req.parseBody();
    if (!(file instanceof File)) return undefined;
    return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name };
  } catch (error) {
    throw malformed({ cause: error });
  }
}
