import { expect, type Locator, type Page } from '@playwright/test';

/** How somebody works: by keys alone at a desk, by touch on a phone. */
export class Hands {
  constructor(
    readonly page: Page,
    private readonly touch: boolean,
  ) {}

  async press(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    if (this.touch) return target.tap();
    await target.focus();
    await this.page.keyboard.press('Enter');
  }

  async tick(target: Locator): Promise<void> {
    if (await target.isChecked()) return;
    if (this.touch) {
      await target.evaluate((box) => box.scrollIntoView({ block: 'center' })); // away from what stays at the edges
      await target.tap({ force: true }); // its label lies over it
    } else {
      await target.focus();
      await this.page.keyboard.press('Space');
    }
    await expect(target).toBeChecked();
  }

  /** Instead of what stands in the field. */
  async write(target: Locator, text: string): Promise<void> {
    if (this.touch) await target.tap();
    else await target.focus();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
  }

  /** A score: its key where the row is, or its button. */
  async score(target: Locator, value: number): Promise<void> {
    if (this.touch) await target.tap();
    else {
      await target.focus();
      await this.page.keyboard.press(String(value));
    }
    await expect(target).toHaveAttribute('aria-checked', 'true');
  }

  async choose(target: Locator, label: string): Promise<void> {
    await target.focus();
    await target.selectOption({ label }); // a browser's own list: keys and touch lead to the same change
  }
}
