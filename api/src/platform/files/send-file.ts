import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';

type Sent = { name: string; type: string; inline?: boolean } & ({ bytes: Buffer } | { stream: Readable; size: number });

/** Hands out stored bytes so that no browser takes them for a page. */
export function sendFile(reply: FastifyReply, { name, type, inline = false, ...file }: Sent): StreamableFile {
  const kind = inline ? 'inline' : 'attachment';
  void reply.headers({
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  const disposition = `${kind}; filename*=UTF-8''${encodeURIComponent(name)}`;
  return 'bytes' in file
    ? new StreamableFile(file.bytes, { type, disposition, length: file.bytes.length })
    : new StreamableFile(file.stream, { type, disposition, length: file.size });
}
