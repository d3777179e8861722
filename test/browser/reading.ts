// What a test reads from a page: the visible text of table rows, and where things stand on the screen.
import type { Locator, Page } from 'playwright-core';

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The cells of every body row, top to bottom, as a reader sees them; a cell that is not shown gives `''`. */
export const rowsOf = (table: Locator): Promise<string[][]> =>
  table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll<HTMLElement>('th, td')].map((cell) =>
          cell.innerText.replace(/\s+/g, ' ').trim(),
        ),
      ),
    );

export const textOf = async (place: Locator): Promise<string> => tidy(await place.innerText());
export const textsOf = async (places: Locator): Promise<string[]> => (await places.allInnerTexts()).map(tidy);

/** Whether the whole of it lies within the window as it stands, without scrolling. */
export async function isOnScreen(page: Page, place: Locator): Promise<boolean> {
  const box = await place.boundingBox();
  const size = page.viewportSize();
  if (box === null || size === null) return false;
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height;
}

/** How many pixels the page is wider than the window; 0 when nothing has to be pushed sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
