import { onBeforeUnmount, onMounted } from 'vue';

/** Alt+1…9 lead to a block, Ctrl+Enter sends, wherever the focus is on the page: by the place of the key, on every layout. */
export function useBlockKeys(blocks: readonly string[], submit: () => void): void {
  function onKey(event: KeyboardEvent): void {
    const block = /^Digit([1-9])$/.exec(event.code)?.[1];
    const place = event.altKey && block ? blocks[Number(block) - 1] : undefined;
    const field = place && document.getElementById(place);
    const sends = event.ctrlKey && event.key === 'Enter';
    if (!field && !sends) return;
    event.preventDefault();
    if (field) field.focus();
    else submit();
  }
  onMounted(() => addEventListener('keydown', onKey));
  onBeforeUnmount(() => removeEventListener('keydown', onKey));
}
