const PIECE = 64 * 1024;

/** Small texts travel together, so that what is written line by line is not handed on line by line. */
export async function* inPieces(text: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let waiting = '';
  for await (const part of text) {
    waiting += part;
    if (waiting.length < PIECE) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting) yield waiting;
}
