/** Alt+1…3 lead to a block, Ctrl+Enter sends: by the place of the key, on every layout. */
export function useBlockKeys(blocks: readonly string[], submit: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const block = /^Digit([1-9])$/.exec(event.code)?.[1];
    const place = event.altKey && block ? blocks[Number(block) - 1] : undefined;
    if (place) {
      event.preventDefault();
      document.getElementById(place)?.focus();
    } else if (event.ctrlKey && event.key === 'Enter') {
      event.preventDefault();
      submit();
    }
  };
}
