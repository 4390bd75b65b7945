import { nextTick, onBeforeUnmount, type Ref, ref, watch } from 'vue';

const GAP = 6;
const EDGE = 8;
type Place = { top: string; right: string; maxHeight: string };

/** Under the button, its end at the button's end, whole inside the window. */
function placeUnder(button: HTMLElement, layer: HTMLElement): Place {
  const { bottom, top, right } = button.getBoundingClientRect();
  const [width, height] = [document.documentElement.clientWidth, document.documentElement.clientHeight];
  const below = bottom + GAP;
  const above = top - GAP - layer.offsetHeight;
  const at = below + layer.offsetHeight > height - EDGE && above >= EDGE ? above : Math.min(below, height / 2);
  const fromEnd = Math.max(EDGE, Math.min(width - right, width - layer.offsetWidth - EDGE));
  return { top: `${at}px`, right: `${fromEnd}px`, maxHeight: `${height - at - EDGE}px` };
}

/**
 * What opens over the page from a button: Escape, a press elsewhere and the focus going elsewhere close it; Escape gives
 * the focus back to the button.
 */
export function useLayer(button: Readonly<Ref<HTMLElement | null>>, layer: Readonly<Ref<HTMLElement | null>>) {
  const open = ref(false);
  const place = ref<Place>();

  const isInside = (target: EventTarget | null) =>
    target instanceof Node && Boolean(button.value?.contains(target) || layer.value?.contains(target));
  function settle(): void {
    if (button.value && layer.value) place.value = placeUnder(button.value, layer.value);
  }
  function close(): void {
    open.value = false;
    button.value?.focus();
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  }
  const onElsewhere = ({ target }: Event) => {
    if (!isInside(target)) open.value = false;
  };
  function listen(on: boolean): void {
    const bind = on ? addEventListener : removeEventListener;
    bind('keydown', onKey);
    bind('pointerdown', onElsewhere, true);
    bind('focusin', onElsewhere);
    bind('resize', settle);
    bind('scroll', settle, true);
  }
  watch(open, async (opened) => {
    listen(opened);
    if (!opened) return void (place.value = undefined);
    await nextTick();
    settle();
  });
  onBeforeUnmount(() => listen(false));
  return { open, place, close, settle };
}
