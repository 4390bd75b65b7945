import { effectScope } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boundKeys, type KeyBinding, keyName, singleKeysOff, useKeys } from './use-keys';

const label = 'shell.button.save';
let scope = effectScope();
const bind = (...keys: KeyBinding[]) => scope.run(() => useKeys(keys));

function press(init: KeyboardEventInit, target: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}
function put(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body.firstElementChild as HTMLElement;
}

describe('the keys of a page', () => {
  beforeEach(() => {
    scope = effectScope();
  });
  afterEach(() => {
    scope.stop();
    document.body.replaceChildren();
    if (singleKeysOff().chosen.value) singleKeysOff().toggle();
  });

  it('are known by their place, whatever the layout writes', () => {
    const act = vi.fn();
    bind({ code: 'KeyC', label, act });
    expect(press({ code: 'KeyC', key: 'с' }).defaultPrevented).toBe(true);
    press({ code: 'KeyV', key: 'c' });
    expect(act).toHaveBeenCalledTimes(1);
  });

  it.each(['<input />', '<input type="search" />', '<textarea></textarea>', '<select></select>'])(
    'rest while somebody types in %s',
    (html) => {
      const act = vi.fn();
      bind({ code: 'Digit3', label, act });
      press({ code: 'Digit3' }, put(html));
      expect(act).not.toHaveBeenCalled();
    },
  );

  it('rest under a dialog, and with Alt, Ctrl or Shift', () => {
    const act = vi.fn();
    bind({ code: 'Digit3', label, act });
    for (const held of [{ altKey: true }, { ctrlKey: true }, { metaKey: true }, { shiftKey: true }])
      press({ code: 'Digit3', ...held });
    press({ code: 'Digit3' }, put('<div role="dialog"><button></button></div>'));
    expect(act).not.toHaveBeenCalled();
  });

  it('can be switched off on this device, all but those with Ctrl', () => {
    const [single, held] = [vi.fn(), vi.fn()];
    bind({ code: 'KeyC', label, act: single }, { code: 'Enter', ctrl: true, label, act: held });
    singleKeysOff().toggle();
    press({ code: 'KeyC' });
    press({ code: 'Enter', ctrlKey: true }, put('<textarea></textarea>'));
    expect([single.mock.calls.length, held.mock.calls.length]).toEqual([0, 1]);
    expect(localStorage.getItem('onaltu.single-keys-off')).toBe('yes');
  });

  it('are asked from the last that was bound, and leave with their component', () => {
    const [first, second] = [vi.fn(), vi.fn()];
    bind({ code: 'KeyC', label, act: first });
    const inner = effectScope();
    inner.run(() => useKeys([{ code: 'KeyC', label, act: second }]));
    press({ code: 'KeyC' });
    inner.stop();
    press({ code: 'KeyC' });
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
    expect(boundKeys.value.map(({ code }) => code)).toEqual(['KeyC']);
    scope.stop();
    expect(boundKeys.value).toEqual([]);
  });

  it('are written as on the keyboard', () => {
    const names = [{ code: 'KeyC' }, { code: 'Digit4' }, { code: 'ArrowDown' }, { code: 'Enter', ctrl: true }];
    expect(names.map(keyName)).toEqual(['C', '4', '↓', 'Ctrl+Enter']);
  });
});
