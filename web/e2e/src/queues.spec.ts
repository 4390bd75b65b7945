import { expect, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { open } from './pages';
import { prefer, signIn } from './running-system';

test(
  'the operator looks at the queues in a tab of their own, and nothing there can be pressed that changes them',
  atDesk('the library’s own page'),
  async ({ page, context }) => {
    await prefer(page, { locale: 'kk' });
    await signIn(page, 'PLATFORM_OPERATOR');
    await open(page, '/department/operator/dead-letters');
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Кезектер' }).click();
    const board = await opened;
    await expect(board.getByRole('link', { name: 'mail.send' }).first()).toBeVisible(); // a new tab is nobody’s page yet
    const refused: string[] = [];
    const failed: string[] = [];
    board.on('console', (line) => line.type() === 'error' && refused.push(line.text()));
    board.on('response', (answer) => answer.status() >= 400 && failed.push(`${answer.status()} ${answer.url()}`));
    await board.reload();
    for (const queue of ['document.render', 'mail.send', 'schedule.tick'])
      await expect(board.getByRole('link', { name: queue }).first()).toBeVisible();
    await board.goto('/api/operator/queues/queue/schedule.tick?status=delayed');
    await expect(board.getByText('reminder.sweep').first()).toBeVisible();
    await expect(board.getByRole('button', { name: /очистить|удалить|повторить|пауза|добавить/i })).toHaveCount(0);
    expect({ refused, failed }).toEqual({ refused: [], failed: [] });
  },
);
