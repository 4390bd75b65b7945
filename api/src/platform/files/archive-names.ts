import { UNPRINTABLE } from '../validation/printable';

export type Archived = { folder: string; name: string; contentType: string };

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};
const KNOWN_END = /\.(pdf|jpe?g|png)$/i;
/** What a file system or a shell takes for something else. */
const NOT_IN_NAMES = /[<>:"/\\|?*\u0000-\u001f\u007f]/g;
const LONGEST_BYTES = 150;
const bytesOf = (text: string): number => Buffer.byteLength(text);

/** As much of a text as a file system takes, never half a letter. */
function shortened(text: string): string {
  let kept = '';
  for (const letter of text) {
    if (bytesOf(kept) + bytesOf(letter) > LONGEST_BYTES) break;
    kept += letter;
  }
  return kept;
}

/** A part of a path that is nothing else: no way up, no other drive, and no letter that cannot be printed beside it. */
function plain(text: string): string {
  const clean = text.normalize('NFC').replace(NOT_IN_NAMES, '_').replace(UNPRINTABLE, '_').replace(/\s+/g, ' ');
  return shortened(clean.replace(/^[. ]+/, '')).replace(/[. ]+$/, '') || 'file';
}

/** Names of files in an archive, one for each: numbered in their folder, so that none is there twice, whatever they were called. */
export function archiveNames(files: readonly Archived[]): string[] {
  const counts = new Map<string, number>();
  return files.map(({ folder, name, contentType }) => {
    const within = plain(folder);
    const n = (counts.get(within) ?? 0) + 1;
    counts.set(within, n);
    const end = EXTENSIONS[contentType] ?? 'bin';
    return `${within}/${String(n).padStart(3, '0')} ${plain(name.replace(KNOWN_END, ''))}.${end}`;
  });
}
