import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

type Sent = { bytes: Buffer; name: string; type: string; inline?: boolean };

/** Hands out stored bytes so that no browser takes them for a page. */
export function sendFile(reply: FastifyReply, { bytes, name, type, inline = false }: Sent): StreamableFile {
  const kind = inline ? 'inline' : 'attachment';
  void reply.headers({
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  return new StreamableFile(bytes, {
    type,
    disposition: `${kind}; filename*=UTF-8''${encodeURIComponent(name)}`,
    length: bytes.length,
  });
}
