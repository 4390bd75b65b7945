const FRAME = /^ {4}at .+:\d+:\d+\)?$/;

/** Where an error happened, without what it says: the frames that end its stack. */
export function framesOf({ name, stack = '' }: Error): string {
  const lines = stack.split('\n');
  return [name, ...lines.slice(lines.findLastIndex((line) => !FRAME.test(line)) + 1)].join('\n');
}
