import { Refused } from '@onaltu/domain/refused';
import type { FastifyRequest } from 'fastify';

/** The one file of a form. A form that breaks off, or is none, is unreadable; one that is too large says so. */
export async function uploadOf(request: FastifyRequest): Promise<{ name: string | undefined; bytes: Buffer }> {
  if (!request.isMultipart()) throw new Refused('request.unsupported-type');
  try {
    const part = await request.file();
    if (!part) throw new Refused('request.invalid');
    return { name: part.filename, bytes: await part.toBuffer() };
  } catch (error) {
    if (error instanceof Refused || (error as { statusCode?: number }).statusCode === 413) throw error;
    throw new Refused('request.unreadable');
  }
}
